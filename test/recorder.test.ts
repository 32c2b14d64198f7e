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
import type { PlayerColumns } from '../src/engine/trainer.ts';
import type { PlayerLayer } from '../src/game/network.ts';
import { MOTION_STEPS } from '../src/game/population.ts';
import { feeShareAt, pricesOfGroup } from '../src/game/prices.ts';
import { isGameOver } from '../src/game/schedule.ts';
import { FIGURE, summarise, SUMMARY_LENGTH } from '../src/game/summary.ts';
import { learningBlocks, sizeOf, type Block } from '../src/model/model.ts';
import { readRecording } from '../src/record/readRecording.ts';
import type { Recording } from '../src/record/recording.ts';
import { MOST_STEPS } from '../src/spec/checks.ts';
import { MOST_CHANGES } from '../src/spec/logText.ts';
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
  /** A player of the first layer is held from so many steps on. */
  readonly pin?: { readonly after: number; readonly player: number; readonly s: number };
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
  {
    name: 'neurons under contest, one of them held, until the game ends',
    network: SMALL_NET,
    rule: 'contest',
    spec: { ...busy, gamma: 3, lrS: 0.02, gameEnds: 4, epsilon: 0.3 },
    pin: { after: 12, player: 3, s: 0.45 },
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
  const { gameEnds, epsilon } = spec;
  const list = (price: number | string) =>
    typeof price === 'number' ? price : price.split(',').map(Number);
  return {
    ...{ players: granularity, rule, stepsPerEpoch: STEPS_PER_EPOCH },
    ...{ alpha: list(alpha), beta: list(beta), gamma: list(gamma), eta: list(eta) },
    ...{
      gammaWarmup,
      gameEnds,
      epsilon,
      lrS,
      benefitScale: spec.benefitScale,
      costsReachTheta: costIntoTheta,
    },
  };
}

const isDense = ({ kind }: Block) => kind === 'dense';

async function both(game: Game, out: string) {
  const { network, rule, spec: patch, changes = {}, pin = null } = game;
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
    ...{ layers, game: settingsOf(spec, rule), rate: spec.lrTheta, every: 5, out, pin },
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

  const ours: Float32Array[] = [];
  const all: PlayerColumns[] = [];
  for (const [t, images] of batches.entries()) {
    spec = { ...spec, ...changes[t] };
    const isOver = isGameOver(spec, t / STEPS_PER_EPOCH);
    const feeShare = feeShareAt(spec.gammaWarmup, t / STEPS_PER_EPOCH);
    trainer.step(images, isOver ? { ...spec, lrS: 0 } : spec, feeShare);
    const { participation, benefit, normSquared, rivalry, loss } = await trainer.readPlayers();
    const s = participation.slice();
    if (pin && t >= pin.after) s[pin.player] = pin.s;
    if (isGameOver(spec, (t + 1) / STEPS_PER_EPOCH))
      s.forEach((each, i) => each < spec.epsilon && (s[i] = 0));
    if (pin && t + 1 === pin.after) s[pin.player] = pin.s;
    ours.push(s);
    if (pin || spec.gameEnds > 0) trainer.writeParticipation(s);
    all.push({
      ...{ loss, participation: s, benefit: benefit.slice() },
      ...{ normSquared: normSquared.slice(), rivalry: rivalry.slice() },
    });
  }
  trainer.dispose();
  return { told, ours, all, trainer, spec };
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let gap = a.length === b.length ? 0 : Infinity;
  for (let i = 0; i < a.length; i++) gap = Math.max(gap, Math.abs(a[i]! - b[i]!));
  return gap;
};

/** States that depend on how s has moved since before the first moment. */
const STATES = ['rising', 'falling', 'still', 'alternating', 'alternatingPruned'] as const;
const MEASURED = [
  ...['participation', 'regretOut', 'regretInterior', 'regretIn', 'gap'],
] as readonly (keyof typeof FIGURE)[];

