/** Which images the step of each run sees, computed once for all runs of a seed. */
import { epochOrder, stepsPerEpoch } from '../game/batches.ts';

/** Indices of the training images of a step; the same array for the same seed and step. */
export type Batches = (seed: number, step: number) => Uint32Array;

interface Latest {
  readonly epoch: number;
  readonly order: Uint32Array;
  step: number;
  batch: Uint32Array;
}

/** Runs are expected to go on side by side: of each seed only the latest epoch is kept. */
export function createBatches(
  { trainCount, shardSize }: { readonly trainCount: number; readonly shardSize: number },
  batchSize: number,
): Batches {
  const perEpoch = stepsPerEpoch(trainCount, batchSize);
  const bySeed = new Map<number, Latest>();

  function ofEpoch(seed: number, epoch: number): Latest {
    const known = bySeed.get(seed);
    if (known?.epoch === epoch) return known;
    const order = epochOrder(seed, epoch, trainCount, shardSize);
    const fresh = { epoch, order, step: -1, batch: order };
    bySeed.set(seed, fresh);
    return fresh;
  }

  return (seed, step) => {
    const latest = ofEpoch(seed, Math.floor(step / perEpoch));
    if (latest.step !== step) {
      const from = (step % perEpoch) * batchSize;
      latest.step = step;
      latest.batch = latest.order.subarray(from, Math.min(trainCount, from + batchSize));
    }
    return latest.batch;
  };
}
