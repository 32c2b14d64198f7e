/**
 * Strict dominance among single weights (dominance.ts has the theorem). With G = θθᵀ the rivals of player i
 * push it by θ_i times sums that all players share: of the θ that may still play, those of either sign, and
 * of those who are in for certain. So a round of elimination takes O(N).
 */
import type { Prices } from '../utility.ts';
import { certificate } from './dominance.ts';
import { OPEN, verdictCode, type Dominance } from './verdict.ts';
import type { WeightLayer } from './weights.ts';

/** Each may fix a single player, so half a million rounds are possible; more than a few never matter. */
const MOST_ROUNDS = 200;

export function weightDominance(
  prices: Prices,
  { marginalBenefit, theta }: WeightLayer,
): Dominance {
  const { alpha, beta, gamma, eta } = prices;
  const count = theta.length;
  const verdicts = new Uint8Array(count).fill(OPEN);
  const eliminationRound = new Uint32Array(count);
  let reach = 0;
  for (const weight of theta) reach += Math.abs(weight);
  /** Those still open, ascending, in the first `left` places. */
  const open = new Uint32Array(count);
  for (let i = 0; i < count; i++) open[i] = i;
  let left = count;
  /** Σ θ of those who are in. */
  let fixed = 0;

  for (let round = 1; round <= MOST_ROUNDS; round++) {
    // Summed anew every round: what was subtracted bit by bit would drift.
    let [positive, negative] = [0, 0];
    for (let k = 0; k < left; k++) {
      const weight = theta[open[k]];
      if (weight > 0) positive += weight;
      else negative += weight;
    }
    let [staying, joining] = [0, 0];
    for (let k = 0; k < left; k++) {
      const i = open[k];
      const weight = theta[i];
      const low = weight * (weight > 0 ? negative : positive);
      const high = weight * ((weight > 0 ? positive : negative) - weight);
      const alone = alpha * marginalBenefit[i] - gamma;
      const size = 2 * beta * weight * weight;
      const pushed = eta * Math.abs(weight) * (reach - Math.abs(weight));
      const margin =
        pushed === 0
          ? 0
          : 4 *
            Number.EPSILON *
            (count * pushed + Math.abs(alpha * marginalBenefit[i]) + gamma + size);
      const best = alone - eta * (weight * fixed + low);
      const worst = alone - eta * (weight * fixed + high);
      const as = certificate(best, worst, size, margin);
      if (as === 'open') open[staying++] = i;
      else {
        verdicts[i] = verdictCode(as, round);
        eliminationRound[i] = round;
        if (as === 'in') joining += weight;
      }
    }
    if (staying === left) return { verdicts, eliminationRound, isComplete: true };
    left = staying;
    fixed += joining;
  }
  return { verdicts, eliminationRound, isComplete: false };
}
