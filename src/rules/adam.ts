import { ADAM } from '../game/adam.ts';
import { marginalUtility, type Prices, type Stake } from '../game/utility.ts';
import { clip, playerByPlayer, push } from './playerByPlayer.ts';
import type { Memory, Rule } from './rule.ts';

/** First and second moments of one player, with the weights they have gathered (bias correction). */
export interface Moments {
  first: number;
  second: number;
  firstWeight: number;
  secondWeight: number;
}

/** Adam (Kingma and Ba, 2015) on −∂U/∂s, then projection; updates `moments`. */
export function adamStep(
  s: number,
  stake: Stake,
  prices: Prices,
  rate: number,
  moments: Moments,
): number {
  const slope = -marginalUtility(s, stake, prices);
  moments.first = ADAM.first * moments.first + (1 - ADAM.first) * slope;
  moments.second = ADAM.second * moments.second + (1 - ADAM.second) * slope * slope;
  moments.firstWeight = ADAM.first * moments.firstWeight + (1 - ADAM.first);
  moments.secondWeight = ADAM.second * moments.secondWeight + (1 - ADAM.second);
  const mean = moments.first / moments.firstWeight;
  const spread = Math.sqrt(moments.second / moments.secondWeight);
  return clip(s - (rate * mean) / (spread + ADAM.epsilon));
}

/** Moments of all players; the weights gathered are the same for all, `weights` has that of each moment. */
const startMoments = (players: number) => ({
  first: new Float64Array(players),
  second: new Float64Array(players),
  weights: new Float64Array(2),
});

export const adam = {
  label: 'Adam',
  help: 'Adam on −∂U/∂s, clipped to [0, 1].',
  play: {
    formula: 's ← clip(Adam(s, −∂U/∂s, η_s), 0, 1)',
    entrantsPay: false,
    // A step of Adam has about the size of its rate, whatever the slope.
    next: (s, stake, prices, { lrS }) =>
      clip(s + lrS * Math.sign(marginalUtility(s, stake, prices))),
    ahead: (s, stake, prices, { lrS }, steps) =>
      clip(s + lrS * Math.sign(push(s, stake, prices)) * steps),
  },
  start: (counts) => startMoments(counts.reduce((sum, count) => sum + count, 0)),
  move(groups, { lrS }, memory: Memory) {
    // As `start` made it.
    const { first, second, weights } = memory as ReturnType<typeof startMoments>;
    const [firstWeight, secondWeight] = [weights[0]!, weights[1]!];
    const own: Moments = { first: 0, second: 0, firstWeight, secondWeight };
    const moved = playerByPlayer(groups, (s, stake, prices, i) => {
      Object.assign(own, { first: first[i]!, second: second[i]!, firstWeight, secondWeight });
      const next = adamStep(s, stake, prices, lrS, own);
      [first[i], second[i]] = [own.first, own.second];
      return next;
    });
    weights.set([own.firstWeight, own.secondWeight]);
    return moved;
  },
} satisfies Rule;
