/** What the whole population does: settled, rising, falling, pruned; sparsity. */
import { marginalUtility, type Prices, type Stake } from './utility.ts';

/**
 * - `alternating`: s turned back at each of the last two steps, by FAR or more each time;
 * - `pruned`: s < ε, and not alternating;
 * - `settled`: s is a best response up to SETTLED (`isSettled`);
 * - `rising`, `falling`: none of these, and s has moved that way over the last MOTION_STEPS steps;
 * - `still`: none of these; s has not moved, though the player could gain by moving.
 */
export type PlayerState = 'settled' | 'rising' | 'falling' | 'still' | 'alternating' | 'pruned';

/** Largest |Proj(s + ∂U/∂s) − s| of a player that counts as settled. */
export const SETTLED = 1e-3;
/** Steps over which it is said whether a player rises or falls; once nothing may move s, nobody does. */
export const MOTION_STEPS = 20;
/** What counts as far for a single step of s. */
export const FAR = 0.05;

/** How one player has moved. */
export interface Moved {
  /**
   * s less what it was MOTION_STEPS steps ago, or at the first step seen after a hand put the player
   * somewhere; NaN if only one step has been seen since.
   */
  readonly motion: number;
  /** For a player that alternates: what leads from s to the other end of its swing; else 0. */
  readonly swing: number;
}

const clip = (s: number): number => Math.min(1, Math.max(0, s));

/**
 * |Proj(s + ∂U/∂s) − s| ≤ SETTLED: a step of length 1 along the marginal utility, projected on [0, 1],
 * leads nowhere. Zero exactly where no small move gains, so that all settled with no tolerance left is a
 * Nash equilibrium of the frozen game; as a measure of distance it is the natural residual of Facchinei
 * and Pang, Finite-Dimensional Variational Inequalities (2003), 1.5.
 */
export function isSettled(s: number, stake: Stake, prices: Prices): boolean {
  return Math.abs(clip(s + marginalUtility(s, stake, prices)) - s) <= SETTLED;
}

/** @param prices null where players answer none: then nobody is settled, and who does not move stands still */
export function playerState(
  s: number,
  stake: Stake,
  prices: Prices | null,
  epsilon: number,
  { motion, swing }: Moved,
): PlayerState {
  if (swing !== 0) return 'alternating';
  if (s < epsilon) return 'pruned';
  if (prices === null) return motion > 0 ? 'rising' : motion < 0 ? 'falling' : 'still';
  if (isSettled(s, stake, prices)) return 'settled';
  if (motion > 0) return 'rising';
  if (motion < 0) return 'falling';
  if (motion === 0) return 'still';
  // Nothing to compare with yet: the way it is pushed is the way it goes.
  return marginalUtility(s, stake, prices) < 0 ? 'falling' : 'rising';
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
