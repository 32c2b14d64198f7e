import * as tf from '@tensorflow/tfjs-core';
import { windowOf } from '../../../model/blocks/maxPool.ts';
import { sizeOf, type Block } from '../../../model/model.ts';
import { Batch } from '../batch.ts';
import { filled } from '../loops.ts';
import { addedAt, rowsAt } from '../rows.ts';
import type { Arithmetic } from './arithmetic.ts';

/** For each place in a window, row by row, the numbers that stand there in all windows; shape [places, windows]. */
function windowIndex(block: Block): Int32Array {
  const edge = windowOf(block);
  const [height, width] = block.input;
  const [rows, columns, channels] = block.output;
  const index = new Int32Array(edge * edge * channels * rows * columns);
  let at = 0;
  for (let dy = 0; dy < edge; dy++)
    for (let dx = 0; dx < edge; dx++)
      for (let channel = 0; channel < channels; channel++)
        for (let y = 0; y < rows; y++)
          for (let x = 0; x < columns; x++)
            index[at++] = (channel * height + y * edge + dy) * width + x * edge + dx;
  return index;
}

const bitsOf = (x: Float32Array): Int32Array => new Int32Array(x.buffer, x.byteOffset, x.length);

/** ∂L/∂x from ∂L/∂(what goes out), `slope`; where several are the largest it is the first one's. */
function backThrough(
  x: tf.Tensor2D,
  largest: tf.Tensor2D,
  slope: tf.Tensor2D,
  index: Int32Array,
): tf.Tensor2D {
  const [windows, batch] = largest.shape;
  const here = filled([x, largest, slope], x.shape, (...given) => {
    // Bits, not numbers: which place is the largest is chance, and a branch by chance takes ten times as long.
    const [out, from, most, slopes] = given.map(bitsOf);
    const open = new Int32Array(windows * batch).fill(-1);
    for (let at = 0, window = 0; at < index.length; at++, window = at % windows) {
      const [start, to] = [index[at] * batch, window * batch];
      for (let k = 0; k < batch; k++) {
        const differing = from[start + k] ^ most[to + k];
        const here = ~((differing | -differing) >> 31) & open[to + k];
        open[to + k] ^= here;
        out[start + k] = slopes[to + k] & here;
      }
    }
  });
  if (here !== null) return here;
  let isOpen: tf.Tensor2D = tf.cast(tf.onesLike(largest), 'bool');
  const parts = tf.split(rowsAt(x, index), index.length / windows, 0).map((place) => {
    const isHere = tf.logicalAnd(isOpen, tf.equal(place, largest));
    isOpen = tf.logicalAnd(isOpen, tf.logicalNot(isHere));
    return tf.mul(slope, tf.cast(isHere, 'float32')) as tf.Tensor2D;
  });
  return addedAt(tf.concat(parts, 0), index, x.shape[0]);
}

/** The largest of each window. Where several are, the slope is the first one's, row by row, as in PyTorch. */
export const maxPool: Arithmetic = (input, _, block) => {
  const { columns } = input;
  const [height, width, channels] = block.input;
  const edge = windowOf(block);
  // To tfjs channels are images and the images of the batch are channels.
  const images: tf.Tensor4D = tf.reshape(columns, [channels, height, width, columns.shape[1]]);
  const pooled = tf.maxPool(images, edge, edge, 'valid');
  const largest: tf.Tensor2D = tf.reshape(pooled, [sizeOf(block.output), columns.shape[1]]);
  return {
    output: Batch.ofColumns(largest),
    back: (slope) => ({
      slope: Batch.ofColumns(backThrough(columns, largest, slope.columns, windowIndex(block))),
      weights: null,
    }),
  };
};
