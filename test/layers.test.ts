/**
 * Guards the guard: every arrow of layers.js is tried against ESLint, and every layer's tsconfig
 * against the compiler, with imports that must fail and imports that must not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { layerOf, layers, observers, reachable } from '../layers.js';

const root = path.resolve(import.meta.dirname, '..');
const names = Object.keys(layers);
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to]));
const isAllowed = ([from, to]: string[]) => layers[from].layers.includes(to);

/** A module of one layer as another writes it; it need not exist. */
const specifier = (from: string, to: string) =>
  `${path.relative(layers[from].folder, layers[to].folder)}/some/module.ts`;

/** Without the rules that need types: no program knows the modules that are tried here. */
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });

/** What the layer rule, and the rules of the pure layers, say of a module of a layer, line by line. */
async function wordsOn(layer: string, code: string, file: string) {
  const filePath = path.join(root, layers[layer].folder, file);
  const [{ messages }] = await eslint.lintText(code, { filePath });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages
    .map(({ ruleId, line }) => ({ rule: ruleId ?? '', line }))
    .filter(({ rule }) => /^(layers\/|no-restricted-)/.test(rule));
}

const lint = async (layer: string, code: string, file = 'fixture.ts'): Promise<string[]> =>
  (await wordsOn(layer, code, file)).map(({ rule }) => rule);

describe('ESLint', () => {
  /** Every way to write a reference to another module, one a line. */
  const references = (to: string) => [
    `import { a } from '${to}'; export const b = a;`,
    `import type { C } from '${to}'; export type D = C;`,
    `import '${to}';`,
    `export { e } from '${to}';`,
    `export * from '${to}';`,
    `export const f = import('${to}');`,
    `export type G = import('${to}').X;`,
    `import H from '${to}?worker'; export default H;`,
  ];

  test.each(pairs.filter(isAllowed))('%s may import %s', async (from, to) => {
    expect(await lint(from, references(specifier(from, to)).join('\n'))).toEqual([]);
  });

  test.each(pairs.filter((pair) => !isAllowed(pair)))('%s may not import %s', async (from, to) => {
    const lines = references(specifier(from, to));
    expect(await wordsOn(from, lines.join('\n'), 'fixture.ts')).toEqual(
      lines.map((_, index) => ({ rule: 'layers/import', line: index + 1 })),
    );
  });

  test.each(names)('%s may not import what stands outside the product', async (from) => {
    for (const folder of observers) {
      const to = `${path.relative(layers[from].folder, folder)}/module.ts`;
      expect(await lint(from, `import '${to}';`)).toEqual(['layers/import']);
    }
  });

  const startWorker = (to: string) =>
    `export const w = new Worker(new URL('${to}', import.meta.url), { type: 'module' });`;

  test.each(names.filter((name) => name !== 'worker'))(
    '%s starts the worker: only state',
    async (name) => {
      const found = await lint(name, startWorker(specifier(name, 'worker')));
      expect(found).toEqual(name === 'state' ? [] : ['layers/import']);
    },
  );

  test.each([
    ['game', '@tensorflow/tfjs-core'],
    ['game', 'react'],
    ['game', 'd3'],
    ['game', 'node:fs'],
    ['protocol', '@tensorflow/tfjs-core'],
    ['protocol', 'react'],
    ['protocol', 'd3'],
    ['worker', '@tensorflow/tfjs-core'],
    ['state', '@tensorflow/tfjs-core'],
    ['panels', '@tensorflow/tfjs'],
    ['pages', '@tensorflow/tfjs'],
    ['cli', '@tensorflow/tfjs-core'],
    ['engine', 'react'],
    ['worker', 'react'],
    ['state', 'react'],
    ['cli', 'react'],
  ])('%s may not import the package %s', async (layer, name) => {
    expect(await lint(layer, `import '${name}';`)).toEqual(['layers/import']);
  });

  test.each([
    ['engine', '@tensorflow/tfjs-core'],
    ['engine', '@tensorflow/tfjs-core/dist/register_all_gradients'],
    ['worker', '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'],
    ['state', 'zustand/vanilla'],
    ['ui', 'react'],
    ['panels', 'react'],
    ['panels', 'd3'],
    ['pages', 'react-dom/client'],
    ['cli', 'node:fs'],
  ])('%s may import the package %s', async (layer, name) => {
    expect(await lint(layer, `import '${name}';`)).toEqual([]);
  });

  test.each(['Date.now()', 'new Date()', 'performance.now()', 'Math.random()'])(
    'the game may not ask for %s',
    async (code) => {
      const [rule, ...others] = await lint('game', `export const x = ${code};`);
      expect(rule).toMatch(/^no-restricted-/);
      expect(others).toEqual([]);
    },
  );

  test('unit tests may look at and below their layer, at packages and at test/, not above', async () => {
    const file = 'some.test.ts';
    const code = (to: string) => `import '${to}';`;
    expect(await lint('panels', code('../protocol/frame.ts'), file)).toEqual([]);
    expect(await lint('game', code('fast-check'), file)).toEqual([]);
    expect(await lint('game', code('../../test/reference/x.ts'), file)).toEqual([]);
    expect(await lint('game', code('../engine/x.ts'), file)).toEqual(['layers/import']);
  });

  test('a file of src/ outside every layer is an error by itself', async () => {
    const filePath = path.join(root, 'src/stray/module.ts');
    const [{ messages }] = await eslint.lintText(`import './x.ts';`, { filePath });
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['layers/import']);
  });
});

