/** One joint step of θ and s; every part of it is evaluated at the given state. */
import * as tf from '@tensorflow/tfjs-core';
import { costsReachWeights } from '../../game/absorbing.ts';
import { pricesOfGroup } from '../../game/prices.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Block } from '../../model/model.ts';
import type { Weights } from './blocks/arithmetic.ts';
import {
  gatedNet,
  slopeOf,
  thetaOf,
  throughInside,
  type Participations,
  type Seat,
} from './gates.ts';
import { optimizers } from './optimizers.ts';
import { movePlayers, remember, scaledBenefits } from './participation.ts';
import { costGradient } from './slices/slices.ts';
import type { State } from './state.ts';
import { lossAndGradients } from './walk.ts';

/**
 * ∂/∂(kernels) of the loss and, where they reach the weights, of the players' costs; one per layer.
 *
 * @param ofLoss those of the loss alone
 */
function kernelSlopes(
  ofLoss: readonly tf.Tensor2D[],
  weights: readonly Weights[],
  seats: readonly Seat[],
  s: Participations,
  spec: RunSpec,
): readonly tf.Tensor2D[] {
  if (!costsReachWeights(spec)) return ofLoss;
  return seats.reduce((slopes, seat, at) => {
    const theta = thetaOf(at, weights, seats, s);
    const byTheta = costGradient(seat.slices, theta, s[at], pricesOfGroup(spec, at, 1));
    // A weight reaches its player's θ through the gates of the others.
    const byKernel = seats.reduce(
      (slope, other, index) =>
        index !== at && other.layer === seat.layer ? tf.mul(slope, s[index]) : slope,
      byTheta,
    );
    return slopes.with(seat.layer, tf.add(slopes[seat.layer], byKernel));
  }, ofLoss);
}

/**
 * The state after one step.
 *
 * @param rows the batch; shape [batch, inputCount]
 * @param targets one-hot; shape [batch, classCount]
 * @param feeShare how much of γ is in force
 * @param step number of this step, from 1
 */
export function nextState(
  { weights, memory, players }: State,
  blocks: readonly Block[],
  seats: readonly Seat[],
  rows: tf.Tensor2D,
  targets: tf.Tensor2D,
  spec: RunSpec,
  feeShare: number,
  step: number,
): State {
  const s = players.map((group) => group.s);
  const gradients = lossAndGradients(gatedNet(blocks, weights, seats, s), rows, targets);
  const optimizer = optimizers[spec.optimizer];
  // Freed layer by layer, the temporaries of one update are the memory of the next.
  const move: typeof optimizer.move = (...args) => tf.tidy(() => optimizer.move(...args) as never);
  const ofLoss = gradients.weights.map((each, layer) => throughInside(each, layer, seats, s));
  const kernels = ofLoss.map(({ kernel }) => kernel);
  const slopes = kernelSlopes(kernels, weights, seats, s, spec);
  const moved = weights.map(({ kernel, bias }, layer) => ({
    kernel: move(kernel, slopes[layer], memory[layer].kernel, spec.lrTheta, step),
    bias: move(bias, ofLoss[layer].bias, memory[layer].bias, spec.lrTheta, step),
  }));

  const told = players.map((group, at) =>
    remember(group, slopeOf(at, gradients, weights, seats, s), spec),
  );
  const benefits = scaledBenefits(told, spec);
  return {
    weights: moved.map(({ kernel, bias }) => ({ kernel: kernel.parameter, bias: bias.parameter })),
    memory: moved.map(({ kernel, bias }) => ({ kernel: kernel.memory, bias: bias.memory })),
    players: told.map((group, at) =>
      movePlayers(
        { ...group, benefit: benefits[at] },
        seats[at].slices,
        thetaOf(at, weights, seats, s),
        spec,
        pricesOfGroup(spec, at, feeShare),
      ),
    ),
    loss: gradients.loss,
  };
}
