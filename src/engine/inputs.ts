/** Bytes of images to the numbers the net sees, and labels to one-hot rows. */
import * as tf from '@tensorflow/tfjs-core';
import type { PixelStatistics } from '../data/dataSet.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { ImageSet } from './trainer.ts';

/** What each byte becomes; shape [256]. */
export function byteTable(
  kind: RunSpec['inputNormalisation'],
  { pixelMean, pixelStd }: PixelStatistics,
): Float32Array {
  const [shift, scale] = kind === 'standard' ? [pixelMean, pixelStd] : [0, 1];
  return Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - shift) / scale);
}

/** @param images indices into the set; shape [batch] @returns shape [batch, imageSize] */
export function imageRows(
  set: ImageSet,
  images: ArrayLike<number>,
  table: Float32Array,
): tf.Tensor2D {
  const { pixels, imageSize } = set;
  const values = new Float32Array(images.length * imageSize);
  for (let row = 0; row < images.length; row++) {
    const from = images[row] * imageSize;
    const to = row * imageSize;
    for (let i = 0; i < imageSize; i++) values[to + i] = table[pixels[from + i]];
  }
  return tf.tensor2d(values, [images.length, imageSize]);
}

/** @returns shape [batch, classCount] */
export function oneHotRows(
  set: ImageSet,
  images: ArrayLike<number>,
  classCount: number,
): tf.Tensor2D {
  const values = new Float32Array(images.length * classCount);
  for (let row = 0; row < images.length; row++) {
    values[row * classCount + set.labels[images[row]]] = 1;
  }
  return tf.tensor2d(values, [images.length, classCount]);
}
