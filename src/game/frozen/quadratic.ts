/**
 * The frozen game of some players as one concave or indefinite quadratic over the box [0, 1]^size:
 * Φ(s) = linear · s − ½ sᵀ Q s, linear_i = αb_i − γ, Q_ii = 2βn_i, Q_ij = ηG_ij.
 */
import type { Prices } from '../utility.ts';
import { playerCount, type FrozenLayer } from './types.ts';

export interface Quadratic {
  readonly size: number;
  /** αb − γ; shape [size]. */
  readonly linear: Float64Array;
  /** Q, the curvature −∂²Φ/∂s²; symmetric, row-major; shape [size²]. */
  readonly matrix: Float64Array;
}

/**
 * @param players which players enter, in which order; all by default. The others count as absent, so
 *   leave out only players without a tie to those that enter.
 */
export function quadraticOf(
  prices: Prices,
  layer: FrozenLayer,
  players?: readonly number[],
): Quadratic {
  const size = players?.length ?? playerCount(layer);
  const linear = new Float64Array(size);
  const matrix = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const i = players ? players[a] : a;
    linear[a] = prices.alpha * layer.marginalBenefit[i] - prices.gamma;
    for (let b = 0; b < size; b++)
      matrix[a * size + b] = prices.eta * layer.overlap.product(i, players ? players[b] : b);
    matrix[a * size + a] = 2 * prices.beta * layer.normSquared[i];
  }
  return { size, linear, matrix };
}

/** Φ's slope, linear − Q s; shape [size]. */
export function slope({ size, linear, matrix }: Quadratic, s: Float64Array): Float64Array {
  const result = linear.slice();
  for (let i = 0, row = 0; i < size; i++, row += size) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[row + j] * s[j];
    result[i] -= sum;
  }
  return result;
}
