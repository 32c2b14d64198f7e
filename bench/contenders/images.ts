/** Real MNIST as plain numbers, for the implementations that do not read bytes themselves. */
import { mnist } from '../../src/data/mnist.ts';
import type { Dataset } from '../../src/engine/dataset.ts';
import { byteTable } from '../../src/engine/inputScale.ts';
import type { TrainingImages } from '../../src/engine/schedule.ts';
import { epochOrder } from '../../src/game/batches.ts';

export const classCount = mnist.classes.length;

/** All 60 000 training images, as the paper's presets use them. */
export async function trainingImages(dataset: Dataset): Promise<TrainingImages> {
  await dataset.whenAll;
  return dataset.split('paper');
}

export interface Batches {
  /** Value / 255; shape [count, imageSize]. */
  readonly pixels: Float32Array;
  /** One-hot; shape [count, classCount]. */
  readonly labels: Float32Array;
}

/** The first `count` images in the order in which ours sees them. */
export function shuffledImages(images: TrainingImages, count: number): Batches {
  const { train, trainCount, shardSize } = images;
  const order = epochOrder(0, 0, trainCount, shardSize);
  const table = byteTable({ shift: 0, scale: 1 });
  const { imageSize } = train;
  const pixels = new Float32Array(count * imageSize);
  const labels = new Float32Array(count * classCount);
  for (let row = 0; row < count; row++) {
    const image = order[row % trainCount];
    for (let i = 0; i < imageSize; i++) {
      pixels[row * imageSize + i] = table[train.values[image * imageSize + i]];
    }
    labels[row * classCount + train.labels[image]] = 1;
  }
  return { pixels, labels };
}
