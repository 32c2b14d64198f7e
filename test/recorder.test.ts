/** The game in PyTorch (python/pruning_game.py) against the engine's own: the same weights, the same batches, the same s. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { findTorch } from '../scripts/torch.mjs';
import { MNIST_PIXELS } from '../src/data/mnist.ts';
import { chooseBackend } from '../src/engine/backends.ts';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { createObserver } from '../src/engine/observer.ts';
import { feeShareAt } from '../src/game/prices.ts';
import { SUMMARY_LENGTH } from '../src/game/summary.ts';
import { learningBlocks, sizeOf, type Block } from '../src/model/model.ts';
import { readRecording } from '../src/record/readRecording.ts';
import { interpretations } from '../src/spec/interpretations.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../src/spec/spec.ts';
import { inputsOf, lcg, modelFrom, syntheticImages, type Network } from './reference/agreement.ts';
import { SMALL_NET } from './reference/cases.ts';

vi.setConfig({ testTimeout: 120_000 });

const python = findTorch();
const folder = mkdtempSync(path.join(tmpdir(), 'recorder-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STEPS = 60;
const STEPS_PER_EPOCH = 10;
const BATCH = 16;

interface Game {
  readonly name: string;
  readonly network: Network;
  readonly rule: 'contest' | 'joint' | 'printed';
  readonly spec: SpecPatch;
  readonly changes?: Readonly<Record<number, SpecPatch>>;
}

const busy = { alpha: 4, beta: 0.03, gamma: 0.06, eta: 0.05, gammaWarmup: 3 } as const;
const games: readonly Game[] = [
  {
    name: 'neurons under contest',
    network: SMALL_NET,
    rule: 'contest',
    spec: { ...busy, gamma: 3, lrS: 0.02 },
    changes: { 30: { gamma: 1 } },
  },
  {
    name: 'neurons under joint',
    network: SMALL_NET,
    rule: 'joint',
    spec: { ...busy, lrS: 0.02, costIntoTheta: true },
  },
  {
    name: 'neurons under printed, each layer at its price',
    network: SMALL_NET,
    rule: 'printed',
    spec: { ...busy, gamma: '0.02,0.08', lrS: 0.2 },
  },
  {
    name: 'weights under joint',
    network: SMALL_NET,
    rule: 'joint',
    spec: { ...busy, granularity: 'weight', beta: 2, gamma: 0.004, eta: 0.5, lrS: 0.01 },
  },
  {
    name: 'weights under contest, shares of the whole net, costs into θ',
    network: SMALL_NET,
    rule: 'contest',
    spec: {
      ...{ ...busy, granularity: 'weight', benefitScale: 'relative-net', beta: 0.01, gamma: 3 },
      ...{ lrS: 0.01, costIntoTheta: true },
    },
  },
  {
    name: 'filters under contest',
    network: '8x8x1 c4k3 p2 d6 d3',
    rule: 'contest',
    spec: { ...busy, granularity: 'filter', gamma: 3, lrS: 0.02 },
  },
];

const interpretationOf = {
  contest: 'contest',
  joint: 'joint-adam',
  printed: 'printed-adam',
} as const;

/** What the script calls the game's settings. */
function settingsOf(spec: RunSpec, rule: Game['rule']) {
  const { granularity, alpha, beta, gamma, eta, gammaWarmup, lrS, costIntoTheta } = spec;
  const list = (price: number | string) =>
    typeof price === 'number' ? price : price.split(',').map(Number);
  return {
    ...{ players: granularity, rule, stepsPerEpoch: STEPS_PER_EPOCH },
    ...{ alpha: list(alpha), beta: list(beta), gamma: list(gamma), eta: list(eta) },
    ...{ gammaWarmup, lrS, benefitScale: spec.benefitScale, costsReachTheta: costIntoTheta },
  };
}

const isDense = ({ kind }: Block) => kind === 'dense';

