/**
 * Two players of the frozen game, everyone else held still. With the rest constant
 * U_0(s) = s_0 (x_0 − k s_1 − ½ y_0 s_0) and U_1 alike, where x is the gain with the other of the two
 * absent, y = 2βn and k = ηG_01; both are slopes of one potential (equations 8 to 10 for s ≥ 0).
 */
import type { Prices, Stake } from '../utility.ts';
import { bestResponseAt } from './bestResponse.ts';
import { utilityAt } from './utility.ts';

/** Participations of the two players, each in [0, 1]. */
export type Point = readonly [number, number];

/** One of the two, and the other. */
export type Side = 0 | 1;
export const otherOf = (side: Side): Side => (1 - side) as Side;
export const SIDES: readonly Side[] = [0, 1];

export interface Slice {
  /** x = αb − γ − η(c − s_other G_01), what the first step in is worth if the other were out. */
  readonly gain: Point;
  /** y = 2βn ≥ 0. */
  readonly curvature: Point;
  /** k = ηG_01; 0 between layers, where there is no inner product. */
  readonly coupling: number;
}

/**
 * @param prices of each
 * @param stakes of the two players, rivalry c with the other at `at`
 * @param product G_01 = ⟨θ_0, θ_1⟩; with η = 0 it makes no difference
 */
export function sliceOf(
  prices: readonly [Prices, Prices],
  stakes: readonly [Stake, Stake],
  at: Point,
  product: number,
): Slice {
  const gain = (side: Side) => {
    const { alpha, gamma, eta } = prices[side];
    const { benefit, rivalry } = stakes[side];
    return alpha * benefit - gamma - eta * (rivalry - at[otherOf(side)] * product);
  };
  const curvature = (side: Side) => 2 * prices[side].beta * stakes[side].normSquared;
  return {
    gain: [gain(0), gain(1)],
    curvature: [curvature(0), curvature(1)],
    // Players of different groups have no product.
    coupling: prices[0].eta * product,
  };
}

/** x − k s_other: the gain while the other takes part at `other`. */
export const gainAgainst = ({ gain, coupling }: Slice, side: Side, other: number): number =>
  gain[side] - coupling * other;

export const utilityIn = (slice: Slice, side: Side, at: Point): number =>
  utilityAt(at[side], gainAgainst(slice, side, at[otherOf(side)]), slice.curvature[side]);

/** ∂U/∂s = ∂Φ/∂s of one of the two; at s = 0 the slope on the inner side. */
export const slopeIn = (slice: Slice, side: Side, at: Point): number =>
  gainAgainst(slice, side, at[otherOf(side)]) - slice.curvature[side] * at[side];

/** The best response to the other as it stands; one that is indifferent keeps its place. */
export const bestResponseIn = (slice: Slice, side: Side, at: Point): number =>
  bestResponseAt(gainAgainst(slice, side, at[otherOf(side)]), slice.curvature[side], at[side]);

/** Φ of the pair: ∂Φ/∂s_i = ∂U_i/∂s_i for both. */
export const potentialIn = ({ gain: [a, b], curvature: [y, z], coupling }: Slice, [s, t]: Point) =>
  s * (a - 0.5 * y * s) + t * (b - 0.5 * z * t) - coupling * s * t;

/** The size of the numbers in a slice; what is smaller by 12 digits is rounding. */
export const slackOf = ({ gain, curvature, coupling }: Slice): number =>
  1e-12 *
  (Math.abs(gain[0]) + Math.abs(gain[1]) + curvature[0] + curvature[1] + Math.abs(coupling));

/**
 * The best responses of one player to every s of the other, a clipped nullcline: corners of a polyline
 * from the other at 0 to the other at 1. Without curvature it jumps where the gain turns, and the jump
 * belongs to it: there any answer is best. Null where that is so everywhere.
 */
export function nullcline(slice: Slice, side: Side): Point[] | null {
  const { gain, curvature, coupling } = slice;
  const [x, y] = [gain[side], curvature[side]];
  if (x === 0 && y === 0 && coupling === 0) return null;
  const at = (own: number, other: number): Point => (side === 0 ? [own, other] : [other, own]);
  const end = (other: number) => at(bestResponseAt(x - coupling * other, y, 0), other);
  // Where the best response meets 0 and 1: x − k s = 0 and x − k s = y.
  const corners = [
    { own: 0, other: x / coupling },
    { own: 1, other: (x - y) / coupling },
  ].filter(({ other }) => other >= 0 && other <= 1);
  // Of a jump, the end that is best before it comes first.
  const falls = coupling > 0;
  corners.sort((a, b) => a.other - b.other || (falls ? b.own - a.own : a.own - b.own));
  return [end(0), ...corners.map(({ own, other }) => at(own, other)), end(1)];
}
