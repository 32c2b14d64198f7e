/** The PyTorch script of a run plays that run: step by step as the reference does, and as a whole as the engine does. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { runExperiment } from '../cli/runExperiment.ts';
import { findTorch } from '../scripts/torch.mjs';
import { pytorch } from '../src/export/formats/pytorch.ts';
import type { Figures } from '../src/game/figures.ts';
import { feeShareAt } from '../src/game/prices.ts';
import { learningBlocks, layerSize, type Model } from '../src/model/model.ts';
import { modelOf } from '../src/spec/network.ts';
import { presetSpec } from '../src/spec/presets.ts';
import { defaultSpec, type RunSpec } from '../src/spec/spec.ts';
import { lcg } from './reference/agreement.ts';
import { busySpec, readings, weightSpec } from './reference/cases.ts';
import { createReference, type StartLayer } from './reference/network.ts';
import { castsOf } from './reference/players.ts';

const python = findTorch();
const folder = mkdtempSync(path.join(tmpdir(), 'script-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

const script = (spec: RunSpec, step: number): string =>
  Buffer.from(pytorch.file({ spec, log: [], step }).bytes).toString('utf8');

const dense = { data: 'circles', network: '2-12-8-2' } as const;
const maps = { network: '28x28x1 c3k5 tanh p4 c4k3s leaky p2 d6 relu d10' } as const;

const specs: readonly (readonly [string, RunSpec])[] = [
  ...readings.map((reading) => [reading, busySpec(reading, dense)] as const),
  ...(['proximal', 'bestResponse', 'adam'] as const).map(
    (dynamics) =>
      [dynamics, busySpec('saliency', { ...dense, dynamics, costIntoTheta: true })] as const,
  ),
  ['momentum', busySpec('contest', { ...dense, optimizer: 'momentum' })],
  [
    'pixels and neurons, prices of their own',
    busySpec('contest', {
      ...{ ...dense, granularity: 'pixel-neuron', costIntoTheta: true },
      ...{ beta: '0.03,0.01', eta: '0.05,0.1,0' },
    }),
  ],
  ['filters', busySpec('contest', { ...maps, granularity: 'filter', costIntoTheta: true })],
  ['weights', weightSpec('joint-adam', { ...dense, costIntoTheta: true })],
  ['weights of the whole net', weightSpec('contest', { ...dense, benefitScale: 'relative-net' })],
];

const STEPS = 8;
const EXAMPLES = 5;
const feeShares = Array.from({ length: STEPS }, (_, step) => feeShareAt(3, step));

/** Weights at the start, [inputCount, outputCount] as the reference takes them. */
function startOf(model: Model): StartLayer[] {
  const random = lcg(3);
  const draw = (count: number) => Array.from({ length: count }, () => 0.8 * random() - 0.4);
  return learningBlocks(model).map((block) => {
    const { inputCount, outputCount } = layerSize(block);
    const own = { inputCount, outputCount };
    return { ...own, kernel: draw(inputCount * outputCount), bias: draw(outputCount) };
  });
}

/** Outputs first; of a convolution [filters, channels, rows, columns], where the reference has channels innermost. */
function asInTorch({ inputCount, outputCount, kernel }: StartLayer, channels: number): number[] {
  const taps = inputCount / channels;
  return Array.from({ length: inputCount * outputCount }, (_, place) => {
    const output = Math.floor(place / inputCount);
    const [channel, tap] = [Math.floor((place % inputCount) / taps), place % taps];
    return kernel[(tap * channels + channel) * outputCount + output];
  });
}

