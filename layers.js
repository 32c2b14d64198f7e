/**
 * The layers of the project: who may import what. ESLint enforces this table through the rule below,
 * the tsconfig.json of each layer enforces it once more, and test/layers.test.ts checks both.
 */
import path from 'node:path';

const root = import.meta.dirname;

/**
 * @typedef {object} Layer
 * @property {string} folder
 * @property {string[]} layers other layers it may import
 * @property {string[]} packages packages it may import; a * stands for anything
 * @property {string[]} [workers] layers it may start with `new Worker(new URL(…))`, but not import
 */

/** @type {Record<string, Layer>} */
export const layers = {
  model: { folder: 'src/model', layers: [], packages: [] },
  game: { folder: 'src/game', layers: ['model'], packages: [] },
  data: { folder: 'src/data', layers: ['game', 'model'], packages: [] },
  rules: { folder: 'src/rules', layers: ['game'], packages: [] },
  spec: { folder: 'src/spec', layers: ['rules', 'data', 'game', 'model'], packages: [] },
  record: {
    folder: 'src/record',
    layers: ['spec', 'data', 'game', 'model'],
    packages: ['valibot'],
  },
  evidence: {
    folder: 'src/evidence',
    layers: ['record', 'spec', 'data', 'game', 'model'],
    packages: [],
  },
  export: {
    folder: 'src/export',
    layers: ['record', 'spec', 'data', 'game', 'model'],
    packages: [],
  },
  protocol: { folder: 'src/protocol', layers: ['spec', 'data', 'game', 'model'], packages: [] },
  // It is no part of the page: it stands between the page and the network.
  offline: { folder: 'src/offline', layers: ['protocol'], packages: [] },
  engine: {
    folder: 'src/engine',
    layers: ['spec', 'rules', 'data', 'game', 'model'],
    packages: ['@tensorflow/*', 'd3-dsv', 'fflate'],
  },
  worker: {
    folder: 'src/worker',
    layers: ['engine', 'protocol', 'spec', 'rules', 'data', 'game', 'model'],
    // Addresses of tfjs's binaries, which only a bundler knows; the engine runs in Node as well.
    packages: ['@tensorflow/*.wasm?url'],
  },
  state: {
    folder: 'src/state',
    layers: ['protocol', 'record', 'spec', 'data', 'game'],
    packages: ['zustand', 'idb', 'fflate'],
    workers: ['worker'],
  },
  ui: {
    folder: 'src/ui',
    layers: ['state', 'spec', 'data', 'game'],
    packages: ['react', 'd3', 'zustand'],
  },
  panels: {
    folder: 'src/panels',
    layers: ['ui', 'state', 'evidence', 'export', 'record', 'spec', 'rules', 'data', 'game'],
    packages: ['react', 'd3', 'd3-dsv', 'fflate', 'zustand'],
  },
  pages: {
    folder: 'src/pages',
    layers: ['panels', 'ui', 'state', 'evidence', 'record', 'spec', 'rules', 'data', 'game'],
    packages: [
      ...['react', 'react-dom', 'd3', 'zustand', 'lean-qr'],
      ...['@fontsource/*', '@fontsource-variable/*'],
    ],
  },
  cli: {
    folder: 'cli',
    layers: ['engine', 'evidence', 'export', 'record', 'protocol', 'spec', 'data', 'game', 'model'],
    packages: ['node:*'],
  },
};

/** Folders that stand outside the product and may look into all of it; no layer may import them. */
export const observers = ['test', 'e2e', 'bench', 'scripts'];

/** Unit tests lie beside what they test, their helpers in folders called test. */
const testFile = /\.test\.tsx?$|[\\/]test[\\/]/;

/**
 * @param {string} file absolute, or relative to the root
 * @returns {string | null} the layer's name
 */
export function layerOf(file) {
  const relative = path.relative(root, path.resolve(root, file)).split(path.sep).join('/');
  const found = Object.entries(layers).find(([, { folder }]) => relative.startsWith(`${folder}/`));
  return found ? found[0] : null;
}

/**
 * @param {string} name
 * @returns {Set<string>} every layer at or below the named one
 */
export function reachable(name) {
  const seen = new Set([name]);
  for (const each of seen) for (const below of layers[each].layers) seen.add(below);
  return seen;
}

/** @param {string} specifier @param {string[]} allowed */
const isAllowedPackage = (specifier, allowed) =>
  allowed.some((name) => {
    if (!name.includes('*')) return specifier === name || specifier.startsWith(`${name}/`);
    const [start, end] = name.split('*');
    return specifier.startsWith(start) && specifier.endsWith(end);
  });

/**
 * Judges one reference from a file to a module.
 *
 * @param {string} file absolute path of the file that refers
 * @param {string} specifier as written
 * @param {'import' | 'url' | 'worker'} [how] `url` is `new URL(specifier, import.meta.url)`, `worker`
 *   the same inside `new Worker(…)`
 * @returns {string | null} what is wrong, or null
 */
export function judge(file, specifier, how = 'import') {
  const name = layerOf(file);
  if (name === null) return `${path.relative(root, file)} lies outside every layer of layers.js.`;
  const layer = layers[name];
  const isTest = testFile.test(file);

  if (!/^[./]/.test(specifier)) {
    // Unit tests may use any package: they never reach the product.
    if (isTest || isAllowedPackage(specifier, layer.packages)) return null;
    return `${name} may not import the package ${specifier}.`;
  }
  // Vite takes a leading slash from the project's root.
  const target = specifier.startsWith('/')
    ? path.join(root, specifier)
    : path.resolve(path.dirname(file), specifier);
  const targetName = layerOf(target);
  if (targetName === name) return null;
  if (how === 'url' && targetName === null) return null; // a file that is no code
  if (how === 'worker') {
    if (targetName !== null && layer.workers?.includes(targetName)) return null;
    return `${name} may not start ${specifier} as a worker.`;
  }
  if (isTest) {
    if (targetName === null || reachable(name).has(targetName)) return null;
  } else if (targetName !== null && layer.layers.includes(targetName)) {
    return null;
  }
  const allowed = layer.layers.join(', ') || 'no other layer';
  return `${name} may not import ${targetName ?? specifier}; it may import ${allowed}.`;
}

/**
 * The ESLint rule: judges every import, export from, import(), import type and URL of a module.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const importRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    /** @param {any} node the string literal @param {'import' | 'url' | 'worker'} [how] */
    const check = (node, how) => {
      if (typeof node?.value !== 'string') return;
      const message = judge(context.filename, node.value, how);
      if (message) context.report({ node, message });
    };
    /** @param {any} node */
    const checkSource = (node) => check(node.source);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression(/** @type {any} */ node) {
        if (node.source.type === 'Literal') check(node.source);
        else if (!testFile.test(context.filename)) {
          context.report({ node, message: 'import() needs a literal, or no rule can judge it.' });
        }
      },
      /** `import('…').Type` @param {any} node */
      TSImportType: checkSource,
      /** `import x = require('…')` @param {any} node */
      'TSExternalModuleReference > Literal': (/** @type {any} */ node) => check(node),
      'NewExpression[callee.name="URL"]'(/** @type {any} */ node) {
        const [specifier, base] = node.arguments;
        if (base?.type !== 'MemberExpression' || base.object.type !== 'MetaProperty') return;
        const { parent } = node;
        const isWorker = parent.type === 'NewExpression' && parent.callee.name === 'Worker';
        check(specifier, isWorker ? 'worker' : 'url');
      },
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export const plugin = { meta: { name: 'layers' }, rules: { import: importRule } };
