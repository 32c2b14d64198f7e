import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.ts';

/** Of what is not positive. */
const PASSED = 0.01;

/** At 0 its derivative is that of what is negative, as in PyTorch. */
export const leaky = elementwise(
  (z) => tf.leakyRelu(z, PASSED),
  (slope, output) => tf.mul(slope, tf.step(output, PASSED)),
);