describe.skipIf(python === null)('a step of the script', () => {
  interface Told {
    losses: number[];
    participation: number[][];
    biases: number[][];
  }
  const told: Told[] = [];
  const inputs = (size: number) => {
    const random = lcg(5);
    return Array.from({ length: EXAMPLES }, () => Array.from({ length: size }, random));
  };
  const labels = (classes: number) => Array.from({ length: EXAMPLES }, (_, i) => (3 * i) % classes);

  beforeAll(() => {
    const cases = specs.map(([, spec], index) => {
      const model = modelOf(spec);
      const start = startOf(model);
      const blocks = learningBlocks(model);
      const input = model.blocks[0].input.reduce((size, extent) => size * extent, 1);
      writeFileSync(at(`${index}.py`), script(spec, STEPS));
      return {
        script: at(`${index}.py`),
        kernels: start.map((layer, l) =>
          asInTorch(layer, blocks[l].kind === 'conv2d' ? blocks[l].input[2] : layer.inputCount),
        ),
        biases: start.map(({ bias }) => bias),
        examples: inputs(input),
        labels: labels(start.at(-1)!.outputCount),
        feeShares,
      };
    });
    writeFileSync(at('cases.json'), JSON.stringify(cases));
    const harness = path.join(import.meta.dirname, 'exports/stepScript.py');
    execFileSync(python!, [harness, at('cases.json'), at('answers.json')]);
    told.push(...(JSON.parse(readFileSync(at('answers.json'), 'utf8')) as Told[]));
  });

  it.each(specs.map(([name, spec], index) => ({ name, spec, index })))(
    'is that of the reference: $name',
    ({ spec, index }) => {
      const model = modelOf(spec);
      const start = startOf(model);
      const tokens = model.blocks.map(({ token }) => token);
      const ofWeights = learningBlocks(model).map(({ token }) => token);
      const reference = createReference(
        start,
        castsOf(spec.granularity, start.length, ofWeights),
        tokens,
        model.blocks[0].input,
      );
      const input = model.blocks[0].input.reduce((size, extent) => size * extent, 1);
      const classes = labels(start.at(-1)!.outputCount);
      const losses = feeShares.map((share) => reference.step(inputs(input), classes, spec, share));
      const { losses: own, participation, biases } = told[index];
      const apart = (one: readonly number[], other: readonly number[]) =>
        Math.max(...one.map((value, i) => Math.abs(value - other[i])));
      expect(apart(own, losses)).toBeLessThan(1e-9);
      const s = reference.participation();
      expect(participation.map(({ length }) => length)).toEqual(s.map(({ length }) => length));
      expect(apart(participation.flat(), s.flat())).toBeLessThan(1e-9);
      expect(new Set(participation.flat()).size).toBeGreaterThan(3);
      const last = reference.weights().map(({ bias }) => bias);
      expect(apart(biases.flat(), last.flat())).toBeLessThan(1e-9);
    },
  );
});

test.skipIf(python === null)(
  'a short run of the script goes where the engine goes: accuracy, pruning and mean s',
  async () => {
    const EVERY = 200;
    const LAST = 600;
    const spec: RunSpec = {
      ...{ ...presetSpec('quick-contest'), gamma: 5, gammaWarmup: 0.5, lrS: 6e-4 },
      ...{ inputNormalisation: 'standard', backend: 'wasm' },
    };
    writeFileSync(at('run.py'), script(spec, LAST));
    const data = path.resolve(import.meta.dirname, '../public/data/mnist');
    const args = ['--data', data, '--threads', '1', '--every', String(EVERY)];
    execFileSync(python!, [at('run.py'), ...args, '--out', at('run.json')]);
    const theirs = JSON.parse(readFileSync(at('run.json'), 'utf8')) as Figures[];
    expect(theirs.map(({ step }) => step)).toEqual([200, 400, 600]);
    for (const told of theirs) {
      const conduct = { limitSteps: told.step, say: () => undefined };
      const { series } = await runExperiment(spec, conduct);
      const ours = series.evaluations.at(-1)!;
      // Seeds of our own are 0.006 apart; players leave between the last two.
      expect(Math.abs(told.meanParticipation - ours.meanParticipation)).toBeLessThan(0.01);
      // 0.05 apart.
      expect(Math.abs(told.sparsity - ours.sparsity)).toBeLessThan(0.1);
      // 0.02 apart, until the net dies of its prices.
      if (told.step < LAST)
        expect(Math.abs(told.testAccuracyPruned! - ours.testAccuracyPruned!)).toBeLessThan(0.03);
    }
    expect(theirs.at(-1)!.sparsity).toBeGreaterThan(0.5);
  },
);

