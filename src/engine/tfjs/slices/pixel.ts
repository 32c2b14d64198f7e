import * as tf from '@tensorflow/tfjs-core';
import { transposed } from '../batch.ts';
import type { Slices } from './slices.ts';

/** A player is a column. */
export const pixel: Slices = {
  stands: 'in kernel',
  shape: ([, inputCount]) => [1, inputCount],
  sumOver: (x) => tf.sum(x, 0, true),
  normSquared: (theta) => tf.sum(tf.square(theta), 0, true),
  crowd: (theta, s) => tf.sum(tf.mul(theta, s), 1, true),
  rivalry: (theta, s, norm) =>
    tf.sub(tf.sum(tf.mul(theta, pixel.crowd(theta, s)), 0, true), tf.mul(s, norm)),
  gram: (theta) => tf.matMul(transposed(theta), theta),
};
