/**
 * How players lie in a kernel of shape [outputCount, inputCount], and what of the game follows from that
 * alone: norms, rivalry and the slope of the costs. The participations of a kind have a shape that
 * broadcasts over the kernel, a one along each axis that a player takes whole.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Granularity } from '../../model/players/registry.ts';
import type { Prices } from '../../game/utility.ts';

/** θ here is the kernel with the gates of all other kinds of players in it. */
export interface Slices {
  /** Of s; broadcasts over the kernel. */
  shape(kernel: readonly [outputCount: number, inputCount: number]): [number, number];
  /** A sum over each player's slice; from the kernel's shape to that of s. */
  sumOver(x: tf.Tensor2D): tf.Tensor2D;
  /** n_i = ‖θ_i‖², without bias; shape of s. */
  normSquared(theta: tf.Tensor2D): tf.Tensor2D;
  /** Σ_j s_j θ_j, as it broadcasts over the kernel. */
  crowd(theta: tf.Tensor2D, s: tf.Tensor2D): tf.Tensor2D;
  /** c_i = ⟨θ_i, Σ_j s_j θ_j⟩ − s_i n_i = Σ_{j≠i} s_j ⟨θ_i, θ_j⟩, without the Gram matrix; shape of s. */
  rivalry(theta: tf.Tensor2D, s: tf.Tensor2D, norm: tf.Tensor2D): tf.Tensor2D;
  /** ⟨θ_i, θ_j⟩; of shape [count, count], or null where that is too much and θ itself says it all. */
  gram: ((theta: tf.Tensor2D) => tf.Tensor2D) | null;
}

/** The transpose by itself: the flag for it takes the wasm backend's slow path. */
const transposed = (x: tf.Tensor2D): tf.Tensor2D => tf.transpose(x);

const neurons: Slices = {
  shape: ([outputCount]) => [outputCount, 1],
  sumOver: (x) => tf.sum(x, 1, true),
  normSquared: (theta) => tf.sum(tf.square(theta), 1, true),
  crowd: (theta, s) => transposed(sumOfRows(theta, s)),
  rivalry: (theta, s, norm) => tf.sub(tf.matMul(theta, sumOfRows(theta, s)), tf.mul(s, norm)),
  gram: (theta) => tf.matMul(theta, transposed(theta)),
};

/**
 * Σ_j s_j θ_j; shape [inputCount, 1]. The flag for the transposed operand is the quick way here: with one
 * column the wasm backend's general loop beats transposing or repacking the kernel.
 */
const sumOfRows = (theta: tf.Tensor2D, s: tf.Tensor2D): tf.Tensor2D => tf.matMul(theta, s, true);

const pixels: Slices = {
  shape: ([, inputCount]) => [1, inputCount],
  sumOver: (x) => tf.sum(x, 0, true),
  normSquared: (theta) => tf.sum(tf.square(theta), 0, true),
  crowd: (theta, s) => tf.sum(tf.mul(theta, s), 1, true),
  rivalry: (theta, s, norm) =>
    tf.sub(tf.sum(tf.mul(theta, pixels.crowd(theta, s)), 0, true), tf.mul(s, norm)),
  gram: (theta) => tf.matMul(transposed(theta), theta),
};

/** A player is one number, so that ⟨θ_i, θ_j⟩ = θ_i θ_j and all the others come to Σ_j s_j θ_j. */
const weights: Slices = {
  shape: ([outputCount, inputCount]) => [outputCount, inputCount],
  sumOver: (x) => x,
  normSquared: (theta) => tf.square(theta),
  crowd: (theta, s) => tf.sum(tf.mul(theta, s), undefined, true),
  rivalry: (theta, s, norm) => tf.sub(tf.mul(theta, weights.crowd(theta, s)), tf.mul(s, norm)),
  gram: null,
};

export const slicesOf: Readonly<Record<Granularity, Slices>> = {
  neuron: neurons,
  pixel: pixels,
  weight: weights,
};

/**
 * ∂C_i/∂θ_i = 2β s_i² θ_i + η s_i Σ_{j≠i} s_j θ_j, each player by its own cost and its own slice; shape of
 * the kernel.
 */
export function costGradient(
  slices: Slices,
  theta: tf.Tensor2D,
  s: tf.Tensor2D,
  { beta, eta }: Pick<Prices, 'beta' | 'eta'>,
): tf.Tensor2D {
  const own: tf.Tensor2D = tf.mul(theta, tf.mul(tf.square(s), 2 * beta - eta));
  if (eta === 0) return own;
  return tf.add(own, tf.mul(tf.mul(s, eta), slices.crowd(theta, s)));
}
