import * as tf from '@tensorflow/tfjs-core';
import type { Slices } from './slices.ts';

/** A player is one number, so that ⟨θ_i, θ_j⟩ = θ_i θ_j and all the others come to Σ_j s_j θ_j. */
export const weight: Slices = {
  stands: 'in kernel',
  shape: ([outputCount, inputCount]) => [outputCount, inputCount],
  sumOver: (x) => x,
  normSquared: (theta) => tf.square(theta),
  crowd: (theta, s) => tf.sum(tf.mul(theta, s), undefined, true),
  rivalry: (theta, s, norm) => tf.sub(tf.mul(theta, weight.crowd(theta, s)), tf.mul(s, norm)),
  gram: null,
};
