/** Places of the distance from equilibrium: time across, regret upwards on a log axis. */
import { scaleLinear, scaleLog, type Scale } from '../shared/scales.ts';
import type { Box } from '../participation/layout.ts';

export interface DistanceLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** Step → x. */
  readonly x: Scale;
  /** Regret → y; what is below the axis, 0 among it, lies on its foot. */
  readonly y: Scale;
  /** Powers of ten. */
  readonly ticks: readonly number[];
}

/** Decades shown at most. */
const MOST_DECADES = 6;

/** Whole decades around the values; at least two. Without a value that is finite, those below 1. */
export function decades(smallest: number, largest: number): [low: number, high: number] {
  if (!(largest > 0 && largest < Infinity)) return [-2, 0];
  const high = Math.ceil(Math.log10(largest) - 1e-9);
  const low = smallest > 0 ? Math.floor(Math.log10(smallest) + 1e-9) : high - 2;
  return [Math.max(high - MOST_DECADES, Math.min(high - 2, low)), high];
}

export function distanceLayout(
  width: number,
  height: number,
  nowStep: number,
  smallest: number,
  largest: number,
): DistanceLayout {
  const [left, right, top, axis] = [34, 112, 8, 20];
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - axis),
  };
  const [low, high] = decades(smallest, largest);
  const every = high - low > 3 ? 2 : 1;
  const ticks: number[] = [];
  for (let power = high; power >= low; power -= every) ticks.unshift(Number(`1e${power}`));
  return {
    width,
    height,
    plot,
    x: scaleLinear([0, Math.max(1, nowStep)], [plot.x, plot.x + plot.width]),
    y: scaleLog([10 ** low, 10 ** high], [plot.y + plot.height, plot.y]).clamped(),
    ticks,
  };
}
