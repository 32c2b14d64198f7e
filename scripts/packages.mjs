/** Programs of this system that some tests need: whether they are here, and how to get them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { mustRun, timed } from './setup.mjs';

/** @param {string[]} names in order of preference @returns {string[]} files of these names in PATH */
export const programs = (...names) =>
  names
    .flatMap((name) =>
      (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
    )
    .filter((file) => existsSync(file));

/** @param {string} program @param {string[]} args */
export const answers = (program, args) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Whether packages of the system can be installed without asking anybody. */
export const isRootOnDebian = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  answers('apt-get', ['--version']);

/** @param {string[]} packages @returns {Promise<void>} rejects with a sentence */
export const installPackages = (packages) =>
  timed(`Installing ${packages.join(', ')} (apt-get)`, () => {
    mustRun('apt-get', ['update', '-q']);
    mustRun('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages]);
  });

/**
 * Installs packages where that is possible without asking anybody; what goes wrong is said.
 *
 * @param {string[]} packages none for nothing to do
 */
export async function installWherePossible(packages) {
  if (packages.length === 0 || !isRootOnDebian()) return;
  try {
    await installPackages(packages);
  } catch (error) {
    console.log(`  ${error instanceof Error ? error.message : error}`);
  }
}
