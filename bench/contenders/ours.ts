/** Our engine, by whatever route createGames takes: the whole game is played at every step. */
import * as tf from '@tensorflow/tfjs-core';
import { createGames } from '../../src/engine/createTrainer.ts';
import type { Dataset } from '../../src/engine/dataset.ts';
import { createRuns, type Runs } from '../../src/engine/runs.ts';
import type { ImageSet } from '../../src/engine/trainer.ts';
import { priceOf } from '../../src/game/prices.ts';
import { denseWidths } from '../../src/model/dense.ts';
import { presetSpec } from '../../src/spec/presets.ts';
import type { RunSpec, SpecPatch } from '../../src/spec/spec.ts';
import type { Contender } from '../alternate.ts';
import type { Case } from '../rows.ts';
import { densities } from './density.ts';
import { createWatcher } from './watcher.ts';
import { shuffledImages, trainingImages } from './images.ts';

/** Slow enough that nobody leaves while the clock runs; a step's arithmetic is the same. */
const STILL = 1e-6;

/** Where rivals and size are priced, everything the analysis says has to be worked out. */
const PRICED = { beta: 0.02, eta: 0.02 };

/** Images by which the share of zeros is judged. */
const SEEN = 128;

/** Of the first game. */
const playing = async ({ games }: Runs): Promise<number> =>
  (await games.games[0].readPlayers()).participation.reduce(
    (count, s) => count + (s > 0 ? 1 : 0),
    0,
  );

/** Before the price rises, so that earnings mean something; and after, so that those out can leave. */
const [LEARNING_STEPS, RESTING_STEPS] = [50, 250];

/**
 * Plays until at most `most` players have s > 0: whoever earns less than γ times the layer's mean falls,
 * and γ rises. Without memory a player at s = 0 earns exactly nothing, so it stays there. Slow enough for
 * the net to go on working: a dead one would have less to compute.
 */
async function thin(runs: Runs, most: number): Promise<void> {
  const patch = (change: SpecPatch) => runs.schedules.forEach((schedule) => schedule.patch(change));
  for (let step = 0; step < LEARNING_STEPS; step++) await runs.advance();
  patch({ lrS: 0.004, benefitMemory: 0 });
  for (let gamma = 1; (await playing(runs)) > most; gamma *= 1.005) {
    if (gamma > 100) throw new Error(`More than ${most} players stayed whatever the price was.`);
    patch({ gamma });
    await runs.advance();
  }
  patch({ lrS: STILL });
  for (let step = 0; step < RESTING_STEPS; step++) await runs.advance();
}

/** Puts all but the first of each layer at 0 and waits until they have left the matrices. */
async function keep(runs: Runs, counts: readonly number[]): Promise<void> {
  for (let step = 0; step < LEARNING_STEPS; step++) await runs.advance();
  // Without memory a player at s = 0 earns nothing, and the fee keeps it there.
  for (const schedule of runs.schedules) schedule.patch({ benefitMemory: 0 });
  for (const game of runs.games.games) {
    const participation = game.layers.flatMap(({ count }, layer) =>
      Array.from({ length: count }, (_, i) => (i < counts[layer] ? NaN : 0)),
    );
    game.writeParticipation(Float32Array.from(participation));
  }
  for (let step = 0; step < RESTING_STEPS; step++) await runs.advance();
}

/** Trains for so many steps, then lets θ stand as good as still. */
async function rest(runs: Runs, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await runs.advance();
  for (const schedule of runs.schedules) schedule.patch({ lrTheta: STILL });
}

/**
 * The paper's L1 Sparsity Strong under joint Adam: benefit and both costs are computed, Adam moves θ
 * and s. A case of fewer players is played under the contest, in which they can leave.
 * Games differ in their fee, so they share their batches, as those of a sweep over coefficients do.
 */
function specsOf({ backend, batch, granularity, players, games, looks }: Case): RunSpec[] {
  const spec = presetSpec(players === null ? 'l1-strong' : 'contest');
  return Array.from({ length: games }, (_, game) => ({
    ...{ ...spec, backend, granularity, batchSize: batch, gammaWarmup: 0, lrS: STILL },
    ...(looks !== null && PRICED),
    gamma: priceOf(spec.gamma, 0) * (1 + game / games),
  }));
}

const bytesOf = ({ values, labels }: ImageSet): number => values.byteLength + labels.byteLength;

/**
 * The backend must have been chosen.
 *
 * @param step our own compiled step (src/engine/simd), null to go without
 */
export async function openOurs(
  one: Case,
  dataset: Dataset,
  step: WebAssembly.Module | null = null,
): Promise<Contender> {
  const images = await trainingImages(dataset);
  const { pixelMean, pixelStd } = dataset;
  await tf.setBackend(one.backend);
  const specs = specsOf(one);
  const data = { pixelMean, pixelStd, train: images.train };
  const { model, backend, players } = one;
  const games = createGames({ model, specs, backend, data, step });
  const runs = createRuns({ games, images, runs: specs.map((spec) => ({ spec, changes: [] })) });
  if (typeof players === 'number') {
    if (players < (await playing(runs))) await thin(runs, players);
  } else if (players !== null) await keep(runs, players);
  if (one.restsAfter !== null) await rest(runs, one.restsAfter);
  const { pixels: seen } = shuffledImages(images, SEEN);
  const watcher = createWatcher(games.games[0], one.looks ?? 0);
  return {
    async time(steps) {
      await tf.setBackend(one.backend);
      const start = performance.now();
      for (let i = 0; i < steps; i++) {
        await runs.advance();
        const { spec, feeShare } = runs.schedules[0];
        await watcher.look(spec, feeShare);
      }
      await games.settled();
      watcher.rest(performance.now() - start);
      return performance.now() - start;
    },
    async standing() {
      const [game] = games.games;
      const { loss, participation } = await game.readPlayers();
      const density =
        one.granularity === 'neuron' && denseWidths(model) !== null
          ? densities(seen, await game.readWeights(), participation)
          : undefined;
      const imageBytes = bytesOf(images.train) + bytesOf(dataset.test);
      const memory = { bytes: games.memory().bytes, imageBytes };
      return {
        loss,
        players: await playing(runs),
        density,
        memory,
        looksDone: watcher.perSecond(),
      };
    },
    async close() {
      watcher.close();
      games.dispose();
    },
  };
}
