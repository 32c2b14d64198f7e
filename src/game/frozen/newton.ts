/** One Newton step on the players strictly between 0 and 1, the others held at their bounds. */
import { cholesky, solveCholesky } from './cholesky.ts';
import type { Quadratic } from './quadratic.ts';

/** ΔΦ of the move, exact to rounding of the move itself: slope · move − ½ moveᵀ Q move. */
function gainOf(
  quadratic: Quadratic,
  free: number[],
  move: Float64Array,
  slope: Float64Array,
): number {
  let gain = 0;
  for (let a = 0; a < free.length; a++) {
    const row = free[a] * quadratic.size;
    let curved = 0;
    for (let b = 0; b < free.length; b++) curved += quadratic.matrix[row + free[b]] * move[b];
    gain += move[a] * (slope[free[a]] - 0.5 * curved);
  }
  return gain;
}

/**
 * Moves s (in place) towards the maximum of Φ over the interior players: the full step clipped to
 * the box if that raises Φ, else as far as the first bound, which raises Φ since Φ is concave there.
 * @param slope ∂Φ/∂s at s; shape [size]; not updated
 * @returns whether s moved; false where Φ is not strictly concave over the interior players
 */
export function newtonStep(quadratic: Quadratic, s: Float64Array, slope: Float64Array): boolean {
  const free: number[] = [];
  for (let i = 0; i < s.length; i++) if (s[i] > 0 && s[i] < 1) free.push(i);
  const size = free.length;
  if (size === 0) return false;
  const block = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++)
      block[a * size + b] = quadratic.matrix[free[a] * quadratic.size + free[b]];
  }
  const lower = cholesky(block, size);
  if (!lower) return false;
  const direction = Float64Array.from(free, (i) => slope[i]);
  solveCholesky(lower, direction);

  let fraction = 1;
  for (let a = 0; a < size; a++) {
    const to = s[free[a]] + direction[a];
    if (to > 1) fraction = Math.min(fraction, (1 - s[free[a]]) / direction[a]);
    else if (to < 0) fraction = Math.min(fraction, -s[free[a]] / direction[a]);
  }
  const clipped = direction.map((d, a) => Math.min(1, Math.max(0, s[free[a]] + d)) - s[free[a]]);
  const short = fraction < 1 && !(gainOf(quadratic, free, clipped, slope) > 0);
  for (let a = 0; a < size; a++) {
    const i = free[a];
    s[i] = Math.min(1, Math.max(0, s[i] + (short ? fraction : 1) * direction[a]));
  }
  return true;
}