async function both({ network, rule, spec: patch, changes = {} }: Game, out: string) {
  let spec: RunSpec = {
    ...{ ...defaultSpec, ...interpretations[interpretationOf[rule]].patch },
    ...{ inputNormalisation: 'unit', ...patch },
  };
  const model = modelFrom(network);
  const { input } = model.blocks[0]!;
  const train = syntheticImages(sizeOf(input), model.blocks.at(-1)!.output[0]!, 200);
  const { name: backend } = await chooseBackend({ wanted: 'wasm' });
  const trainer = createTrainer({
    model,
    spec,
    backend,
    step: null,
    data: { train, ...MNIST_PIXELS },
  });
  const start = await trainer.readWeights();
  const random = lcg(3);
  const batches = Array.from({ length: STEPS }, () =>
    Uint32Array.from({ length: BATCH }, () => Math.floor(random() * train.count)),
  );
  const learning = learningBlocks(model);
  const firstDense = model.blocks.findIndex(isDense);
  const layers = model.blocks.flatMap((block, at) => {
    const edge = block.kind === 'maxPool' ? block.input[0]! / block.output[0]! : undefined;
    const weights = start[learning.indexOf(block)];
    return [
      ...(at === firstDense ? [{ kind: 'flatten' }] : []),
      {
        kind: block.kind,
        ...(weights && {
          ...{ inputs: weights.inputCount, outputs: weights.outputCount },
          ...{ kernel: [...weights.kernel], bias: [...weights.bias] },
        }),
        ...(block.kind === 'conv2d' && {
          edge: block.parameters[0]!.shape[0],
          channels: block.input[2],
        }),
        ...(edge && { edge }),
      },
    ];
  });
  const task = {
    ...{ layers, game: settingsOf(spec, rule), rate: spec.lrTheta, every: 5, out },
    shape: input.length === 3 ? [-1, input[2], input[0], input[1]] : [-1, ...input],
    batches: batches.map((images) => [
      inputsOf(train, images, spec),
      Array.from(images, (image) => train.labels[image]),
    ]),
    changes: Object.entries(changes).map(([step, patched]) => ({
      step: Number(step),
      patch: patched,
    })),
  };
  const child = spawnSync(python!, [path.join(import.meta.dirname, 'recorder/play.py')], {
    ...{ input: JSON.stringify(task), encoding: 'utf8', maxBuffer: 2 ** 28 },
  });
  expect(child.status, child.stderr).toBe(0);
  const told = JSON.parse(child.stdout) as { participation: number[][]; losses: number[] };

  const observer = createObserver(trainer.layers);
  const ours: Float32Array[] = [];
  let summaries = new Float32Array();
  for (const [t, images] of batches.entries()) {
    spec = { ...spec, ...changes[t] };
    const feeShare = feeShareAt(spec.gammaWarmup, t / STEPS_PER_EPOCH);
    trainer.step(images, spec, feeShare);
    const columns = await trainer.readPlayers();
    ours.push(columns.participation.slice());
    const moment = { step: t + 1, epoch: (t + 1) / STEPS_PER_EPOCH, spec, feeShare };
    summaries = observer.observe(columns, moment).summaries.slice();
  }
  const { loss } = await trainer.readPlayers();
  trainer.dispose();
  return { told, ours, loss, summaries, trainer };
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let gap = a.length === b.length ? 0 : Infinity;
  for (let i = 0; i < a.length; i++) gap = Math.max(gap, Math.abs(a[i]! - b[i]!));
  return gap;
};

describe.skipIf(python === null)('the game in PyTorch', () => {
  test.each(games)('$name is the engine’s, step by step', async (game) => {
    const out = path.join(folder, `${games.indexOf(game)}.json`);
    const { told, ours, loss, trainer, summaries } = await both(game, out);
    const gaps = ours.map((s, t) => largestGap(s, told.participation[t]!));
    expect(Math.max(...gaps), `step by step: ${gaps.join(', ')}`).toBeLessThan(2e-4);
    expect(told.losses.at(-1)).toBeCloseTo(loss, 3);
    const moved = ours.at(-1)!.filter((s) => s < 0.9).length;
    expect(moved, 'players that moved far').toBeGreaterThan(ours[0]!.length / 4);

    const recording = readRecording(readFileSync(out, 'utf8'));
    const { columns, groups } = recording.series;
    expect(groups.map(({ count, granularity }) => ({ count, granularity }))).toEqual(
      trainer.layers.map(({ count, granularity }) => ({ count, granularity })),
    );
    expect(columns.steps.at(-1)).toBe(STEPS);
    const s = columns.participation.subarray(-columns.shown.length);
    expect(largestGap(s, ours.at(-1)!)).toBeLessThan(2e-4);
    // Counts of everybody: players, pruned, those at exact 0 and exact 1 among them.
    const last = columns.summaries.subarray(-summaries.length);
    groups.forEach((_, group) => {
      const at = (figure: number) => group * SUMMARY_LENGTH + figure;
      for (const figure of [0, 7, 19, 20, 45]) expect(last[at(figure)]).toBe(summaries[at(figure)]);
      expect(last[at(1)]).toBeCloseTo(summaries[at(1)]!, 2);
    });
  });

  test('is the same by two processes with half of each batch', () => {
    const script = path.join(import.meta.dirname, 'recorder/processes.py');
    const { status, stdout, stderr } = spawnSync(python!, [script, folder], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const told = JSON.parse(stdout) as { apart: number; between: number; mean: number };
    expect(told.between).toBe(0);
    expect(told.apart).toBeLessThan(1e-5);
    expect(told.mean, 'players that moved').toBeLessThan(0.9);
    // One of them has written the file, whole.
    const { verdict } = readRecording(readFileSync(path.join(folder, 'processes.2.json'), 'utf8'));
    expect(verdict.steps).toBe(60);
  });
});
