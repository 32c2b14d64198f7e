import * as tf from '@tensorflow/tfjs-core';
import { transposed } from '../batch.ts';
import type { Slices } from './slices.ts';

/**
 * Σ_j s_j θ_j; shape [inputCount, 1]. The flag for the transposed operand is the quick way here: with one
 * column the wasm backend's general loop beats transposing or repacking the kernel.
 */
const sumOfRows = (theta: tf.Tensor2D, s: tf.Tensor2D): tf.Tensor2D => tf.matMul(theta, s, true);

/** A player is a row, and has the bias of its unit. */
export const neuron: Slices = {
  stands: 'behind',
  shape: ([outputCount]) => [outputCount, 1],
  sumOver: (x) => tf.sum(x, 1, true),
  normSquared: (theta) => tf.sum(tf.square(theta), 1, true),
  crowd: (theta, s) => transposed(sumOfRows(theta, s)),
  rivalry: (theta, s, norm) => tf.sub(tf.matMul(theta, sumOfRows(theta, s)), tf.mul(s, norm)),
  gram: (theta) => tf.matMul(theta, transposed(theta)),
};
