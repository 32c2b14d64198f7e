/** PyTorch, with which tests read what this program writes: whether it is here, and how to get it. */
import { answers, installWherePossible, programs } from './packages.mjs';

const packages = ['python3-torch', 'libopenblas0-pthread'];

/**
 * The Python of Debian may stand behind another in PATH.
 *
 * @returns {string | null} absolute path of a Python that has torch and numpy; PYTHON may name one
 */
export const findTorch = () =>
  [
    ...(process.env.PYTHON ? [process.env.PYTHON] : []),
    ...programs('python3'),
    '/usr/bin/python3',
  ].find((file) => answers(file, ['-c', 'import numpy, torch'])) ?? null;

/** @returns {Promise<string | null>} a sentence where it is missing still */
export async function installTorch() {
  if (findTorch() === null) await installWherePossible(packages);
  return findTorch() === null
    ? `NO PYTORCH: no python3 has torch (Debian: apt-get install ${packages.join(' ')}), so safetensors and PyTorch scripts are NOT READ by the tests.`
    : null;
}
