/**
 * Where the participations of players stand in a fully connected net: those of neurons behind z = W x + b,
 * so that they gate the bias too; those of pixels and of single weights inside W.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { PlayerGroup } from '../../model/players.ts';
import type { DenseNet } from '../denseNet.ts';
import type { Dense, UnitGates } from './dense.ts';
import { slicesOf, type Slices } from './slices.ts';

/** A group of players in a layer of weights. */
export interface Seat {
  readonly group: PlayerGroup;
  /** From 0. */
  readonly layer: number;
  readonly slices: Slices;
  /** Of s, as it broadcasts over the layer's kernel. */
  readonly shape: [number, number];
  readonly standsInside: boolean;
}

export const seatsOf = ({ widths, groups, layerOf }: DenseNet): Seat[] =>
  groups.map((group, index) => {
    const layer = layerOf[index];
    const slices = slicesOf[group.granularity];
    return {
      ...{ group, layer, slices },
      shape: slices.shape([widths[layer + 1], widths[layer]]),
      standsInside: group.granularity !== 'neuron',
    };
  });

/** s of each group, in the order of the seats. */
export type Participations = readonly tf.Tensor2D[];

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

/** Times the gates that stand inside a layer's kernel: the kernel, or a slope that goes back through it. */
export const throughInside = (
  x: tf.Tensor2D,
  layer: number,
  seats: readonly Seat[],
  s: Participations,
): tf.Tensor2D => gated(x, layer, seats, s, ({ standsInside }) => standsInside);

/** The net with those gates in its kernels that stand inside. */
export const gatedDense = (
  dense: readonly Dense[],
  seats: readonly Seat[],
  s: Participations,
): Dense[] =>
  dense.map(({ kernel, bias }, layer) => ({
    kernel: throughInside(kernel, layer, seats, s),
    bias,
  }));

/** @param layerCount layers of weights; all but the last have units behind them */
export const unitGates = (
  layerCount: number,
  seats: readonly Seat[],
  s: Participations,
): UnitGates =>
  Array.from({ length: layerCount - 1 }, (_, layer) => {
    const at = seats.findIndex((seat) => seat.layer === layer && !seat.standsInside);
    return at < 0 ? null : s[at];
  });

/** θ as the players of one seat have it: the kernel with the gates of all others in it. */
export const thetaOf = (
  at: number,
  dense: readonly Dense[],
  seats: readonly Seat[],
  s: Participations,
): tf.Tensor2D => {
  const { layer } = seats[at];
  return gated(dense[layer].kernel, layer, seats, s, (_, index) => index !== at);
};

/**
 * ∂L/∂s of a seat that stands inside.
 *
 * @param slope ∂L/∂(gated kernel) of its layer
 */
export function insideSlope(
  slope: tf.Tensor2D,
  at: number,
  dense: readonly Dense[],
  seats: readonly Seat[],
  s: Participations,
): tf.Tensor2D {
  const { layer, slices } = seats[at];
  const others = gated(
    tf.mul(slope, dense[layer].kernel),
    layer,
    seats,
    s,
    (seat, index) => seat.standsInside && index !== at,
  );
  return slices.sumOver(others);
}
