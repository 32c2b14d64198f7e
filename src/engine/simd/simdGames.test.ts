/** Games that advance together are the games that they would be alone. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, syntheticImages } from '../../../test/reference/agreement.ts';
import { busySpec, readings } from '../../../test/reference/cases.ts';
import { referenceDynamics } from '../../../test/reference/network.ts';
import { parameters } from '../../spec/parameters.ts';
import type { RunSpec, SpecPatch } from '../../spec/spec.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import type { Game } from '../trainer.ts';
import { createSimdGames, type SimdGames } from './simdGames.ts';
import { createSimdTrainer } from './simdTrainer.ts';
import { compiledStep } from './test/compiled.ts';
import { denseModel } from '../../model/dense.ts';

const WIDTHS = [60, 45, 30, 5] as const;
const BATCH = 16;
const train = syntheticImages(WIDTHS[0], WIDTHS[3], 300);
const data = { train, ...MNIST_PIXELS };

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await compiledStep();
});

const together = (specs: readonly RunSpec[]) =>
  createSimdGames({ module, model: denseModel(WIDTHS), specs, data });
const alone = (spec: RunSpec) =>
  createSimdTrainer({ module, model: denseModel(WIDTHS), spec, data });

/** Batches of a seed, the same array for all that ask at the same step. */
function batchesOf(): (seed: number, t: number) => Uint32Array {
  const known = new Map<string, Uint32Array>();
  return (seed, t) => {
    const key = `${seed} ${t}`;
    const random = lcg(1000 * seed + t + 1);
    const fresh = Uint32Array.from({ length: BATCH }, () => Math.floor(random() * train.count));
    known.set(key, known.get(key) ?? fresh);
    return known.get(key)!;
  };
}

const everything = async (game: Game): Promise<unknown> => [
  await game.readPlayers(),
  await game.readWeights(),
  await game.evaluate(train, 0.1),
  await game.readOverlaps(),
  game.workShare(),
];

/** Expects each game to be, bit for bit, what it is alone after so many steps. */
async function compare(
  specs: readonly RunSpec[],
  steps: number,
  patches: Readonly<Record<number, SpecPatch>> = {},
): Promise<SimdGames> {
  const games = together(specs);
  const single = specs.map(alone);
  const batch = batchesOf();
  let current = specs;
  for (let t = 0; t < steps; t++) {
    current = current.map((spec) => ({ ...spec, ...patches[t] }));
    const batches = current.map(({ seed }) => batch(seed, t));
    const fees = current.map(() => 1);
    games.step(batches, current, fees);
    single.forEach((trainer, k) => trainer.step(batches[k], current[k], fees[k]));
  }
  for (const [k, game] of games.games.entries()) {
    expect(await everything(game), `game ${k}`).toEqual(await everything(single[k]));
  }
  return games;
}

const choice = <Name extends 'optimizer' | 'initialisation' | 'inputNormalisation'>(name: Name) =>
  fc.constantFrom(...parameters[name].options.map(({ value }) => value));

const anyGame = fc
  .tuple(
    fc.constantFrom(...readings),
    fc.record({
      dynamics: fc.constantFrom(...referenceDynamics),
      optimizer: choice('optimizer'),
      initialisation: choice('initialisation'),
      inputNormalisation: choice('inputNormalisation'),
      costIntoTheta: fc.boolean(),
      gamma: fc.constantFrom(0, 0.05, 5),
      eta: fc.constantFrom(0, 0.02),
      seed: fc.nat(2),
      granularity: fc.constantFrom('neuron', 'weight'),
    }),
  )
  .map(([reading, patch]) => busySpec(reading, patch as SpecPatch));

describe('SIMD games', () => {
  it('are each the run alone, bit for bit, whoever plays beside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyGame, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (specs, steps) => {
          await compare(specs, steps);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('stay so while some shrink, others do not, and one diverges', async () => {
    const contest = { gamma: 6, lrS: 1e-3, benefitMemory: 0.9, eta: 0 };
    const specs = [
      { ...busySpec('contest', {}), ...contest },
      { ...busySpec('contest', { optimizer: 'sgd', seed: 3 }), ...contest },
      { ...busySpec('contest', {}), ...contest, eta: 0.1 },
      {
        ...busySpec('contest', { optimizer: 'sgd', costIntoTheta: true }),
        ...contest,
        lrTheta: 1e38,
      },
      { ...busySpec('saliency', { costIntoTheta: true }), ...contest },
    ];
    const { games } = await compare(specs, 1300, { 1200: { alpha: 0.9 } });
    const shares = games.map((game) => game.workShare());
    expect(Math.min(...shares)).toBeLessThan(0.7);
    expect(Math.max(...shares)).toBe(1);
    const isFinite = async (game: Game): Promise<boolean> =>
      (await game.readWeights()).every(({ kernel }) => kernel.every(Number.isFinite));
    expect(await Promise.all(games.map(isFinite))).toEqual([true, true, true, false, true]);
  });

  it('can be looked at after any step, which changes nothing', async () => {
    const specs = [
      busySpec('contest', {}),
      busySpec('saliency', { seed: 1, granularity: 'weight' }),
    ];
    const [watched, left] = [together(specs), together(specs)];
    const batch = batchesOf();
    for (let t = 0; t < 21; t++) {
      const batches = specs.map(({ seed }) => batch(seed, t));
      for (const games of [watched, left]) games.step(batches, specs, [0.1, 0.1]);
      await watched.games[t % 2].readPlayers();
      await watched.games[(t + 1) % 2].evaluate(train, 0.1);
    }
    for (const k of [0, 1]) {
      expect(await everything(watched.games[k])).toEqual(await everything(left.games[k]));
    }
  });

  it('hold less than so many trainers, and no more as they go on', async () => {
    const specs = Array.from({ length: 4 }, (_, seed) => busySpec('contest', { seed }));
    const games = together(specs);
    const before = games.memory();
    const single = specs.reduce((sum, spec) => sum + alone(spec).memory().bytes, 0);
    expect(before.bytes).toBeLessThan(single);
    const batch = batchesOf();
    for (let t = 0; t < 50; t++) {
      games.step(
        specs.map(({ seed }) => batch(seed, t)),
        specs,
        [1, 1, 1, 1],
      );
    }
    await everything(games.games[2]);
    expect(games.memory()).toEqual(before);
  });
});
