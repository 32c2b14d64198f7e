/**
 * The types of `window.pruningGame` as one file that imports nothing, for those who drive the page without its
 * sources. Printed from the declarations themselves, so that it says what they say; docs/api.md has how it is used.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Beside index.html. */
export const typesFile = 'pruning-game.d.ts';

/** Writes the file into the built page. @returns {import('vite').Plugin} */
export const tellsItsTypes = () => ({
  name: 'tells-its-types',
  apply: 'build',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: typesFile, source: await apiTypes() });
  },
});

/** @returns {Promise<string>} the text of the file */
export async function apiTypes() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  // What prints is large, and whoever builds nothing needs none of it.
  const { declarations } = await import('./declarations.mjs');
  const meanings = await parameterMeanings();
  return `/**
 * The types of \`window.pruningGame\`, version ${version}. This file needs no other: put it among your own sources.
 */

${declarations(meanings).join('\n\n')}

declare global {
  interface Window {
    /** There once the page's script has run. */
    pruningGame?: PruningGame;
  }
}

export {};
`;
}

/** What each parameter means, and what it can be, in a line. @returns {Promise<Record<string, string>>} */
async function parameterMeanings() {
  const { tsImport } = await import('tsx/esm/api');
  const { allowed, defaultSpec, isLive } = await tsImport('../src/spec/spec.ts', import.meta.url);
  const { parameters } = await tsImport('../src/spec/parameters.ts', import.meta.url);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, row]) => [
      name,
      [
        row.help,
        `Takes ${allowed(row)}${row.unit ? `, in ${row.unit}` : ''}; at first ${JSON.stringify(defaultSpec[name])}.`,
        isLive(name) ? 'Changes the run as it goes.' : 'A change begins a new run.',
      ].join(' '),
    ]),
  );
}
