import type * as tf from '@tensorflow/tfjs-core';
import type { Arithmetic } from './arithmetic.ts';

/**
 * A function of each number by itself.
 *
 * @param back ∂L/∂(what came in), from ∂L/∂(what went out) and from that itself
 */
export const elementwise =
  (
    f: (input: tf.Tensor2D) => tf.Tensor2D,
    back: (slope: tf.Tensor2D, output: tf.Tensor2D) => tf.Tensor2D,
  ): Arithmetic =>
  (input) => {
    const output = input.map(f);
    return {
      output,
      back: (slope) => ({ slope: slope.with(output, back), weights: null }),
    };
  };