/** Every figure of every moment, against the engine's own summary of the players as they are recorded. */
function checkSummaries(
  { series: { columns } }: Recording,
  last: RunSpec,
  layers: readonly PlayerLayer[],
): void {
  const { length: players } = columns.shown;
  expect(players, 'all are recorded one by one').toBe(
    layers.reduce((n, { count }) => n + count, 0),
  );
  const width = layers.length * SUMMARY_LENGTH;
  const ours = new Float32Array(width);
  columns.steps.forEach((step, moment) => {
    const of = (table: Float32Array, at = moment) =>
      table.subarray(at * players, (at + 1) * players);
    const participation = of(columns.participation);
    const from = Math.max(
      0,
      columns.steps.findLastIndex((each) => each <= step - MOTION_STEPS),
    );
    const then = of(columns.participation, from);
    const isOver = isGameOver(last, step / STEPS_PER_EPOCH);
    const prices = layers.map((_, group) => ({
      ...pricesOfGroup(last, group, 1),
      gamma: columns.fees[moment * layers.length + group]!,
    }));
    summarise(
      {
        ...{ participation, benefit: of(columns.benefit) },
        ...{ normSquared: of(columns.normSquared), rivalry: of(columns.rivalry) },
        motion: participation.map((s, i) => (isOver ? 0 : s - then[i]!)),
        swing: new Float32Array(players),
      },
      ...([layers, prices, last.epsilon, ours] as const),
    );
    const told = columns.summaries.subarray(moment * width, (moment + 1) * width);
    const names = new Map(Object.entries(FIGURE).map(([name, at]) => [at, name]));
    for (let at = 0; at < width; at++) {
      const name = names.get((at % SUMMARY_LENGTH) as never) as keyof typeof FIGURE | undefined;
      if (moment === 0 && STATES.some((each) => each === name)) continue;
      const where = `${name ?? at % SUMMARY_LENGTH} of layer ${Math.floor(at / SUMMARY_LENGTH)} at step ${step}`;
      const slack = name && MEASURED.includes(name) ? 1e-4 * (1 + Math.abs(ours[at]!)) : 0;
      expect(Math.abs(told[at]! - ours[at]!), where).toBeLessThanOrEqual(slack);
    }
  });
}

