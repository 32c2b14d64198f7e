/**
 * Climbs Φ over the box to a Nash equilibrium: each player in turn takes its best response, which
 * never lowers Φ (cyclic coordinate ascent); where that is slow, a Newton step on the interior
 * players sharpens it. Every limit is a Nash equilibrium, because the condition to stop is that every
 * player already plays its best response. Where Φ is strictly concave there is only one.
 */
import { bestResponseAt } from './bestResponse.ts';
import { newtonStep } from './newton.ts';
import { slope, type Quadratic } from './quadratic.ts';

export interface Ascent {
  /** The limit; shape [size]. */
  readonly participation: Float64Array;
  /** max_i |s_i − BR_i(s)|, in units of participation. */
  readonly residual: number;
  /** Whether the residual is down to rounding. */
  readonly converged: boolean;
}

export interface AscentOptions {
  /** Best-response sweeps at most, by default 2000. */
  readonly maxSweeps?: number;
  /** Whether to end with a Newton step, for the last digits where Φ is nearly flat. */
  readonly polish?: boolean;
}

const sweepsBetweenNewton = 24;

/** max_i |s_i − BR_i(s)| */
function residualOf({ size, matrix }: Quadratic, s: Float64Array, slopes: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < size; i++) {
    const own = matrix[i * size + i];
    largest = Math.max(largest, Math.abs(s[i] - bestResponseAt(slopes[i] + own * s[i], own, s[i])));
  }
  return largest;
}

/** One pass in `order`; keeps `slopes` = linear − Q s up to rounding. Changes s in place. */
function sweep(
  { size, matrix }: Quadratic,
  s: Float64Array,
  slopes: Float64Array,
  order: Iterable<number>,
): void {
  for (const i of order) {
    const row = i * size;
    const own = matrix[row + i];
    const answer = bestResponseAt(slopes[i] + own * s[i], own, s[i]);
    const change = answer - s[i];
    if (change === 0) continue;
    s[i] = answer;
    for (let j = 0; j < size; j++) slopes[j] -= change * matrix[row + j];
  }
}

/** How small a residual rounding lets one ask for. */
function tolerance({ size, linear, matrix }: Quadratic): number {
  let worst = 0;
  for (let i = 0; i < size; i++) {
    const own = matrix[i * size + i];
    if (own === 0) continue;
    let around = Math.abs(linear[i]);
    for (let j = 0; j < size; j++) around += Math.abs(matrix[i * size + j]);
    worst = Math.max(worst, around / own);
  }
  return Math.min(1e-10, Math.max(1e-13, 4 * Number.EPSILON * worst));
}

/**
 * @param start s to begin from; shape [size]; not changed
 * @param order the turn of the players, a permutation of 0 … size − 1
 */
export function ascend(
  quadratic: Quadratic,
  start: Float64Array,
  order: ArrayLike<number> & Iterable<number>,
  { maxSweeps = 2000, polish = false }: AscentOptions = {},
): Ascent {
  const enough = tolerance(quadratic);
  let s = start.slice();
  let slopes = slope(quadratic, s);
  let residual = residualOf(quadratic, s, slopes);
  let sweeps = 0;
  while (residual > enough && sweeps < maxSweeps) {
    sweep(quadratic, s, slopes, order);
    sweeps++;
    if (sweeps % sweepsBetweenNewton === 0) {
      slopes = slope(quadratic, s);
      newtonStep(quadratic, s, slopes);
    }
    if (sweeps % 4 === 0) slopes = slope(quadratic, s);
    residual = residualOf(quadratic, s, slopes);
    if (residual <= enough) {
      slopes = slope(quadratic, s);
      residual = residualOf(quadratic, s, slopes);
    }
  }
  if (polish && residual > 0) {
    const sharper = s.slice();
    if (newtonStep(quadratic, sharper, slopes)) {
      const sharperResidual = residualOf(quadratic, sharper, slope(quadratic, sharper));
      if (sharperResidual <= Math.max(residual, enough)) {
        s = sharper;
        residual = sharperResidual;
      }
    }
  }
  return { participation: s, residual, converged: residual <= enough };
}
