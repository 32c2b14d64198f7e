import * as tf from '@tensorflow/tfjs-core';
import { windowOf } from '../../../model/blocks/maxPool.ts';
import type { Block } from '../../../model/model.ts';
import { Batch } from '../batch.ts';
import { addedAt, rowsAt } from '../rows.ts';
import type { Arithmetic } from './arithmetic.ts';

/** For each place in a window, row by row, the numbers that stand there in all windows. */
function windowIndices(block: Block): Int32Array[] {
  const edge = windowOf(block);
  const [height, width] = block.input;
  const [rows, columns, channels] = block.output;
  return Array.from({ length: edge * edge }, (_, slot) => {
    const [dy, dx] = [Math.floor(slot / edge), slot % edge];
    const index = new Int32Array(channels * rows * columns);
    let at = 0;
    for (let channel = 0; channel < channels; channel++)
      for (let y = 0; y < rows; y++)
        for (let x = 0; x < columns; x++)
          index[at++] = (channel * height + y * edge + dy) * width + x * edge + dx;
    return index;
  });
}

/** The largest of each window. Where several are, the slope is the first one's, row by row, as in PyTorch. */
export const maxPool: Arithmetic = (input, _, block) => {
  const { columns } = input;
  const indices = windowIndices(block);
  const slots = indices.map((index) => rowsAt(columns, index));
  const largest = slots.reduce((one, other) => tf.maximum(one, other));
  return {
    output: Batch.ofColumns(largest),
    back(slope) {
      let isOpen: tf.Tensor2D | null = null;
      const parts = slots.map((slot) => {
        const isHere: tf.Tensor2D = tf.equal(slot, largest);
        const isFirst = isOpen === null ? isHere : tf.logicalAnd(isOpen, isHere);
        const others: tf.Tensor2D = tf.logicalNot(isHere);
        isOpen = isOpen === null ? others : tf.logicalAnd(isOpen, others);
        return tf.mul(slope.columns, tf.cast(isFirst, 'float32')) as tf.Tensor2D;
      });
      const index = Int32Array.from(indices.flatMap((each) => [...each]));
      const byInput = addedAt(tf.concat(parts, 0), index, columns.shape[0]);
      return { slope: Batch.ofColumns(byInput), weights: null };
    },
  };
};
