/** What the whole population does: pruned, losing or holding; sparsity; the histogram of figure 2. */
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

/** Figure 2 with exact 0, below ε, and exact 1 apart from the open bins between ε and 1. */
export interface Histogram {
  readonly exactZero: number;
  readonly belowEpsilon: number;
  /** Equal bins over [ε, 1); shape [binCount]. */
  readonly bins: Uint32Array;
  readonly exactOne: number;
}

export function histogram(
  participation: ArrayLike<number>,
  epsilon: number,
  binCount: number,
): Histogram {
  const bins = new Uint32Array(binCount);
  let exactZero = 0;
  let belowEpsilon = 0;
  let exactOne = 0;
  for (let i = 0; i < participation.length; i++) {
    const s = participation[i];
    if (s === 0) exactZero++;
    else if (s < epsilon) belowEpsilon++;
    else if (s >= 1) exactOne++;
    else bins[Math.min(binCount - 1, Math.floor(((s - epsilon) / (1 - epsilon)) * binCount))]++;
  }
  return { exactZero, belowEpsilon, bins, exactOne };
}
