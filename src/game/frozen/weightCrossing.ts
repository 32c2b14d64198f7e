/**
 * Single weights who are in or out by one number T = Σ sθ alone. Player i turns at T = alone_i / ηθ_i: it is in
 * before its turn if θ_i > 0, and behind it if θ_i < 0, so each turn that T passes takes |θ_i| away from
 * F(T) = Σ sθ. F falls, and where it meets T the players agree with the T that they make.
 */
import { meeting } from './fallingSum.ts';
import type { Pulls } from './weightLimit.ts';

export interface Crossing {
  /** 1 in, 0 out; those who turn exactly at T share what is missing; NaN for weights of 0; shape [playerCount]. */
  readonly participation: Float64Array;
  /** How many turn exactly at T. */
  readonly turning: number;
}

export function crossing(eta: number, { alone, theta }: Pulls): Crossing {
  const count = theta.length;
  const turn = new Float64Array(count);
  for (let i = 0; i < count; i++) turn[i] = alone[i] / (eta * theta[i]);
  const { total, share } = meeting({ theta, from: turn, to: turn });
  const participation = new Float64Array(count);
  let turning = 0;
  for (let i = 0; i < count; i++) {
    // How much of the player's own step is still ahead of T.
    let ahead = turn[i] > total ? 1 : 0;
    if (turn[i] === total) {
      turning++;
      ahead = share;
    }
    if (theta[i] === 0) participation[i] = NaN;
    else participation[i] = theta[i] > 0 ? ahead : 1 - ahead;
  }
  return { participation, turning };
}
