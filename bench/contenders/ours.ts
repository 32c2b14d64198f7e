/** Our engine, by whatever route createTrainer takes: the whole game is played at every step. */
import * as tf from '@tensorflow/tfjs-core';
import { createTrainer } from '../../src/engine/createTrainer.ts';
import type { Dataset } from '../../src/engine/dataset.ts';
import { createRun, type Run } from '../../src/engine/run.ts';
import { presetSpec } from '../../src/game/presets.ts';
import type { RunSpec } from '../../src/game/spec.ts';
import type { Contender } from '../alternate.ts';
import type { Case } from '../rows.ts';
import { densities } from './density.ts';
import { shuffledImages, trainingImages } from './images.ts';

/** Slow enough that nobody leaves while the clock runs; a step's arithmetic is the same. */
const STILL = 1e-6;

/** Images by which the share of zeros is judged. */
const SEEN = 128;

const playing = async ({ trainer }: Run): Promise<number> =>
  (await trainer.readPlayers()).participation.reduce((count, s) => count + (s > 0 ? 1 : 0), 0);

/** Before the price rises, so that earnings mean something; and after, so that those out can leave. */
const [LEARNING_STEPS, RESTING_STEPS] = [50, 250];

/**
 * Plays until at most `most` players have s > 0: whoever earns less than γ times the layer's mean falls,
 * and γ rises. Without memory a player at s = 0 earns exactly nothing, so it stays there. Slow enough for
 * the net to go on working: a dead one would have less to compute.
 */
async function thin(run: Run, most: number): Promise<void> {
  for (let step = 0; step < LEARNING_STEPS; step++) await run.advance();
  run.patch({ lrS: 0.004, benefitMemory: 0 });
  for (let gamma = 1; (await playing(run)) > most; gamma *= 1.005) {
    if (gamma > 100) throw new Error(`More than ${most} players stayed whatever the price was.`);
    run.patch({ gamma });
    await run.advance();
  }
  run.patch({ lrS: STILL });
  for (let step = 0; step < RESTING_STEPS; step++) await run.advance();
}

/**
 * The paper's L1 Sparsity Strong under joint Adam: benefit and both costs are computed, Adam moves θ
 * and s. A case that names its players is played under the contest, in which they can be thinned out.
 */
function specOf({ backend, batch, players }: Case): RunSpec {
  const spec = presetSpec(players === null ? 'l1-strong' : 'contest');
  return { ...spec, backend, batchSize: batch, gammaWarmup: 0, lrS: STILL };
}

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
  if (one.games !== 1) throw new Error('Several games at once are not there yet.');
  const images = await trainingImages(dataset);
  const { pixelMean, pixelStd } = dataset;
  await tf.setBackend(one.backend);
  const spec = specOf(one);
  const data = { pixelMean, pixelStd, train: images.train };
  const { widths, backend } = one;
  const trainer = createTrainer({ widths, spec, backend, data, step });
  const run = createRun({ trainer, images, spec, changes: [] });
  if (one.players !== null && one.players < (await playing(run))) await thin(run, one.players);
  return {
    async time(steps) {
      await tf.setBackend(one.backend);
      const start = performance.now();
      for (let i = 0; i < steps; i++) await run.advance();
      await trainer.settled();
      return performance.now() - start;
    },
    async standing() {
      const { loss, participation } = await trainer.readPlayers();
      const { pixels } = shuffledImages(images, SEEN, widths[widths.length - 1]);
      const density = densities(pixels, await trainer.readWeights(), participation);
      return { loss, players: await playing(run), density };
    },
    close: async () => trainer.dispose(),
  };
}
