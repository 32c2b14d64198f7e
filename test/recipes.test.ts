/**
 * docs/architecture.md says how little a data set, a block, a kind of player and a rule need: a file and a
 * line. Here one of each is added to a copy of the sources, which must then compile, and a run of all
 * four is played.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../cli/runEpochs.ts';

const root = path.resolve(import.meta.dirname, '..');

interface Recipe {
  /** What is added, a file of test/recipes. */
  readonly file: string;
  readonly to: string;
  /** Where it is registered: the file, and what stands there before and after. */
  readonly registry: string;
  readonly edits: readonly (readonly [before: string, after: string])[];
}

const recipes: readonly Recipe[] = [
  {
    file: 'stripes.ts.fixture',
    to: 'src/data/stripes.ts',
    registry: 'src/data/registry.ts',
    edits: [
      ["from './mnist.ts';\n", "from './mnist.ts';\nimport { stripes } from './stripes.ts';\n"],
      ['registry = { mnist }', 'registry = { mnist, stripes }'],
    ],
  },
  {
    file: 'smallestLeave.ts.fixture',
    to: 'src/rules/smallestLeave.ts',
    registry: 'src/rules/registry.ts',
    edits: [
      [
        "from './proximal.ts';\n",
        "from './proximal.ts';\nimport { smallestLeave } from './smallestLeave.ts';\n",
      ],
      ['bestResponse, adam }', 'bestResponse, adam, smallestLeave }'],
    ],
  },
];

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'recipes-'));
  for (const part of ['src', 'cli', 'scripts', 'package.json', 'tsconfig.base.json', 'assets.d.ts'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const { file, to, registry, edits } of recipes) {
    cpSync(path.join(root, 'test/recipes', file), path.join(copy, to));
    const place = path.join(copy, registry);
    let text = readFileSync(place, 'utf8');
    for (const [before, after] of edits) {
      expect(text.split(before), `“${before}” in ${registry}`).toHaveLength(2);
      text = text.replace(before, after);
    }
    writeFileSync(place, text);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const node = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });

const play = (...flags: readonly string[]) =>
  node('--import', 'tsx', 'cli/experiment.ts', '--seed', '1', '--backend', 'wasm', ...flags);

const experiment = (...flags: readonly string[]): Experiment => {
  const { stdout, stderr, status } = play(...flags);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Experiment;
};

describe('a file and a line add', () => {
  it('what compiles', () => {
    const tsconfig = {
      extends: './tsconfig.base.json',
      compilerOptions: {
        noEmit: true,
        emitDeclarationOnly: false,
        composite: false,
        incremental: false,
        types: ['node'],
      },
      include: ['cli', 'src/engine', 'src/spec', 'src/data', 'src/rules', 'src/model'],
      exclude: ['**/*.test.ts', '**/test', '**/assembly'],
    };
    writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify(tsconfig));
    expect(node('node_modules/typescript/bin/tsc', '-p', '.').stdout).toBe('');
  });

  it('a data set, which a network with a name fits', () => {
    const { spec, epochs, dataHash } = experiment(
      ...['--data', 'stripes', '--network', 'quick', '--epochs', '4'],
    );
    expect([spec.data as string, dataHash]).toEqual(['stripes', 'drawn, first version']);
    expect(epochs.at(-1)!.testAccuracy).toBeGreaterThan(0.9);
  });

  it('a data set that refuses a network for other data, in a sentence', () => {
    const { stderr, status } = play('--data', 'stripes', '--network', '784-20-10');
    expect(stderr).toContain('begins with 784, but an example has 64 numbers');
    expect(status).toBe(2);
  });

  it('a rule, with a parameter of its own, that runs where no route has heard of it', () => {
    const { spec, epochs } = experiment(
      ...['--data', 'stripes', '--network', 'quick', '--epochs', '4'],
      ...['--dynamics', 'smallestLeave', '--kept-share', '0.25'],
    );
    expect(spec).toMatchObject({ dynamics: 'smallestLeave', keptShare: 0.25 });
    expect(epochs.map(({ sparsity }) => sparsity)).toEqual([0.75, 0.75, 0.75, 0.75]);
    expect(epochs.at(-1)!.testAccuracy).toBeGreaterThan(0.9);
  });
});