/** Both parts of the images as their publishers have them, one file packed. */
function writeIdx(folder: string): void {
  const prepared = path.resolve(import.meta.dirname, '../public/data/mnist');
  for (const [part, name] of [
    ['train', 'train'],
    ['test', 't10k'],
  ] as const) {
    const shards = readdirSync(prepared)
      .filter((file) => file.startsWith(`${part}-`))
      .sort()
      .map((file) => gunzipSync(readFileSync(path.join(prepared, file))));
    const labels = shards.map((raw) => raw.subarray(0, raw.length / 785));
    const pixels = shards.map((raw) => raw.subarray(raw.length / 785));
    const count = labels.reduce((sum, { length }) => sum + length, 0);
    const file = (extents: readonly number[], bytes: readonly Buffer[]) => {
      const head = Buffer.alloc(4 + 4 * extents.length);
      head.writeUInt8(8, 2);
      head.writeUInt8(extents.length, 3);
      extents.forEach((extent, axis) => head.writeUInt32BE(extent, 4 + 4 * axis));
      return Buffer.concat([head, ...bytes]);
    };
    const images = file([count, 28, 28], pixels);
    const [ending, packed] = part === 'test' ? ['.gz', gzipSync(images)] : ['', images];
    writeFileSync(path.join(folder, `${name}-images-idx3-ubyte${ending}`), packed);
    writeFileSync(path.join(folder, `${name}-labels-idx1-ubyte`), file([count], labels));
  }
}

test.skipIf(python === null)(
  'the script reads IDX files, packed or not, as it reads prepared ones, and nobody moves after the game',
  () => {
    // 430 steps an epoch: the game ends with step 25.
    const spec: RunSpec = {
      ...{
        ...presetSpec('quick-contest'),
        gamma: 8,
        gammaWarmup: 0,
        lrS: 0.05,
        gameEnds: 25 / 430,
      },
      ...{ inputNormalisation: 'standard' },
    };
    writeFileSync(at('ends.py'), script(spec, 60));
    mkdirSync(at('idx'));
    writeIdx(at('idx'));
    const prepared = path.resolve(import.meta.dirname, '../public/data/mnist');
    const [fromShards, fromIdx] = [prepared, at('idx')].map((data) => {
      const args = ['--data', data, '--threads', '1', '--every', '10', '--device', 'cpu'];
      execFileSync(python!, [at('ends.py'), ...args, '--out', at('ends.json')]);
      return JSON.parse(readFileSync(at('ends.json'), 'utf8')) as Figures[];
    });
    expect(fromIdx).toEqual(fromShards);
    const means = fromIdx!.map(({ meanParticipation }) => meanParticipation);
    const [, , still, ...after] = means;
    expect(means[1]).not.toBe(means[0]);
    expect(after[1]).toBe(after[0]);
    expect(after[2]).toBe(after[0]);
    // The cut puts out who stood below ε, or leaves all where they were.
    expect(after[0]).toBeLessThanOrEqual(still!);
    expect(fromIdx!.at(-1)!.sparsity).toBeGreaterThan(0);
    expect(fromIdx!.at(-1)!.loss).not.toBe(fromIdx!.at(-2)!.loss);
  },
);

describe('a run that no script can play', () => {
  const run = { spec: defaultSpec, log: [], step: 10 };
  it.each([
    [{ ...run, spec: { ...defaultSpec, ...dense } }, /reads the images of MNIST/],
    [{ ...run, spec: { ...defaultSpec, dynamics: 'magnitude' } as RunSpec }, /rule magnitude/],
    [{ ...run, spec: { ...defaultSpec, keep: 20 } }, /how many players stay/],
    [{ ...run, spec: { ...defaultSpec, sandbox: 'pair' } as RunSpec }, /without a network/],
    [{ ...run, log: [{ step: 3, patch: { dynamics: 'l0' as const } }] }, /rule l0/],
    [
      { ...run, log: [{ step: 3, patch: {}, act: { kind: 'setToEquilibrium' as const } }] },
      /nothing that a hand does to players; this run has 1/,
    ],
    [{ ...run, step: 0 }, /would play no step/],
  ])('is refused in a sentence', (played, sentence) => {
    expect(pytorch.refusal(played)).toMatch(sentence);
  });

  it('is none whose prices change', () => {
    const log = [{ step: 3, patch: { gamma: 4 } }];
    expect(pytorch.refusal({ ...run, log })).toBeNull();
    const text = Buffer.from(pytorch.file({ ...run, log }).bytes).toString('utf8');
    expect(text).toContain('"changes": [[3,{"gamma":4}]]');
  });
});
