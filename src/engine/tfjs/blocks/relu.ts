import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.ts';

/** At 0 its derivative is 0, as in PyTorch: at s = 0 so is ∂L/∂s. */
export const relu = elementwise(
  (z) => tf.relu(z),
  (slope, output) => tf.mul(slope, tf.step(output)),
);
