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
import type { toJson } from '../src/record/writeRecord.ts';

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
      ['  mnist,\n', '  mnist,\n  stripes,\n'],
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
      ['  l0,\n}', '  l0,\n  smallestLeave,\n}'],
    ],
  },
  {
    file: 'scaleBlock.ts.fixture',
    to: 'src/model/blocks/scale.ts',
    registry: 'src/model/blocks/registry.ts',
    edits: [
      ["from './tanh.ts';\n", "from './tanh.ts';\nimport { scaleKind } from './scale.ts';\n"],
      ['tanh: tanhKind,\n', 'tanh: tanhKind,\n  scale: scaleKind,\n'],
    ],
  },
  {
    file: 'scaleStep.ts.fixture',
    to: 'src/engine/tfjs/blocks/scale.ts',
    registry: 'src/engine/tfjs/blocks/registry.ts',
    edits: [
      ["from './tanh.ts';\n", "from './tanh.ts';\nimport { scale } from './scale.ts';\n"],
      ['  tanh,\n', '  tanh,\n  scale,\n'],
    ],
  },
  {
    file: 'reader.ts.fixture',
    to: 'src/model/players/reader.ts',
    registry: 'src/model/players/registry.ts',
    edits: [
      ["from './weight.ts';\n", "from './weight.ts';\nimport { reader } from './reader.ts';\n"],
      ['filter, weight, pixel }', 'filter, weight, pixel, reader }'],
    ],
  },
  {
    file: 'readerStep.ts.fixture',
    to: 'src/engine/tfjs/slices/reader.ts',
    registry: 'src/engine/tfjs/slices/registry.ts',
    edits: [
      ["from './weight.ts';\n", "from './weight.ts';\nimport { reader } from './reader.ts';\n"],
      ['  filter,\n};', '  filter,\n  reader,\n};'],
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

/** What the copy writes; this program, which does not know what was added, could not read it as a run. */
const experiment = (...flags: readonly string[]) => {
  const { stdout, stderr, status } = play(...flags);
  expect(status, stderr).toBe(0);
  const { manifest, series } = JSON.parse(stdout) as ReturnType<typeof toJson>;
  return { manifest, groups: series.groups, epochs: series.evaluations };
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
      include: [
        'cli',
        'src/engine',
        'src/spec',
        'src/data',
        'src/rules',
        'src/model',
        'src/record',
      ],
      exclude: ['**/*.test.ts', '**/test', '**/assembly'],
    };
    writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify(tsconfig));
    expect(node('node_modules/typescript/bin/tsc', '-p', '.').stdout).toBe('');
    // All of it is compiled anew, beside whatever else the machine does.
  }, 400_000);

  it('a data set, which a network with a name fits', () => {
    const { manifest, epochs } = experiment(
      ...['--data', 'stripes', '--network', 'quick', '--epochs', '4'],
    );
    expect([manifest.spec.data as string, manifest.data]).toEqual([
      'stripes',
      'drawn, first version',
    ]);
    expect(epochs.at(-1)!.testAccuracy).toBeGreaterThan(0.9);
  });

  it('a data set that refuses a network for other data, in a sentence', () => {
    const { stderr, status } = play('--data', 'stripes', '--network', '784-20-10');
    expect(stderr).toContain('begins with 784, but an example has 64 numbers');
    expect(status).toBe(2);
  });

  it('a block that learns, between others, in a network written block by block', () => {
    const network = '64 d24 scale leaky d16 tanh scale d3';
    const { manifest, epochs } = experiment(
      ...['--data', 'stripes', '--network', network, '--epochs', '10', '--gamma', '0'],
    );
    expect(manifest.spec.network).toBe(network);
    expect(epochs.at(-1)!.testAccuracy).toBeGreaterThan(0.9);
  });

  it('a kind of player, that pays its fee and leaves', () => {
    const { groups, epochs } = experiment(
      ...['--data', 'stripes', '--network', '64 d24 scale relu d16 relu d3', '--epochs', '10'],
      ...['--granularity', 'reader', '--gamma', '1.2', '--lr-s', '0.005'],
    );
    expect(groups.map(({ count }) => count)).toEqual([24, 16]);
    expect(epochs.at(-1)!.sparsity).toBeGreaterThan(0.1);
    expect(epochs.at(-1)!.testAccuracy).toBeGreaterThan(0.6);
  });

  it('a rule, with a parameter of its own, that runs where no route has heard of it', () => {
    const { manifest, epochs } = experiment(
      ...['--data', 'stripes', '--network', 'quick', '--epochs', '4'],
      ...['--dynamics', 'smallestLeave', '--kept-share', '0.25'],
    );
    expect(manifest.spec).toMatchObject({ dynamics: 'smallestLeave', keptShare: 0.25 });
    expect(epochs.map(({ sparsity }) => sparsity)).toEqual([0.75, 0.75, 0.75, 0.75]);
    expect(epochs.at(-1)!.testAccuracy).toBeGreaterThan(0.9);
  });
});
