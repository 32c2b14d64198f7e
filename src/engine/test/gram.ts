import type { Overlaps } from '../../game/frozen/overlap.ts';
import type { DenseWeights } from '../../model/weights.ts';

/**
 * ⟨θ_i, θ_j⟩ of one layer's units by their definition, in plain loops and Float64; row-major, shape
 * [outputCount, outputCount]. To hold the quicker ways of the routes against.
 */
export function gramOf({ inputCount, outputCount, kernel }: DenseWeights): Float32Array {
  const sums = new Float64Array(outputCount * outputCount);
  for (let k = 0; k < inputCount; k++) {
    const row = kernel.subarray(k * outputCount, (k + 1) * outputCount);
    for (let i = 0; i < outputCount; i++) {
      const weight = row[i];
      const at = i * outputCount;
      for (let j = 0; j < outputCount; j++) sums[at + j] += weight * row[j];
    }
  }
  return Float32Array.from(sums);
}

/** The Gram matrices of layers that have one. */
export const gramsFrom = (overlaps: readonly Overlaps<Float32Array>[]): Float32Array[] =>
  overlaps.map((layer) => {
    if ('theta' in layer) throw new Error('This layer is one of single weights.');
    return layer.gram;
  });
