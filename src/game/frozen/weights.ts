/**
 * The frozen game of single weights. A player's θ_i is one number, so ⟨θ_i, θ_j⟩ = θ_i θ_j and n_i = θ_i²:
 * G = θθᵀ has rank one, and everything that the others do to player i passes through one number,
 * T = Σ_j s_j θ_j, because c_i = θ_i (T − s_i θ_i). So what takes O(N²) of neurons takes O(N) here, and the
 * game of half a million players is exact, not sampled.
 */
import type { Prices } from '../utility.ts';
import type { Standing } from './bestResponse.ts';
import { rivalryOfWeights } from './rivalry.ts';

export interface WeightLayer {
  /** b̂_i, what α multiplies; shape [playerCount]. */
  readonly marginalBenefit: Float64Array;
  /** The weights themselves; shape [playerCount]. */
  readonly theta: Float64Array;
  /** s_i in [0, 1]; shape [playerCount]. */
  readonly participation: Float64Array;
}

/** Where the players stand, as `standing` has it for a Gram matrix; O(N). */
export function weightStanding(
  { alpha, beta, gamma, eta }: Prices,
  { marginalBenefit, theta }: WeightLayer,
  participation: Float64Array,
): Standing {
  const rivalry = rivalryOfWeights(theta, participation);
  return {
    rivalry,
    gain: marginalBenefit.map((benefit, i) => alpha * benefit - gamma - eta * rivalry[i]),
    ownCurvature: theta.map((weight) => 2 * beta * weight * weight),
  };
}

/** Φ(s), as `potential` has it for a Gram matrix: the pair sum is (T² − Σ s_i² θ_i²) / 2; O(N). */
export function weightPotential(
  { alpha, beta, gamma, eta }: Prices,
  { marginalBenefit, theta }: WeightLayer,
  participation: Float64Array,
): number {
  let [alone, total, squares] = [0, 0, 0];
  for (let i = 0; i < theta.length; i++) {
    const s = participation[i];
    const part = s * theta[i];
    alone += s * (alpha * marginalBenefit[i] - gamma);
    total += part;
    squares += part * part;
  }
  return alone - beta * squares - 0.5 * eta * (total * total - squares);
}
