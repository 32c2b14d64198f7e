/** Places of the potential over time: time across, the change of Φ upwards, 0 always in sight. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import { roundUp } from '../shared/calm.ts';
import type { Box } from '../participation/layout.ts';

export interface PotentialLayout {
  readonly plot: Box;
  /** Step → x. */
  readonly x: Scale;
  /** Unit of utility → y. */
  readonly y: Scale;
  readonly ticks: readonly number[];
}

export function potentialLayout(
  width: number,
  height: number,
  [firstStep, lastStep]: readonly [number, number],
  [lowest, highest]: readonly [number, number],
): PotentialLayout {
  const [left, right, top, axis] = [40, 104, 8, 20];
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - axis),
  };
  const up = highest > 0 ? roundUp(highest) : 0;
  const down = lowest < 0 ? -roundUp(-lowest) : 0;
  const [low, high] = up === down ? [-1, 1] : [down, up];
  return {
    plot,
    x: scaleLinear([firstStep, Math.max(firstStep + 1, lastStep)], [plot.x, plot.x + plot.width]),
    y: scaleLinear([low, high], [plot.y + plot.height, plot.y]),
    ticks: [...new Set([low, 0, high])],
  };
}
