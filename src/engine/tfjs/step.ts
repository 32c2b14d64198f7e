/** One joint step of θ and s; every part of it is evaluated at the given state. */
import * as tf from '@tensorflow/tfjs-core';
import { costsReachWeights } from '../../game/absorbing.ts';
import { pricesOfGroup } from '../../game/prices.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { lossAndGradients, type Dense, type DenseGradient } from './dense.ts';
import {
  gatedDense,
  insideSlope,
  thetaOf,
  throughInside,
  unitGates,
  type Participations,
  type Seat,
} from './gates.ts';
import { optimizers } from './optimizers.ts';
import { movePlayers, remember, scaledBenefits } from './participation.ts';
import { costGradient } from './slices.ts';
import type { State } from './state.ts';

/** ∂/∂θ of the loss and, where they reach the weights, of the players' costs; one per layer. */
function kernelSlopes(
  gradients: readonly DenseGradient[],
  dense: readonly Dense[],
  seats: readonly Seat[],
  s: Participations,
  spec: RunSpec,
): tf.Tensor2D[] {
  const ofLoss = gradients.map(({ kernel }, layer) => throughInside(kernel, layer, seats, s));
  if (!costsReachWeights(spec)) return ofLoss;
  return seats.reduce((slopes, seat, at) => {
    const theta = thetaOf(at, dense, seats, s);
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
  { dense, memory, players }: State,
  seats: readonly Seat[],
  rows: tf.Tensor2D,
  targets: tf.Tensor2D,
  spec: RunSpec,
  feeShare: number,
  step: number,
): State {
  const s = players.map((group) => group.s);
  const { loss, gradients, unitSlopes } = lossAndGradients(
    gatedDense(dense, seats, s),
    unitGates(dense.length, seats, s),
    rows,
    targets,
  );
  const optimizer = optimizers[spec.optimizer];
  // Freed layer by layer, the temporaries of one update are the memory of the next.
  const move: typeof optimizer.move = (...args) => tf.tidy(() => optimizer.move(...args) as never);
  const slopes = kernelSlopes(gradients, dense, seats, s, spec);
  const moved = dense.map(({ kernel, bias }, layer) => ({
    kernel: move(kernel, slopes[layer], memory[layer].kernel, spec.lrTheta, step),
    bias: move(bias, gradients[layer].bias, memory[layer].bias, spec.lrTheta, step),
  }));

  const slopeOf = ({ layer, standsInside }: Seat, at: number): tf.Tensor2D =>
    standsInside ? insideSlope(gradients[layer].kernel, at, dense, seats, s) : unitSlopes[layer]!;
  const told = players.map((group, at) => remember(group, slopeOf(seats[at], at), spec));
  const benefits = scaledBenefits(told, spec);
  return {
    dense: moved.map(({ kernel, bias }) => ({ kernel: kernel.parameter, bias: bias.parameter })),
    memory: moved.map(({ kernel, bias }) => ({ kernel: kernel.memory, bias: bias.memory })),
    players: told.map((group, at) =>
      movePlayers(
        { ...group, benefit: benefits[at] },
        seats[at].slices,
        thetaOf(at, dense, seats, s),
        spec,
        pricesOfGroup(spec, at, feeShare),
      ),
    ),
    loss,
  };
}
