import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.ts';

export const tanh = elementwise(
  (z) => tf.tanh(z),
  (slope, output) => tf.mul(slope, tf.sub(1, tf.square(output))),
);
