import { marginalUtility, type Prices, type Stake } from '../game/utility.ts';
import { alongGradient, clip, playerByPlayer } from './playerByPlayer.ts';
import type { Rule } from './rule.ts';

/** Equations (17) and (18). */
export const projectedStep = (s: number, stake: Stake, prices: Prices, rate: number): number =>
  clip(s + rate * marginalUtility(s, stake, prices));

export const projected = {
  label: 'projected gradient',
  help: 's moves along ∂U/∂s and is clipped to [0, 1] (equations 17, 18).',
  play: {
    formula: 's ← clip(s + η_s ∂U/∂s, 0, 1)',
    entrantsPay: false,
    next: (s, stake, prices, { lrS }) => projectedStep(s, stake, prices, lrS),
    ahead: alongGradient,
  },
  move: (groups, { lrS }) =>
    playerByPlayer(groups, (s, stake, prices) => projectedStep(s, stake, prices, lrS)),
} satisfies Rule;
