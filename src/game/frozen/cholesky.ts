/** Cholesky factorisation of symmetric matrices: the test for positive definite, and linear solves. */

/**
 * L with L Lᵀ = matrix, in the lower triangle; row-major, shape [size²]. Null when the matrix is not
 * positive definite beyond rounding (a pivot at or below size · ε of its diagonal entry). O(size³/3).
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let a = 0;
      let b = 0;
      let k = 0;
      for (; k + 1 < j; k += 2) {
        a += lower[row + k] * lower[other + k];
        b += lower[row + k + 1] * lower[other + k + 1];
      }
      if (k < j) a += lower[row + k] * lower[other + k];
      const rest = matrix[row + j] - (a + b);
      if (j < i) lower[row + j] = rest / lower[other + j];
      else if (rest > size * Number.EPSILON * matrix[row + i]) lower[row + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = right in place; shape [size]. */
export function solveCholesky(lower: Float64Array, right: Float64Array): void {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    let sum = right[i];
    for (let k = 0; k < i; k++) sum -= lower[i * size + k] * right[k];
    right[i] = sum / lower[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = right[i] / lower[i * size + i];
    right[i] = value;
    for (let k = 0; k < i; k++) right[k] -= lower[i * size + k] * value;
  }
}

/** Whether every eigenvalue is positive: by row sums where they decide, else by factorising. */
export function isPositiveDefinite(matrix: Float64Array, size: number): boolean {
  let dominant = true;
  for (let i = 0; i < size; i++) {
    const diagonal = matrix[i * size + i];
    if (!(diagonal > 0)) return false;
    let around = 0;
    for (let j = 0; j < size; j++) if (j !== i) around += Math.abs(matrix[i * size + j]);
    if (around >= 0.999 * diagonal) dominant = false;
  }
  return dominant || cholesky(matrix, size) !== null;
}
