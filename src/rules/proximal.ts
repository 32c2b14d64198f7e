import { marginalUtility, type Prices, type Stake } from '../game/utility.ts';
import { alongGradient, clip, playerByPlayer } from './playerByPlayer.ts';
import type { Rule } from './rule.ts';

/** The smooth part by gradient, the fee by soft threshold: exact zeros, and re-entry pays γ. */
export const proximalStep = (s: number, stake: Stake, prices: Prices, rate: number): number =>
  clip(s + rate * marginalUtility(s, stake, { ...prices, gamma: 0 }) - rate * prices.gamma);

export const proximal = {
  label: 'proximal',
  help: 'Soft threshold for γ: s becomes exactly 0, and the fee γ counts at s = 0 too.',
  play: {
    formula: 's ← clip(s + η_s (∂U/∂s + γ) − η_s γ, 0, 1)',
    entrantsPay: true,
    next: (s, stake, prices, { lrS }) => proximalStep(s, stake, prices, lrS),
    ahead: alongGradient,
  },
  move: (groups, { lrS }) =>
    playerByPlayer(groups, (s, stake, prices) => proximalStep(s, stake, prices, lrS)),
} satisfies Rule;