describe('The compiler', () => {
  const project = (layer: string) => path.join(root, layers[layer].folder, 'tsconfig.json');

  const readProject = (file: string) => {
    const parsed = ts.getParsedCommandLineOfConfigFile(file, undefined, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(String(diagnostic.messageText));
      },
    });
    if (!parsed) throw new Error(`${file} cannot be read.`);
    return parsed;
  };

  /** Library files are the same for every layer, and reading them is most of the work. */
  const parsed = new Map<string, ts.SourceFile | undefined>();

  /** What is wrong with one more module in a layer, compiled with the layer's own settings. */
  function compile(layer: string, code: string): ts.Diagnostic[] {
    const { options, projectReferences } = readProject(project(layer));
    const added = path.join(root, layers[layer].folder, 'addedByTest.ts');
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (file) => file === added || fileExists(file);
    host.readFile = (file) => (file === added ? code : readFile(file));
    host.getSourceFile = (file, how, ...rest) => {
      if (file === added) return ts.createSourceFile(file, code, how);
      if (!/\/node_modules\//.test(file)) return getSourceFile.call(host, file, how, ...rest);
      if (!parsed.has(file)) parsed.set(file, getSourceFile.call(host, file, how, ...rest));
      return parsed.get(file);
    };
    const program = ts.createProgram({ rootNames: [added], options, projectReferences, host });
    return [
      ...program.getOptionsDiagnostics(),
      ...program.getSemanticDiagnostics(program.getSourceFile(added)),
    ];
  }

  /** Some module of a layer that exists, because only those are part of a project. */
  function moduleOf(layer: string): string {
    const { fileNames } = readProject(project(layer));
    const found = fileNames.find((file) => layerOf(file) === layer && !file.endsWith('.d.ts'));
    if (!found) throw new Error(`The layer ${layer} is empty: its arrows cannot be tried.`);
    return found;
  }

  const NOT_LISTED = 6307; // File … is not listed within the file list of project …

  // References are transitive: what lies anywhere below compiles, and only ESLint forbids it.
  test.each(names)('%s can import what lies below it, and nothing else', (from) => {
    const others = names.filter((to) => to !== from);
    const files = others.map(moduleOf);
    const code = files.map(
      (file) => `import '${path.relative(path.join(root, layers[from].folder), file)}';`,
    );
    const refusals = compile(from, code.join('\n'))
      .filter((diagnostic) => diagnostic.code === NOT_LISTED)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    const refused = others.filter((_, index) =>
      refusals.some((text) => text.includes(`'${files[index]}'`)),
    );
    expect(refused).toEqual(others.filter((to) => !reachable(from).has(to)));
  });

  test.each(names)('the references of %s are those of layers.js', (name) => {
    const { projectReferences } = readProject(project(name));
    const found = projectReferences?.map((each) => path.relative(root, each.path)) ?? [];
    expect(found).toEqual(layers[name].layers.map((below) => layers[below].folder));
  });

  test.each(['game', 'protocol'])('%s knows neither the DOM nor a clock of a browser', (layer) => {
    for (const name of ['document', 'performance', 'navigator', 'setTimeout', 'process']) {
      expect(compile(layer, `export const x = ${name};`)).not.toEqual([]);
    }
    expect(compile(layer, 'export const x = Math.sqrt(2);')).toEqual([]);
  });

  test.each(['engine', 'worker'])('%s knows no document', (layer) => {
    expect(compile(layer, 'export const x = document.body;')).not.toEqual([]);
    expect(compile(layer, 'export const x = performance.now();')).toEqual([]);
  });

  const sources = ['src', layers.cli.folder, ...observers]
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.posix.join(folder, ...file.split(path.sep)),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file));

  test('every source file belongs to exactly one project of the solution', () => {
    const solution = JSON.parse(
      readFileSync(path.join(root, 'tsconfig.json'), 'utf8').replace(/^\s*\/\/.*$/gm, ''),
    ) as { references: { path: string }[] };
    const projects = solution.references.map(({ path: place }) =>
      path.join(root, place.endsWith('.json') ? place : `${place}/tsconfig.json`),
    );
    const listed = projects
      .flatMap((file) => readProject(file).fileNames)
      .map((file) => path.relative(root, file));
    expect(sources.length).toBeGreaterThan(20);
    for (const source of sources) {
      expect(listed.filter((file) => file === source).length, source).toBe(1);
    }
  });

  test('every file of src/ and cli/ belongs to a layer and is linted by its rule', async () => {
    const files = sources.filter((file) => /^(src|cli)\//.test(file));
    for (const file of files) {
      expect(layerOf(file), file).not.toBeNull();
      const config = await eslint.calculateConfigForFile(path.join(root, file));
      expect(config?.rules?.['layers/import'], file).toEqual([2]);
    }
  });
});
