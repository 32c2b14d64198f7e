/**
 * A worker's entry is evaluated once. WebKit keeps the script that a worker was started with apart from
 * the modules that it imports: a chunk that imports the entry makes it run a second time, with a second
 * `onmessage`, and commands are lost.
 */
import path from 'node:path';
import { parseAst } from 'vite';

/**
 * The entry of every worker exports what its source exports, so nothing, and what it shares with other
 * chunks lies in chunks of its own. Vite sets the option to `false` by itself, later than its
 * configuration; only a plugin of the worker's build comes after it.
 *
 * @returns {import('vite').Plugin}
 */
export const workerEntriesKeepToThemselves = () => ({
  name: 'worker-entries-keep-to-themselves',
  options: (options) => ({ ...options, preserveEntrySignatures: 'strict' }),
});

/** @typedef {{ type: string, [key: string]: unknown }} Node of an ESTree */

/** @param {unknown} node @param {(node: Node) => void} visit every node of the tree */
function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node) && 'type' in node) visit(/** @type {Node} */ (node));
  for (const child of Object.values(node)) walk(child, visit);
}

/** @param {unknown} node @returns {string | null} the text of a literal, with any quotes */
function literal(node) {
  const { type, value, quasis } = /** @type {any} */ (node ?? {});
  if (type === 'Literal' && typeof value === 'string') return value;
  return type === 'TemplateLiteral' && quasis.length === 1 ? quasis[0].value.cooked : null;
}

/**
 * @param {string} file @param {string} code
 * @returns {{ imports: string[], starts: string[] }} files that it imports, statically or not, and files
 *   that it starts as workers, as paths from the root
 */
function references(file, code) {
  const resolve = (/** @type {string} */ to) => path.posix.join(path.posix.dirname(file), to);
  /** @type {string[]} */
  const imports = [];
  /** @type {string[]} */
  const starts = [];
  walk(parseAst(code), (node) => {
    const { callee, arguments: args } = /** @type {any} */ (node);
    if (/^(Import(Declaration|Expression)|Export(Named|All)Declaration)$/.test(node.type)) {
      const source = literal(node.source);
      if (source !== null) imports.push(resolve(source));
    } else if (node.type === 'NewExpression' && /^(Shared)?Worker$/.test(callee.name)) {
      walk(args, (inner) => {
        const address = literal(inner);
        if (address !== null) starts.push(resolve(address));
      });
    }
  });
  return { imports, starts };
}

/**
 * Judges the scripts of a build as they lie there.
 *
 * @param {Map<string, string>} scripts code by path from the build's root, with forward slashes
 * @returns {{ entries: string[], faults: string[] }} the entries of workers; one sentence for each chunk
 *   that imports one
 */
export function judgeWorkerEntries(scripts) {
  const found = [...scripts].map(([file, code]) => ({ file, ...references(file, code) }));
  const entries = [...new Set(found.flatMap(({ starts }) => starts))].filter((file) =>
    scripts.has(file),
  );
  const faults = found.flatMap(({ file, imports }) =>
    entries
      .filter((entry) => imports.includes(entry))
      .map((entry) => `${file} imports ${entry}, the entry of a worker; WebKit runs it twice.`),
  );
  return { entries, faults };
}

/**
 * Fails the build if a chunk imports a worker's entry, or if it finds no worker to judge.
 *
 * @returns {import('vite').Plugin}
 */
export const workerEntriesAreChecked = () => ({
  name: 'worker-entries-are-checked',
  apply: 'build',
  // Workers are built apart, and are here as finished files.
  writeBundle(_, bundle) {
    const scripts = Object.values(bundle).flatMap((output) => {
      if (!output.fileName.endsWith('.js')) return [];
      const code = output.type === 'chunk' ? output.code : String(output.source);
      return [/** @type {const} */ ([output.fileName, code])];
    });
    const { entries, faults } = judgeWorkerEntries(new Map(scripts));
    if (entries.length === 0) this.error('No worker was found in the build.');
    if (faults.length > 0) this.error(faults.join('\n'));
  },
});
