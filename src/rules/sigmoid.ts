import { marginalUtility, type Prices, type Stake } from '../game/utility.ts';
import { playerByPlayer, push } from './playerByPlayer.ts';
import type { Rule } from './rule.ts';

/** φ of a player at s = 1, which no φ has; near enough to 1 to train with, and near enough to 0 to move. */
const START = 4;

const sigmoid = (phi: number): number => 1 / (1 + Math.exp(-phi));
const phiOf = (s: number): number => (s >= 1 ? START : Math.log(s / (1 - s)));

/** φ along ∂U/∂φ = s(1 − s) ∂U/∂s; who is at 0 has no φ and stays. */
export function sigmoidStep(s: number, stake: Stake, prices: Prices, rate: number): number {
  if (s <= 0) return 0;
  const phi = phiOf(s);
  const open = sigmoid(phi);
  return sigmoid(phi + rate * open * (1 - open) * marginalUtility(open, stake, prices));
}

export const sigmoidRule = {
  label: 'sigmoid',
  help: 's = σ(φ), and φ moves along ∂U/∂φ = s(1 − s) ∂U/∂s. s begins at σ(4) = 0.982; it is never exactly 0 or 1, and moves slowly near both.',
  play: {
    formula: 'φ ← φ + η_s s(1 − s) ∂U/∂s, s = σ(φ)',
    entrantsPay: true,
    next: (s, stake, prices, { lrS }) => sigmoidStep(s, stake, prices, lrS),
    ahead(s, stake, prices, { lrS }, steps) {
      if (s <= 0) return 0;
      const phi = phiOf(s);
      const open = sigmoid(phi);
      return sigmoid(phi + lrS * steps * open * (1 - open) * push(s, stake, prices));
    },
  },
  move: (groups, { lrS }) =>
    playerByPlayer(groups, (s, stake, prices) => sigmoidStep(s, stake, prices, lrS)),
} satisfies Rule;
