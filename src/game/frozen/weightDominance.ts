/**
 * Strict dominance among single weights (dominance.ts has the theorem). With G = θθᵀ the rivals of player i
 * push it by θ_i times sums that all players share: of the θ that may still play, those of either sign, and
 * of those who are in for certain. So a round of elimination takes O(N).
 */
import type { Prices } from '../utility.ts';
import { certificate, type Dominance } from './dominance.ts';
import type { Certificate } from './types.ts';
import type { WeightLayer } from './weights.ts';

export interface WeightDominance extends Dominance {
  /** Whether elimination came to its end; else later rounds might have fixed more. */
  readonly isComplete: boolean;
}

/** Each may fix a single player, so half a million rounds are possible; more than a few never matter. */
const MOST_ROUNDS = 200;

export function weightDominance(
  prices: Prices,
  { marginalBenefit, theta }: WeightLayer,
): WeightDominance {
  const { alpha, beta, gamma, eta } = prices;
  const count = theta.length;
  const eliminatedAs = new Array<Certificate>(count).fill('open');
  const eliminationRound = new Array<number>(count).fill(0);
  let certificates = eliminatedAs.slice();
  let reach = 0;
  for (const weight of theta) reach += Math.abs(weight);

  for (let round = 1; round <= MOST_ROUNDS; round++) {
    // Summed anew every round: what was subtracted bit by bit would drift.
    let [positive, negative, fixed] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      if (eliminatedAs[i] === 'in') fixed += theta[i];
      else if (eliminatedAs[i] === 'open') {
        if (theta[i] > 0) positive += theta[i];
        else negative += theta[i];
      }
    }
    const leaving: number[] = [];
    const found: Certificate[] = [];
    for (let i = 0; i < count; i++) {
      if (eliminationRound[i] > 0) continue;
      const weight = theta[i];
      const ends =
        weight > 0
          ? [weight * negative, weight * (positive - weight)]
          : [weight * positive, weight * (negative - weight)];
      const alone = alpha * marginalBenefit[i] - gamma;
      const size = 2 * beta * weight * weight;
      const pushed = eta * Math.abs(weight) * (reach - Math.abs(weight));
      const margin =
        pushed === 0
          ? 0
          : 4 *
            Number.EPSILON *
            (count * pushed + Math.abs(alpha * marginalBenefit[i]) + gamma + size);
      const best = alone - eta * (weight * fixed + ends[0]);
      const worst = alone - eta * (weight * fixed + ends[1]);
      const proven = certificate(best, worst, size, margin);
      if (proven === 'open') continue;
      leaving.push(i);
      found.push(proven);
    }
    for (const [k, i] of leaving.entries()) {
      eliminatedAs[i] = found[k];
      eliminationRound[i] = round;
    }
    if (round === 1) certificates = eliminatedAs.slice();
    if (leaving.length === 0)
      return { certificates, eliminationRound, eliminatedAs, isComplete: true };
  }
  return { certificates, eliminationRound, eliminatedAs, isComplete: false };
}
