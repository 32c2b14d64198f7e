/**
 * Where the participations of players stand in a net: those of neurons behind z = W x + b, so that they gate the
 * bias too; those of filters inside W and b, which is the same; those of pixels and of single weights inside W
 * alone. A layer is a block that learns, counted from 0.
 */
import * as tf from '@tensorflow/tfjs-core';
import { layerSize, learningBlocks, type Block, type Model } from '../../model/model.ts';
import { playerGroups, type PlayerGroup } from '../../model/players.ts';
import type { Players } from '../../model/players/registry.ts';
import type { Weights } from './blocks/arithmetic.ts';
import { slicesOf } from './slices/registry.ts';
import type { Slices } from './slices/slices.ts';
import type { GatedNet, Gradients } from './walk.ts';

/** A group of players in a layer. */
export interface Seat {
  readonly group: PlayerGroup;
  readonly layer: number;
  readonly slices: Slices;
  /** Of s, as it broadcasts over the layer's kernel. */
  readonly shape: [number, number];
}

/** @param choice kinds that have a row in slices/registry.ts */
export function seatsOf(model: Model, choice: Players): Seat[] {
  const layers = learningBlocks(model);
  return playerGroups(model, choice).map((group) => {
    const layer = layers.indexOf(model.blocks[group.block]);
    const slices = slicesOf[group.granularity]!;
    const { outputCount, inputCount } = layerSize(layers[layer]);
    return { group, layer, slices, shape: slices.shape([outputCount, inputCount]) };
  });
}

/** s of each group, in the order of the seats. */
export type Participations = readonly tf.Tensor2D[];

const isInside = ({ slices }: Seat): boolean => slices.stands !== 'behind';
const isInBias = ({ slices }: Seat): boolean => slices.stands === 'in kernel and bias';

/** x times the s of all seats in a layer for which `counts` holds. */
function gated(
  x: tf.Tensor2D,
  layer: number,
  seats: readonly Seat[],
  s: Participations,
  counts: (seat: Seat, index: number) => boolean,
): tf.Tensor2D {
  return seats.reduce(
    (product, seat, index) =>
      seat.layer === layer && counts(seat, index) ? tf.mul(product, s[index]) : product,
    x,
  );
}

/** Times the gates that stand inside a layer: its kernel and bias, or slopes that go back through them. */
export const throughInside = (
  { kernel, bias }: Weights,
  layer: number,
  seats: readonly Seat[],
  s: Participations,
): Weights => ({
  kernel: gated(kernel, layer, seats, s, isInside),
  bias: gated(bias, layer, seats, s, isInBias),
});

/** The net as a batch meets it. */
export const gatedNet = (
  blocks: readonly Block[],
  weights: readonly Weights[],
  seats: readonly Seat[],
  s: Participations,
): GatedNet => ({
  blocks,
  weights: weights.map((each, layer) => throughInside(each, layer, seats, s)),
  gates: weights.map((_, layer) => {
    const at = seats.findIndex((seat) => seat.layer === layer && !isInside(seat));
    return at < 0 ? null : s[at];
  }),
});

/** θ as the players of one seat have it: the kernel with the gates of all others in it. */
export const thetaOf = (
  at: number,
  weights: readonly Weights[],
  seats: readonly Seat[],
  s: Participations,
): tf.Tensor2D => {
  const { layer } = seats[at];
  return gated(weights[layer].kernel, layer, seats, s, (_, index) => index !== at);
};

/** ∂L/∂s of a seat, of its shape. */
export function slopeOf(
  at: number,
  told: Pick<Gradients, 'weights' | 'gates'>,
  weights: readonly Weights[],
  seats: readonly Seat[],
  s: Participations,
): tf.Tensor2D {
  const { layer, slices } = seats[at];
  if (!isInside(seats[at])) return told.gates[layer]!;
  const { kernel, bias } = told.weights[layer];
  const others = gated(
    tf.mul(kernel, weights[layer].kernel),
    layer,
    seats,
    s,
    (seat, index) => isInside(seat) && index !== at,
  );
  const byKernel = slices.sumOver(others);
  return isInBias(seats[at]) ? tf.add(byKernel, tf.mul(bias, weights[layer].bias)) : byKernel;
}
