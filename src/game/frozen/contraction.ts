/**
 * Whether best response is a contraction in the sup norm (section 5.3). Where ŝ_i is inside (0, 1) its
 * slope in s_j is −ηG_ij / (2βn_i), and clipping only shortens, so the map contracts by
 * max_i η Σ_{j≠i} |G_ij| / (2βn_i) when that is below 1. Sufficient, not necessary.
 */
import type { Prices } from '../utility.ts';
import type { FrozenLayer } from './types.ts';

export interface Contraction {
  /** 2βn_i − η Σ_{j≠i} |G_ij|; positive for every player means contraction; shape [playerCount]. */
  readonly margin: Float64Array;
  /** The contraction factor; ∞ where β = 0 and rivals matter; 0 where none do. */
  readonly factor: number;
  readonly contracts: boolean;
}

export function contraction(
  prices: Prices,
  layer: Pick<FrozenLayer, 'normSquared' | 'overlap'>,
): Contraction {
  const margin = new Float64Array(layer.overlap.count);
  let factor = 0;
  for (let i = 0; i < margin.length; i++) {
    const own = 2 * prices.beta * layer.normSquared[i];
    const { lowest, highest } = layer.overlap.sumsOf(i);
    const reach = prices.eta * (highest - lowest);
    margin[i] = own - reach;
    if (reach > 0) factor = Math.max(factor, reach / own);
  }
  return { margin, factor, contracts: factor < 1 };
}
