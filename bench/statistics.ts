/** The arithmetic of timings. */

/** @throws Error for an empty list */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('An empty list has no median.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param share of the values that are smaller, 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/**
 * How many times slower `other` is: the median of the rounds' own ratios. Each ratio compares two
 * timings taken one after the other, so that what slows the machine for a while slows both.
 */
export const pairedRatio = (other: readonly number[], own: readonly number[]): number =>
  median(own.map((ms, round) => other[round] / ms));

/** Slope of the line through the points: the median over all pairs, which single outliers do not move. */
export function medianSlope(x: readonly number[], y: readonly number[]): number {
  const slopes = x.flatMap((from, i) =>
    x.slice(i + 1).map((to, k) => (y[i + 1 + k] - y[i]) / (to - from)),
  );
  return median(slopes);
}

/** The list, begun at another place each round, so that no one always follows the same neighbour. */
export function rotated<T>(list: readonly T[], round: number): T[] {
  const start = list.length === 0 ? 0 : round % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** A shorter timing would measure the machine's other work. */
const LEAST_ROUND_MS = 250;
const MOST_FACTOR = 20;

/** Steps of one round: as many as asked for, more of them where a step is quick. */
export function stepsPerRound(asked: number, msPerStep: number): number {
  const filling = Math.ceil(LEAST_ROUND_MS / Math.max(msPerStep, 1e-3));
  return Math.max(asked, Math.min(filling, MOST_FACTOR * asked));
}
