/** What the whole population does: pruned, losing or holding; sparsity. */
import { marginalUtility, type Prices, type Stake } from './utility.ts';

/** `pruned`: s < ε; `losing`: still in, but pushed out; `hold`: in, and not pushed out. */
export type PlayerState = 'hold' | 'losing' | 'pruned';

export function playerState(s: number, stake: Stake, prices: Prices, epsilon: number): PlayerState {
  if (s < epsilon) return 'pruned';
  return marginalUtility(s, stake, prices) < 0 ? 'losing' : 'hold';
}

export function prunedCount(participation: ArrayLike<number>, epsilon: number): number {
  let count = 0;
  for (let i = 0; i < participation.length; i++) if (participation[i] < epsilon) count++;
  return count;
}

/** Share of players pruned, 0 to 1. */
export const sparsity = (participation: ArrayLike<number>, epsilon: number): number =>
  prunedCount(participation, epsilon) / participation.length;

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
