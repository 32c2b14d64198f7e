/**
 * How players lie in a kernel of shape [outputCount, inputCount], and what of the game follows from that
 * alone: norms, rivalry and the slope of the costs. The participations of a kind have a shape that
 * broadcasts over the kernel, a one along each axis that a player takes whole.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Prices } from '../../../game/utility.ts';

/** θ here is the kernel with the gates of all other kinds of players in it. */
export interface Slices {
  /**
   * Whether s stands in the kernel alone, or gates the bias as well; then it must be of shape [outputCount, 1],
   * and it is one whether it multiplies both or what goes out of the block: whichever is less work.
   */
  readonly stands: 'in kernel' | 'in kernel and bias' | 'behind';
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
