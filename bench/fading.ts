/**
 * `npm run bench -- --fading`: whether a step becomes slow while players fade to nothing, as it would
 * if denormal numbers were computed with (src/engine/simd/assembly/tiny.ts). In Node.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildFolder } from '../scripts/buildSimd.mjs';
import { MNIST_PIXELS } from '../src/data/mnist.ts';
import { loadStep } from '../src/engine/simd/module.ts';
import { createSimdTrainer, type SimdTrainer } from '../src/engine/simd/simdTrainer.ts';
import type { ImageSet } from '../src/engine/trainer.ts';
import { randomStream } from '../src/game/random.ts';
import { presetSpec } from '../src/spec/presets.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import { figure } from './markdown.ts';
import { median } from './statistics.ts';
import { denseModel } from '../src/model/dense.ts';

const WIDTHS = [60, 30, 20, 5] as const;
const [BATCH, IMAGES] = [16, 300];
/** A part is the quickest of so many timings, which others' work on the machine slows rarely all. */
const [STEPS_TIMED, TIMINGS] = [20, 8];
/** After these, s is 0.8 to the power of thousands: below any float32. */
const PARTS = 30;

function madeUpImages(): ImageSet {
  const random = randomStream(1, 'init');
  return {
    values: Uint8Array.from({ length: WIDTHS[0] * IMAGES }, () => Math.floor(256 * random())),
    labels: Uint8Array.from({ length: IMAGES }, () => Math.floor(5 * random())),
    imageSize: WIDTHS[0],
    count: IMAGES,
  };
}

/** Nothing but the price of size: it takes a share of s at each step and never all of it. */
const fadingSpec: RunSpec = {
  ...presetSpec('very-high-beta', 'printed-sgd'),
  ...{ gamma: 0, eta: 0, beta: 0.2, lrS: 0.1, batchSize: BATCH },
};

/** Milliseconds of the quickest twenty steps. */
function timePart(trainer: SimdTrainer): number {
  const random = randomStream(2, 'init');
  let quickest = Infinity;
  for (let timing = 0; timing < TIMINGS; timing++) {
    const began = performance.now();
    for (let t = 0; t < STEPS_TIMED; t++) {
      const batch = Uint32Array.from({ length: BATCH }, () => Math.floor(IMAGES * random()));
      trainer.step(batch, fadingSpec, 0);
    }
    quickest = Math.min(quickest, performance.now() - began);
  }
  return quickest;
}

export interface FadingReport {
  /** A round's slowest part over its first. */
  readonly ratios: readonly number[];
}

export async function measureFading(rounds: number): Promise<FadingReport> {
  const module = await loadStep((variant) => readFile(path.join(buildFolder, variant)));
  if (module === null) throw new Error('This Node has no SIMD; fading was not measured.');
  const data = { train: madeUpImages(), ...MNIST_PIXELS };
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const trainer = createSimdTrainer({
      module,
      model: denseModel(WIDTHS),
      spec: fadingSpec,
      data,
    });
    timePart(trainer); // the compiler's warm-up
    const fresh = timePart(trainer);
    const faded = Array.from({ length: PARTS }, () => timePart(trainer));
    ratios.push(Math.max(...faded) / fresh);
    trainer.dispose();
  }
  return { ratios };
}

export const fadingSummary = ({ ratios }: FadingReport): string =>
  `The slowest step while all fade takes ${figure(median(ratios))} times as long as the first (${ratios.length} rounds, ${figure(Math.min(...ratios))} to ${figure(Math.max(...ratios))}).`;
