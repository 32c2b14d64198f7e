/** Places of one player over time: s and s‖θ‖ as two small lines, beneath them what it earns and pays. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import type { Box } from '../participation/layout.ts';

export interface Strip {
  readonly box: Box;
  readonly y: Scale;
}

export interface InspectorLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  /** Middle of the row of events. */
  readonly eventsY: number;
  /** Step → x; shared by all three. */
  readonly x: Scale;
  readonly s: Strip;
  readonly strength: Strip;
  readonly plot: Box;
  /** Utility, per unit of s or in all → y. */
  readonly y: Scale;
  readonly yTicks: readonly number[];
}

export interface Ends {
  readonly low: number;
  readonly high: number;
  readonly strength: number;
}

const NARROW_BELOW = 340;
/** Above all: when it came to be pushed, when it left. */
const EVENTS_HEIGHT = 20;
const STRIP_HEIGHT = 26;
const STRIP_GAP = 10;
/** Between the strips and the plot: the plot's own words stand there. */
const PLOT_GAP = 26;
const AXIS_HEIGHT = 20;

export function inspectorLayout(
  width: number,
  height: number,
  nowStep: number,
  ends: Ends,
): InspectorLayout {
  const narrow = width < NARROW_BELOW;
  const [left, right, top] = [34, narrow ? 80 : 104, EVENTS_HEIGHT];
  const span = { x: left, width: Math.max(1, width - left - right) };
  const strip = (index: number, high: number): Strip => {
    const y = top + index * (STRIP_HEIGHT + STRIP_GAP);
    return {
      box: { ...span, y, height: STRIP_HEIGHT },
      y: scaleLinear([0, high], [y + STRIP_HEIGHT, y]),
    };
  };
  const plotTop = top + 2 * STRIP_HEIGHT + STRIP_GAP + PLOT_GAP;
  const plot = { ...span, y: plotTop, height: Math.max(1, height - plotTop - AXIS_HEIGHT) };
  const isFlat = ends.low === 0 && ends.high === 0;
  const [low, high] = isFlat ? [0, 1] : [-ends.low, ends.high];
  const y = scaleLinear([low, high], [plot.y + plot.height, plot.y]);
  return {
    width,
    height,
    narrow,
    eventsY: 7,
    x: scaleLinear([0, Math.max(1, nowStep)], [span.x, span.x + span.width]),
    s: strip(0, 1),
    strength: strip(1, ends.strength || 1),
    plot,
    y,
    yTicks: y.ticks(3),
  };
}

/** Places of what it is now: the receptive field, and beneath it the two bars. */
export interface NowLayout {
  readonly field: { readonly x: number; readonly y: number; readonly size: number };
  readonly barX: number;
  readonly barWidth: number;
  /** Middle of each row: earns, pays, the terms, U. */
  readonly rows: readonly [earns: number, pays: number, terms: number, net: number];
}

export const BAR_HEIGHT = 9;

export function nowLayout(width: number, height: number): NowLayout {
  const words = 98;
  const size = Math.max(24, Math.min(width, height - words));
  const top = size + 18;
  return {
    field: { x: 0, y: 0, size },
    barX: 0,
    barWidth: size,
    rows: [top, top + 29, top + 58, top + 76],
  };
}
