/** Places of one player's utility: s' across, U upwards, words for the ends of the curves at the right. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import type { Box } from '../participation/layout.ts';

export interface UtilityLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** s' → x. */
  readonly x: Scale;
  /** U → y. */
  readonly y: Scale;
}

/** Each side of zero keeps at least this share of the other: the words stand there. */
const LEAST_SIDE = 0.22;

/** @param low how far the axis reaches below zero, and @param high above it; both ≥ 0 */
export function utilityLayout(
  width: number,
  height: number,
  low: number,
  high: number,
): UtilityLayout {
  const [left, right, top, axis] = [24, 98, 8, 20];
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - axis),
  };
  const most = Math.max(low, high) || 1;
  const [lowest, highest] = [-Math.max(low, LEAST_SIDE * most), Math.max(high, LEAST_SIDE * most)];
  return {
    width,
    height,
    plot,
    x: scaleLinear([0, 1], [plot.x, plot.x + plot.width]),
    y: scaleLinear([lowest, highest], [plot.y + plot.height, plot.y]),
  };
}

/** Lowest and highest U on [0, 1]; U(0) = 0 is always among them. */
export function reachOf(gain: number, curvature: number): { low: number; high: number } {
  const end = gain - curvature / 2;
  const peak = gain > 0 && gain < curvature ? gain ** 2 / (2 * curvature) : 0;
  return { low: Math.max(0, -end), high: Math.max(0, end, peak) };
}
