/** What rules share by which every player moves by itself. */
import type { DynamicsSettings } from '../game/rows/dynamics.ts';
import { marginalUtility, type Prices, type Stake } from '../game/utility.ts';
import type { Group } from './rule.ts';

export const clip = (s: number): number => Math.min(1, Math.max(0, s));

/** s of all players after a step that each takes by itself. @param player index among all players */
export function playerByPlayer(
  groups: readonly Group[],
  step: (s: number, stake: Stake, prices: Prices, player: number) => number,
): Float64Array {
  const moved = new Float64Array(
    groups.reduce((sum, { participation }) => sum + participation.length, 0),
  );
  // One for all of them: half a million may move at a step.
  const stake = { benefit: 0, normSquared: 0, rivalry: 0 };
  for (const { first, participation, benefit, normSquared, rivalry, prices } of groups) {
    // All columns of a group are of one length.
    for (let i = 0; i < participation.length; i++) {
      stake.benefit = benefit[i]!;
      stake.normSquared = normSquared[i]!;
      stake.rivalry = rivalry[i]!;
      moved[first + i] = step(participation[i]!, stake, prices, first + i);
    }
  }
  return moved;
}

/** ∂U/∂s, at s = 0 with the fee that is due one step later. */
export const push = (s: number, stake: Stake, prices: Prices): number =>
  marginalUtility(s, stake, prices) - (s > 0 ? 0 : prices.gamma);

/** Along the gradient for so many steps. */
export const alongGradient = (
  s: number,
  stake: Stake,
  prices: Prices,
  { lrS }: DynamicsSettings,
  steps: number,
): number => clip(s + lrS * push(s, stake, prices) * steps);
