/**
 * Rows of a matrix by their numbers, and the adjoint of that: what turns images into patches and back. A row
 * is one place of the image and has all examples side by side.
 */
import * as tf from '@tensorflow/tfjs-core';
import { filled } from './loops.ts';

/** Stands in an index for a row of zeros. */
export const NONE = -1;

type Fill = (out: Float32Array, x: Float32Array) => void;

const gather =
  (index: Int32Array, width: number): Fill =>
  (out, x) => {
    const isShared = x.buffer === out.buffer;
    const heap = isShared ? new Float32Array(out.buffer) : out;
    const [from, to] = isShared ? [x.byteOffset / 4, out.byteOffset / 4] : [0, 0];
    for (let row = 0; row < index.length; row++) {
      const at = index[row];
      if (at === NONE) continue;
      if (isShared) {
        heap.copyWithin(to + row * width, from + at * width, from + (at + 1) * width);
        continue;
      }
      for (let k = 0; k < width; k++) out[row * width + k] = x[at * width + k];
    }
  };

const scatter =
  (index: Int32Array, width: number): Fill =>
  (out, rows) => {
    for (let row = 0; row < index.length; row++) {
      if (index[row] === NONE) continue;
      const from = row * width;
      const to = index[row] * width;
      for (let k = 0; k < width; k++) out[to + k] += rows[from + k];
    }
  };

/** `tf.gather` of a matrix that ends with a row of zeros. */
function gathered(x: tf.Tensor2D, index: Int32Array): tf.Tensor2D {
  const [count, width] = x.shape;
  const padded = tf.concat([x, tf.zeros<tf.Rank.R2>([1, width])], 0);
  const rows = index.map((row) => (row === NONE ? count : row));
  return tf.gather(padded, tf.tensor1d(rows, 'int32'));
}

/** @param x shape [rows, width] @param index rows of it, or NONE @returns shape [index.length, width] */
export function rowsAt(x: tf.Tensor2D, index: Int32Array): tf.Tensor2D {
  const width = x.shape[1];
  return filled([x], [index.length, width], gather(index, width)) ?? gathered(x, index);
}

/** For each of `count` rows, where in the index it stands; as many lists as one stands in it at most. */
function standings(index: Int32Array, count: number): Int32Array[] {
  const lists: Int32Array[] = [];
  const found = new Int32Array(count);
  index.forEach((row, at) => {
    if (row === NONE) return;
    const nth = found[row]++;
    lists[nth] ??= new Int32Array(count).fill(NONE);
    lists[nth][row] = at;
  });
  return lists;
}

/**
 * The adjoint of `rowsAt`: each row is added to the one that it was.
 *
 * @param rows shape [index.length, width]
 * @returns shape [count, width]
 */
export function addedAt(rows: tf.Tensor2D, index: Int32Array, count: number): tf.Tensor2D {
  const width = rows.shape[1];
  const here = filled([rows], [count, width], scatter(index, width));
  if (here !== null) return here;
  const parts = standings(index, count).map((list) => gathered(rows, list));
  return parts.length === 0 ? tf.zeros([count, width]) : tf.addN(parts);
}
