/**
 * The largest curvature of Φ among single weights. Q = diag(d) + ηθθᵀ with d_i = (2β − η)θ_i², so its
 * largest eigenvalue is the largest root of the secular equation 1 = η Σ θ_i² / (λ − d_i) (Golub 1973), which
 * lies between the largest d and the largest d + η Σ θ²; or the largest d, where nothing pulls it higher.
 */
import type { Prices } from '../utility.ts';

/** No two doubles are further apart than so many halvings; Newton's step seldom takes ten. */
const MOST_STEPS = 2200;

/** O(N) a step. NaN if a weight or a price is. */
export function weightLambdaMax({ beta, eta }: Prices, theta: Float64Array): number {
  const own = 2 * beta - eta;
  let [low, sum] = [theta.length === 0 ? 0 : -Infinity, 0];
  for (const weight of theta) {
    low = Math.max(low, own * weight * weight);
    sum += weight * weight;
  }
  let high = low + eta * sum;
  let lambda = high;
  for (let step = 0; step < MOST_STEPS && low < high; step++) {
    let [pull, slope] = [0, 0];
    for (const weight of theta) {
      const size = weight * weight;
      if (size === 0) continue;
      const above = lambda - own * size;
      pull += size / above;
      slope += size / (above * above);
    }
    // g(λ) = 1 − 1/(ηΣθ²/(λ − d)) is nearly a line where one d stands far from the others.
    const excess = eta * pull - 1;
    if (excess === 0) break;
    if (excess > 0) low = lambda;
    else high = lambda;
    const next = lambda + (pull * excess) / slope;
    const inside = next > low && next < high ? next : low + 0.5 * (high - low);
    if (inside === lambda || !(inside > low && inside < high)) break;
    lambda = inside;
  }
  return lambda;
}