describe.skipIf(python === null)('the game in PyTorch', () => {
  test.each(games)('$name is the engine’s, step by step', async (game) => {
    const out = path.join(folder, `${games.indexOf(game)}.json`);
    const { told, ours, all, trainer, spec } = await both(game, out);
    const gaps = ours.map((s, t) => largestGap(s, told.participation[t]!));
    expect(Math.max(...gaps), `step by step: ${gaps.join(', ')}`).toBeLessThan(2e-4);
    expect(told.losses.at(-1)).toBeCloseTo(all.at(-1)!.loss, 3);
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
    // b is of the step, and the others are those that moved s in it: of the state after the step before.
    for (const [name, columnsThen] of [
      ['benefit', all.at(-1)!],
      ['normSquared', all.at(-2)!],
      ['rivalry', all.at(-2)!],
    ] as const) {
      const found = recording.series.columns[name].subarray(-columns.shown.length);
      const size = Math.max(...columnsThen[name].map(Math.abs));
      expect(largestGap(found, columnsThen[name]) / size, name).toBeLessThan(5e-3);
    }
    checkSummaries(recording, spec, trainer.layers);
  });

  test('is the same by two processes with half of each batch, also where a layer has nothing to do in one', () => {
    const script = path.join(import.meta.dirname, 'recorder/processes.py');
    const { status, stdout, stderr } = spawnSync(python!, [script, folder], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const told = JSON.parse(stdout) as Record<
      'straight' | 'forked',
      { readonly [figure in 'apart' | 'between' | 'mean']: number }
    >;
    for (const name of ['straight', 'forked'] as const) {
      expect(told[name].between, name).toBe(0);
      expect(told[name].apart, name).toBeLessThan(1e-5);
      expect(told[name].mean, `players of the ${name} net that moved`).toBeLessThan(0.9);
    }
    // One of them has written the file, whole.
    const { verdict } = readRecording(
      readFileSync(path.join(folder, 'processes.straight.2.json'), 'utf8'),
    );
    expect(verdict.steps).toBe(60);
  });

  describe('that does not go well', () => {
    const script = path.join(import.meta.dirname, 'recorder/promises.py');
    const { status, stdout, stderr } = spawnSync(python!, [script, folder], { encoding: 'utf8' });
    const found = (status === 0 ? JSON.parse(stdout) : {}) as {
      readonly [figure in 'behindNorm' | 'baked' | 'hooks' | 'sparsity' | 'numbers']: number;
    } & { readonly [figure in 'scaled' | 'scaledTheta' | 'gammaThen' | 'changes']: number } & {
      readonly [sentences in 'afterBake' | 'refused' | 'late']: readonly (string | null)[];
    } & { readonly [list in 'steps' | 'listThen']: readonly number[] } & {
      readonly backs: Readonly<Record<string, readonly (readonly [back: number, kept: number])[]>>;
    };
    const opened = (name: string) =>
      readRecording(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

    test('can be opened when it has diverged, up to its last whole moment', () => {
      expect(status, stderr).toBe(0);
      for (const name of ['diverged', 'infinite']) {
        const { verdict, last, series } = opened(name);
        expect(verdict.ended).toBe('diverged');
        expect(verdict.divergence).toContain('ran away by step');
        expect(last.participation).toHaveLength(0);
        expect(series.columns.steps.at(-1)).toBe(verdict.steps);
      }
      expect(opened('infinite').verdict.steps).toBe(20);
      expect(opened('infinite').series.evaluations).toEqual([]);
    });

    test('has s behind the batch normalisation, and bake leaves that model and the record', () => {
      expect(found.behindNorm).toBe(0);
      expect(found.baked).toBeLessThan(1e-6);
      expect(found.hooks).toBe(0);
      expect(found.sparsity).toBeGreaterThan(0);
      for (const sentence of found.afterBake) expect(sentence).toContain('bake() has ended');
      expect(opened('baked').verdict.steps).toBe(58);
      expect(opened('baked-weights').verdict.steps).toBe(7);
    });

    test('is the same under a scaled loss, also where costs reach θ', () => {
      expect(found.scaled).toBeLessThan(1e-6);
      expect(found.scaledTheta).toBeLessThan(1e-6);
    });

    test('is recorded up to where it stands, however full the record is', () => {
      expect(found.steps).toEqual(Array.from({ length: 43 }, (_, at) => at + 1));
      expect([...opened('full').series.columns.steps]).toEqual([0, 20, 40, 43]);
      // Of 300 layers, as of few.
      expect(found.numbers).toBeLessThanOrEqual(2 ** 23);
    });

    test('tells how s moves by a step that is 20 or somewhat more back, however few are kept', () => {
      const { backs } = found;
      const most = { '12 of every 1': 2, '12 of every 7': 2, '60 of every 3': 5 } as const;
      for (const which of ['1000000 of every 1', '1000000 of every 5'])
        expect([...new Set(backs[which]!.map(([back]) => back))], which).toEqual([MOTION_STEPS]);
      for (const [which, kept] of Object.entries(most)) {
        expect(backs[which]!.length).toBeGreaterThan(10);
        for (const [back, count] of backs[which]!) {
          expect(back, which).toBeGreaterThanOrEqual(MOTION_STEPS);
          expect(back, which).toBeLessThan(MOTION_STEPS * (2 + 1 / (kept - 1)));
          expect(count, which).toBeLessThanOrEqual(kept);
        }
      }
    });

    test('refuses what the page would, and then has changed nothing', () => {
      const [prices, percent, seed, longList, truth, truths, ...more] = found.refused;
      const [validationAlone, number, changes] = more;
      expect(prices).toContain('beta must be a number from 0 to 100');
      expect(longList).toContain('at most 64 values; gamma has 65');
      for (const sentence of [truth, truths])
        expect(sentence).toContain('gamma must be a number from 0 to 100');
      for (const sentence of [validationAlone, number])
        expect(sentence).toContain('test takes functions, that of accuracy first and always');
      expect(String(opened('longest').manifest.spec.gamma).split(',')).toHaveLength(64);
      expect(found.gammaThen).toBe(2);
      expect(percent).toContain('Divide percent by 100');
      expect(seed).toContain('seed must be');
      expect(changes).toContain(`at most ${MOST_CHANGES} changes`);
      expect(found.changes).toBe(MOST_CHANGES);
      // Several in one step are one.
      expect(opened('set').manifest.log).toEqual([{ step: 0, patch: { gamma: 5 } }]);
    });

    test('takes a list of prices as it is when it is given', () => {
      expect(found.listThen).toEqual([1, 2]);
      expect(opened('list').manifest.log).toEqual([{ step: 0, patch: { gamma: '3,2' } }]);
    });

    test('refuses a change after the last step of which the page reads one', () => {
      for (const sentence of found.late)
        expect(sentence).toContain(`changes up to step ${MOST_STEPS}: nothing was changed`);
      expect(opened('late').manifest.log.at(-1)).toMatchObject({ step: MOST_STEPS });
    });
  });
});
