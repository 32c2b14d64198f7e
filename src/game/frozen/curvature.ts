/**
 * The largest curvature of Φ, and with it the largest safe step: with θ frozen, the projected step
 * (17) with one rate η_s for all players at once never lowers Φ as long as η_s λmax / 2 < 1.
 */
import type { Quadratic } from './quadratic.ts';

/** No two doubles are further apart than so many halvings. */
const MOST_HALVINGS = 2200;

/**
 * Largest eigenvalue of the symmetric tridiagonal matrix, by bisection on the count of those below; NaN
 * if an entry is, and the upper bound where the middle of the bounds overflows.
 */
function largestOfTridiagonal(diagonal: readonly number[], beside: readonly number[]): number {
  let low = -Infinity;
  let high = -Infinity;
  for (let k = 0; k < diagonal.length; k++) {
    const reach = (k > 0 ? beside[k - 1] : 0) + (k < diagonal.length - 1 ? beside[k] : 0);
    low = Math.max(low, diagonal[k]);
    high = Math.max(high, diagonal[k] + reach);
  }
  const allBelow = (value: number): boolean => {
    let pivot = diagonal[0] - value;
    for (let k = 1; pivot < 0 && k < diagonal.length; k++) {
      pivot = diagonal[k] - value - (beside[k - 1] * beside[k - 1]) / pivot;
    }
    return pivot < 0;
  };
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const middle = low + 0.5 * (high - low);
    // Written so that NaN ends it.
    if (!(middle > low && middle < high)) break;
    if (allBelow(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const stepsBetweenLooks = 8;

/**
 * λmax of Q, the largest eigenvalue (of −∂²Φ/∂s²): power iteration, taking the best Rayleigh quotient
 * in the span of all its iterates instead of the last one alone (Lanczos), so a negative eigenvalue
 * of larger size does no harm and no shift is needed. The start is fixed: a golden-ratio sequence with
 * alternating signs, to which the eigenvectors of symmetric games (clones, mirrored pairs) are not
 * orthogonal. Relative error about 1e-12; O(size²) per step, at most `maxSteps`. NaN where the matrix has
 * no finite curvature.
 */
export function lambdaMax({ size, matrix }: Quadratic, maxSteps = 400): number {
  if (size === 0) return 0;
  const diagonal: number[] = [];
  const beside: number[] = [];
  let before = new Float64Array(size);
  let vector = Float64Array.from({ length: size }, (_, i) => {
    const golden = ((i + 1) * 0.6180339887498949) % 1;
    return i % 2 === 0 ? 1 + golden : -golden;
  });
  let norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  let estimate = -Infinity;
  let scale = 0;
  for (let step = 1; ; step++) {
    for (let i = 0; i < size; i++) vector[i] /= norm;
    const image = new Float64Array(size);
    let quotient = 0;
    for (let i = 0, row = 0; i < size; i++, row += size) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += matrix[row + j] * vector[j];
      image[i] = sum;
      quotient += sum * vector[i];
    }
    const previous = step > 1 ? norm : 0;
    let rest = 0;
    for (let i = 0; i < size; i++) {
      image[i] -= quotient * vector[i] + previous * before[i];
      rest += image[i] * image[i];
    }
    diagonal.push(quotient);
    norm = Math.sqrt(rest);
    scale = Math.max(scale, Math.abs(quotient), norm);
    const exhausted = step >= maxSteps || !(norm > 1e-13 * scale);
    if (exhausted || step % stepsBetweenLooks === 0) {
      const looked = largestOfTridiagonal(diagonal, beside);
      if (exhausted || looked - estimate <= 1e-13 * scale) return looked;
      estimate = looked;
    }
    beside.push(norm);
    before = vector;
    vector = image;
  }
}

/** η_s λmax / 2: below 1 the projected step never lowers Φ; above 1 it can overshoot. */
export const stepGauge = (lrS: number, largestCurvature: number): number =>
  0.5 * lrS * largestCurvature;
