/** c_i = Σ_{j≠i} s_j ⟨θ_i, θ_j⟩: what the rivals of one layer weigh on each player (the sum in eq. 10). */
import type { FrozenLayer } from './types.ts';

/**
 * By Gram products, O(N²).
 * @param participation s, by default the layer's own; shape [playerCount]
 * @returns c; shape [playerCount]
 */
export function rivalryWithin(
  layer: Pick<FrozenLayer, 'gram' | 'participation'>,
  participation: Float64Array = layer.participation,
): Float64Array {
  const count = participation.length;
  const result = new Float64Array(count);
  for (let i = 0, row = 0; i < count; i++, row += count) {
    let sum = 0;
    for (let j = 0; j < i; j++) sum += participation[j] * layer.gram[row + j];
    for (let j = i + 1; j < count; j++) sum += participation[j] * layer.gram[row + j];
    result[i] = sum;
  }
  return result;
}

/**
 * For single weights as players ⟨θ_i, θ_j⟩ = θ_i θ_j, so c_i = θ_i (Σ_j s_j θ_j − s_i θ_i): O(N), no
 * Gram matrix. Rounding: relative to |θ_i| Σ_j |s_j θ_j|, not to c_i.
 * @param theta one weight per player; shape [playerCount]
 * @returns c; shape [playerCount]
 */
export function rivalryOfWeights(theta: Float64Array, participation: Float64Array): Float64Array {
  let total = 0;
  for (let i = 0; i < theta.length; i++) total += participation[i] * theta[i];
  return theta.map((weight, i) => weight * (total - participation[i] * weight));
}

/** How far rivals can push a player: sums over j ≠ i of one row of G; each shape [playerCount]. */
export interface RivalSums {
  /** Σ min(0, G_ij): c_i when exactly the allies (G_ij < 0) play in full. */
  readonly lowest: Float64Array;
  /** Σ max(0, G_ij): c_i when exactly the rivals (G_ij > 0) play in full. */
  readonly highest: Float64Array;
}

export function rivalSums(layer: Pick<FrozenLayer, 'gram' | 'participation'>): RivalSums {
  const count = layer.participation.length;
  const lowest = new Float64Array(count);
  const highest = new Float64Array(count);
  for (let i = 0, row = 0; i < count; i++, row += count) {
    let low = 0;
    let high = 0;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const product = layer.gram[row + j];
      if (product < 0) low += product;
      else high += product;
    }
    lowest[i] = low;
    highest[i] = high;
  }
  return { lowest, highest };
}
