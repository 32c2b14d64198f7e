/**
 * The frozen game of single weights. A player's θ_i is one number, so ⟨θ_i, θ_j⟩ = θ_i θ_j and n_i = θ_i²:
 * G = θθᵀ has rank one, and everything that the others do to player i passes through one number,
 * T = Σ_j s_j θ_j, because c_i = θ_i (T − s_i θ_i). So what takes O(N²) of neurons takes O(N) here, and the
 * game of half a million players is exact, not sampled.
 */
import type { FrozenLayer } from './types.ts';

export interface WeightLayer extends FrozenLayer {
  /** The weights themselves; shape [playerCount]. */
  readonly theta: Float64Array;
}

/** The layer as one of single weights; null where it is none. */
export function weightsOf(layer: FrozenLayer): WeightLayer | null {
  const { theta } = layer.overlap;
  return theta === null ? null : { ...layer, theta };
}
