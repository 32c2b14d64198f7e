import { bestResponse as responseTo, type Prices, type Stake } from '../game/utility.ts';
import { clip, playerByPlayer } from './playerByPlayer.ts';
import type { Rule } from './rule.ts';

/** A fraction `rate` of the way to the best response (14). */
export const bestResponseStep = (s: number, stake: Stake, prices: Prices, rate: number): number =>
  clip(s + rate * (responseTo(stake, prices, s) - s));

export const bestResponse = {
  label: 'damped best response',
  help: 's moves a fraction η_s of the way to its best response (equation 14).',
  play: {
    formula: 's ← s + η_s (r − s)',
    entrantsPay: true,
    next: (s, stake, prices, { lrS }) => bestResponseStep(s, stake, prices, lrS),
    ahead(s, stake, prices, { lrS }, steps) {
      const target = responseTo(stake, prices, s);
      return target + (s - target) * (1 - Math.min(1, lrS)) ** steps;
    },
  },
  move: (groups, { lrS }) =>
    playerByPlayer(groups, (s, stake, prices) => bestResponseStep(s, stake, prices, lrS)),
} satisfies Rule;
