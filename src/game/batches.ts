/** Which images each step sees: a pure function of the seed, so that a run can be replayed. */
import { randomStream, shuffle } from './random.ts';

export const stepsPerEpoch = (imageCount: number, batchSize: number): number =>
  Math.ceil(imageCount / batchSize);

/**
 * The order of the training images in one epoch. The first epoch is shuffled inside each shard, shard
 * after shard, so that training can begin when the first shard has arrived and still replays exactly;
 * the shards are random samples of the whole. Later epochs are shuffled as a whole.
 *
 * @returns indices of images; shape [imageCount]
 */
export function epochOrder(
  seed: number,
  epoch: number,
  imageCount: number,
  shardSize: number,
): Uint32Array {
  const order = Uint32Array.from({ length: imageCount }, (_, i) => i);
  const random = randomStream(seed, 'shuffle', epoch);
  const stretch = Math.max(1, epoch === 0 ? shardSize : imageCount);
  for (let from = 0; from < imageCount; from += stretch) {
    shuffle(order, random, from, Math.min(imageCount, from + stretch));
  }
  return order;
}
