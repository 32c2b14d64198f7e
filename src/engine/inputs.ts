/** Values of examples to the numbers the net sees, and labels to one-hot rows. */
import * as tf from '@tensorflow/tfjs-core';
import type { InputScale } from '../game/smallNet.ts';
import { byteTable } from './inputScale.ts';
import type { ImageSet } from './trainer.ts';

/** Of some examples, one after another, what the net sees. @param images indices into the set */
export type RowsOf = (set: ImageSet, images: ArrayLike<number>) => tf.Tensor2D;

/** @returns what gives rows of shape [batch, imageSize] */
export function rowsBy(input: InputScale): RowsOf {
  const { shift, scale } = input;
  const table = byteTable(input);
  return (set, images) => {
    const { values, imageSize } = set;
    const rows = new Float32Array(images.length * imageSize);
    const areBytes = values instanceof Uint8Array;
    for (let row = 0; row < images.length; row++) {
      const from = images[row] * imageSize;
      const to = row * imageSize;
      if (areBytes) for (let i = 0; i < imageSize; i++) rows[to + i] = table[values[from + i]];
      else for (let i = 0; i < imageSize; i++) rows[to + i] = (values[from + i] - shift) / scale;
    }
    return tf.tensor2d(rows, [images.length, imageSize]);
  };
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
