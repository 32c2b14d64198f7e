/** Fewer points for the same line: a point is kept only where the line would move by more than `most`. */

/**
 * Swinging door: from the last kept point, the cone of directions that pass all points since within
 * `most`; when the next point leaves the cone, the one before it is kept.
 *
 * @param x shape [count]; rising
 * @param y shape [count]
 * @param into indices of kept points, first and last included; shape [count]
 * @returns how many were kept
 */
export function keptPoints(
  x: Float32Array,
  y: Float32Array,
  count: number,
  most: number,
  into: Uint16Array,
): number {
  if (count === 0) return 0;
  let kept = 0;
  into[kept++] = 0;
  let anchor = 0;
  let low = -Infinity;
  let high = Infinity;
  for (let i = 1; i < count; i++) {
    const run = x[i] - x[anchor];
    const rise = y[i] - y[anchor];
    if (rise > high * run || rise < low * run) {
      anchor = i - 1;
      into[kept++] = anchor;
      const step = x[i] - x[anchor];
      low = (y[i] - y[anchor] - most) / step;
      high = (y[i] - y[anchor] + most) / step;
    } else {
      low = Math.max(low, (rise - most) / run);
      high = Math.min(high, (rise + most) / run);
    }
  }
  if (count > 1) into[kept++] = count - 1;
  return kept;
}
