/**
 * How θ moves (equation 16). Our own, because tfjs builds the rate into its optimizers: here the
 * rate is live and the moments survive its change.
 */
import * as tf from '@tensorflow/tfjs-core';
import { ADAM } from '../../game/adam.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { MOMENTUM, thetaStep } from '../moments.ts';

/** What an optimizer remembers of one parameter tensor, in the tensor's own shape. */
export type OptimizerState = readonly tf.Tensor2D[];

export interface Optimizer {
  start(parameter: tf.Tensor2D): OptimizerState;
  /**
   * @param step number of this step, from 1
   * @returns new tensors; the given ones are left alone
   */
  move(
    parameter: tf.Tensor2D,
    gradient: tf.Tensor2D,
    memory: OptimizerState,
    rate: number,
    step: number,
  ): { parameter: tf.Tensor2D; memory: OptimizerState };
}

const sgd: Optimizer = {
  start: () => [],
  move: (parameter, gradient, memory, rate) => ({
    parameter: tf.sub(parameter, tf.mul(gradient, rate)),
    memory,
  }),
};

const momentum: Optimizer = {
  start: (parameter) => [tf.zerosLike(parameter)],
  move: (parameter, gradient, [velocity], rate) => {
    const next = tf.add(tf.mul(velocity, MOMENTUM), gradient) as tf.Tensor2D;
    return { parameter: tf.sub(parameter, tf.mul(next, rate)), memory: [next] };
  },
};

const adam: Optimizer = {
  start: (parameter) => [tf.zerosLike(parameter), tf.zerosLike(parameter)],
  move: (parameter, gradient, [first, second], rate, step) => {
    const nextFirst = tf.add(tf.mul(first, ADAM.first), gradient) as tf.Tensor2D;
    const nextSecond = tf.add(tf.mul(second, ADAM.second), tf.square(gradient)) as tf.Tensor2D;
    const unscaled = thetaStep('adam', rate, step);
    const spread = tf.add(tf.sqrt(nextSecond), unscaled.epsilon);
    const direction = tf.div(nextFirst, spread);
    return {
      parameter: tf.sub(parameter, tf.mul(direction, unscaled.rate)),
      memory: [nextFirst, nextSecond],
    };
  },
};

export const optimizers: Record<RunSpec['optimizer'], Optimizer> = { sgd, momentum, adam };
