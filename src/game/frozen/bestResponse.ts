/**
 * The best response, equation (14), from a player's two coordinates on the best-response map:
 * gain x = αb − γ − ηc (what the first step in is worth) and ownCurvature y = 2βn (how fast that
 * worth falls with one's own size). ŝ = x / y. The lines x = 0 and x = y part out, interior and in.
 */
import type { Prices } from '../utility.ts';
import type { FrozenLayer } from './types.ts';

/** Where the players of a layer stand; every array has shape [playerCount]. */
export interface Standing {
  readonly rivalry: Float64Array;
  /** x = αb − γ − ηc; unit of utility. */
  readonly gain: Float64Array;
  /** y = 2βn ≥ 0; unit of utility. */
  readonly ownCurvature: Float64Array;
}

/** @param rivalry c, if it is already at hand */
export function standing(
  prices: Prices,
  layer: FrozenLayer,
  rivalry: Float64Array = layer.overlap.times(layer.participation),
): Standing {
  const { alpha, beta, gamma, eta } = prices;
  return {
    rivalry,
    gain: layer.marginalBenefit.map((benefit, i) => alpha * benefit - gamma - eta * rivalry[i]),
    ownCurvature: layer.normSquared.map((norm) => 2 * beta * norm),
  };
}

/** clip(ŝ, 0, 1). With y = 0 all or nothing by the sign of x; at exactly x = 0 `current` is kept. */
export function bestResponseAt(gain: number, ownCurvature: number, current: number): number {
  if (gain > 0) return gain >= ownCurvature ? 1 : gain / ownCurvature;
  return gain === 0 && ownCurvature === 0 ? current : 0;
}

/** Best response of every player to the others as they stand; shape [playerCount]. */
export const bestResponses = (at: Standing, participation: Float64Array): Float64Array =>
  participation.map((s, i) => bestResponseAt(at.gain[i], at.ownCurvature[i], s));

export type Region = 'out' | 'interior' | 'in' | 'indifferent';

/** The region of the best-response map a player is in. */
export function regionOf(gain: number, ownCurvature: number): Region {
  if (gain > 0) return gain >= ownCurvature ? 'in' : 'interior';
  return gain === 0 && ownCurvature === 0 ? 'indifferent' : 'out';
}
