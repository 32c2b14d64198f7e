import * as tf from '@tensorflow/tfjs-core';
import { convolutionOf } from '../../../model/blocks/conv2d.ts';
import type { Block } from '../../../model/model.ts';
import { Batch, transposed } from '../batch.ts';
import { addedAt, NONE, rowsAt } from '../rows.ts';
import type { Arithmetic } from './arithmetic.ts';

/**
 * For each weight of a filter (row, column, channel) and each place of the output, which number of the image
 * they meet at; shape [weights, places].
 */
function patchIndex(block: Block): Int32Array {
  const { image, edge, padding } = convolutionOf(block);
  const { height, width, channels } = image;
  const [rows, columns] = block.output;
  const index = new Int32Array(edge * edge * channels * rows * columns);
  let at = 0;
  for (let dy = 0; dy < edge; dy++)
    for (let dx = 0; dx < edge; dx++)
      for (let channel = 0; channel < channels; channel++)
        for (let y = dy - padding; y < dy - padding + rows; y++)
          for (let x = dx - padding; x < dx - padding + columns; x++) {
            const isInside = y >= 0 && y < height && x >= 0 && x < width;
            index[at++] = isInside ? (channel * height + y) * width + x : NONE;
          }
  return index;
}

/**
 * z = W ∗ x + b as one product, of the filters and all patches of all images side by side: neither WebAssembly
 * nor WebGPU has tfjs's gradient by the filters. Of each product the patches are the left operand, which the
 * wasm backend does not repack.
 */
export const conv2d: Arithmetic = (input, weights, block) => {
  const { kernel, bias } = weights!;
  const { columns } = input;
  const [filters, weightCount] = kernel.shape;
  const [numbers, batch] = columns.shape;
  const index = patchIndex(block);
  const places = index.length / weightCount;
  const patches = tf.reshape(rowsAt(columns, index), [weightCount, places * batch]) as tf.Tensor2D;
  const z = tf.add(transposed(tf.matMul(transposed(patches), transposed(kernel))), bias);
  return {
    output: Batch.ofColumns(tf.reshape(z, [filters * places, batch])),
    back(slope, isWanted) {
      const byZ: tf.Tensor2D = tf.reshape(slope.columns, [filters, places * batch]);
      const byPatches = () =>
        tf.reshape(tf.matMul(transposed(kernel), byZ), [index.length, batch]) as tf.Tensor2D;
      return {
        weights: {
          kernel: transposed(tf.matMul(patches, transposed(byZ))),
          bias: tf.sum(byZ, 1, true),
        },
        slope: isWanted ? Batch.ofColumns(addedAt(byPatches(), index, numbers)) : null,
      };
    },
  };
};
