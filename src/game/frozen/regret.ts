/** Regret: what a player would gain by answering best, the others as they stand. */
import type { Prices } from '../utility.ts';
import type { Standing } from './bestResponse.ts';

/**
 * U(BR) − U(s) with x = `gain`, y = `ownCurvature`, written so that rounding can neither make it
 * negative nor hide a deviation: it is 0 exactly when s is the best response (or, with x = y = 0,
 * any answer is). For y > 0 it equals βn[(s − ŝ)² − (BR − ŝ)²]; for y = 0 it is max(0, x) − s x.
 */
export function regretAt(s: number, gain: number, ownCurvature: number): number {
  const half = 0.5 * ownCurvature;
  if (gain <= 0) return s * (half * s - gain);
  if (gain >= ownCurvature) return (1 - s) * (gain - ownCurvature + half * (1 - s));
  const distance = s - gain / ownCurvature;
  return half * distance * distance;
}

/** Regret of every player, ≥ 0, unit of utility; shape [playerCount]. */
export const regrets = (at: Standing, participation: Float64Array): Float64Array =>
  participation.map((s, i) => regretAt(s, at.gain[i], at.ownCurvature[i]));

/** The largest regret; 0 exactly at a Nash equilibrium of the frozen game. */
export function nashGap(regret: Float64Array): number {
  let largest = 0;
  for (const value of regret) if (value > largest) largest = value;
  return largest;
}

/** The sum of regrets; 0 exactly at a Nash equilibrium of the frozen game. */
export function nashConv(regret: Float64Array): number {
  let sum = 0;
  for (const value of regret) sum += value;
  return sum;
}

/** What every player's regret depends on; each of shape [playerCount]. */
export interface Columns {
  readonly participation: ArrayLike<number>;
  readonly benefit: ArrayLike<number>;
  readonly normSquared: ArrayLike<number>;
  readonly rivalry: ArrayLike<number>;
}

/**
 * The Nash gap of one layer, from columns that lie at hand; of all players unless they are named.
 *
 * @param prices γ is the fee in force
 * @param first its first player in the columns
 * @param end the one after its last
 */
export function nashGapOf(
  { participation, benefit, normSquared, rivalry }: Columns,
  { alpha, beta, gamma, eta }: Prices,
  first = 0,
  end = participation.length,
): number {
  let largest = 0;
  for (let i = first; i < end; i++) {
    const gain = alpha * benefit[i] - gamma - eta * rivalry[i];
    const regret = regretAt(participation[i], gain, 2 * beta * normSquared[i]);
    if (regret > largest) largest = regret;
  }
  return largest;
}
