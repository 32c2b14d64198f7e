/** Where a search for an equilibrium of single weights ended, and how good it is; O(N). */
import type { Prices } from '../utility.ts';
import { bestResponseAt } from './bestResponse.ts';
import type { Limit, StartName } from './equilibrium.ts';

/** The game of one layer of single weights as the two numbers that matter of each player. */
export interface Pulls {
  /** l_i = αb_i − γ; shape [playerCount]. */
  readonly alone: Float64Array;
  /** shape [playerCount]. */
  readonly theta: Float64Array;
}

/** @param participation shape [playerCount] */
export function weightLimit(
  { beta, eta }: Prices,
  { alone, theta }: Pulls,
  from: StartName,
  participation: Float64Array,
): Limit {
  let total = 0;
  for (let i = 0; i < theta.length; i++) total += participation[i] * theta[i];
  let [residual, potential] = [0, 0];
  for (let i = 0; i < theta.length; i++) {
    const s = participation[i];
    const weight = theta[i];
    const rivalry = weight * (total - s * weight);
    const size = 2 * beta * weight * weight;
    const response = bestResponseAt(alone[i] - eta * rivalry, size, s);
    residual = Math.max(residual, Math.abs(s - response));
    potential += s * (alone[i] - 0.5 * (size * s + eta * rivalry));
  }
  return { from: [from], participation, potential, residual };
}
