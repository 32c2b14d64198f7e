/**
 * Utilities of the frozen game and the potential they share. With b, n and G constant
 * U_i(s) = x_i s_i − y_i s_i² / 2, where x_i = αb_i − γ − ηc_i does not contain s_i and y_i = 2βn_i
 * (equations 8 to 10 for s ≥ 0), and one function Φ has all of them for slopes: ∂Φ/∂s_i = ∂U_i/∂s_i.
 */
import type { Prices } from '../utility.ts';
import type { FrozenLayer } from './types.ts';

/** U_i at participation s, the others as they stand. */
export const utilityAt = (s: number, gain: number, ownCurvature: number): number =>
  s * (gain - 0.5 * ownCurvature * s);

/**
 * Φ(s) = Σ_i (αb_i s_i − βn_i s_i² − γs_i) − η Σ_{i<j} s_i s_j G_ij, the pair sum being ½ Σ_i s_i c_i.
 * @param participation s in [0, 1]; shape [playerCount]
 * @param rivalry c at that s, if it is already at hand
 */
export function potential(
  prices: Prices,
  layer: FrozenLayer,
  participation: Float64Array = layer.participation,
  rivalry: Float64Array = layer.overlap.times(participation),
): number {
  const { alpha, beta, gamma, eta } = prices;
  let sum = 0;
  for (let i = 0; i < participation.length; i++) {
    const alone =
      alpha * layer.marginalBenefit[i] - gamma - beta * layer.normSquared[i] * participation[i];
    sum += participation[i] * (alone - 0.5 * eta * rivalry[i]);
  }
  return sum;
}
