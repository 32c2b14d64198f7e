import * as tf from '@tensorflow/tfjs-core';
import { Batch, transposed } from '../batch.ts';
import type { Arithmetic } from './arithmetic.ts';

/** z = W x + b. */
export const dense: Arithmetic = (input, weights) => {
  const { kernel, bias } = weights!;
  return {
    output: Batch.ofColumns(tf.add(tf.matMul(kernel, input.columns), bias)),
    back: ({ columns }, isWanted) => ({
      weights: { kernel: tf.matMul(columns, input.rows), bias: tf.sum(columns, 1, true) },
      slope: isWanted ? Batch.ofColumns(tf.matMul(transposed(kernel), columns)) : null,
    }),
  };
};
