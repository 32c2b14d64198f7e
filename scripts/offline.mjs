/** The service worker of the built page (src/offline), with the list of what the build consists of. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { typesFile } from './types.mjs';

const root = path.resolve(import.meta.dirname, '..');
/** Beside index.html, so that it may answer for all that lies there. */
export const serviceWorkerFile = 'sw.js';
const DATA = 'data/';
/** The page never asks for its types, nor for its picture. */
const NEVER_ASKED = [typesFile, 'social.png'];
/** Names there have a hash of what they hold. */
const ASSETS = 'assets/';

/** @param {string} folder @returns {string[]} names of the files in it, with `/`; none where there is no such folder */
const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) =>
          path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
        )
        .sort()
    : [];

/** @param {string} name of a file of a data set */
const folderOf = (name) => name.split('/')[1] ?? '';

/** @param {string | Uint8Array} content */
const hashOf = (content) => createHash('sha256').update(content).digest('hex');

/**
 * What a build consists of.
 *
 * @param {ReadonlyMap<string, string | Uint8Array>} written content by name
 * @param {string} publicFolder files that are copied beside it
 * @returns {import('../src/protocol/offline.ts').Build}
 */
export function buildOf(written, publicFolder) {
  const copied = filesIn(publicFolder);
  const contents = new Map(written);
  for (const name of copied)
    if (!name.startsWith(DATA)) contents.set(name, readFileSync(path.join(publicFolder, name)));
  const names = [...contents.keys()].filter((name) => !NEVER_ASKED.includes(name)).sort();
  const data = copied.filter((name) => name.startsWith(DATA) && name.split('/').length === 3);
  return {
    version: hashOf(
      JSON.stringify(names.map((name) => [name, hashOf(contents.get(name) ?? '')])),
    ).slice(0, 16),
    page: hashOf(contents.get('index.html') ?? ''),
    assets: names.filter((name) => name.startsWith(ASSETS)),
    others: names.filter((name) => !name.startsWith(ASSETS)),
    data: Object.fromEntries(
      data
        .map(folderOf)
        .map((folder) => [folder, data.filter((name) => folderOf(name) === folder)]),
    ),
  };
}

/** @param {import('../src/protocol/offline.ts').Build} of @returns {Promise<string>} a classic script */
async function serviceWorker(of) {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { BUILD: JSON.stringify(of) },
    build: {
      write: false,
      // Firefox takes no module for a service worker.
      lib: { entry: 'src/offline/serviceWorker.ts', formats: ['iife'], name: 'serviceWorker' },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [script] = outputs;
  if (outputs.length !== 1 || script?.type !== 'chunk')
    throw new Error('The service worker should be one script.');
  return script.code;
}

/** Writes the service worker into the built page. @returns {import('vite').Plugin} */
export const worksOffline = () => {
  let publicFolder = '';
  return {
    name: 'works-offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post', // once all else is written
      async handler(_, bundle) {
        const written = new Map(
          Object.values(bundle).map((file) => [
            file.fileName,
            file.type === 'chunk' ? file.code : file.source,
          ]),
        );
        const source = await serviceWorker(buildOf(written, publicFolder));
        this.emitFile({ type: 'asset', fileName: serviceWorkerFile, source });
      },
    },
  };
};
