/** Scales and places of the time picture. */
import { scaleLinear, type Scale } from '../shared/scales.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TimeLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  /** Price strips, top to bottom: as many as fit; empty in none. */
  readonly strips: readonly Box[];
  readonly plot: Box;
  /** Last epoch of the time axis. */
  readonly endEpoch: number;
  readonly stepsPerEpoch: number;
  /** Step → x. */
  readonly x: Scale;
  /** s → y. */
  readonly y: Scale;
  /** Ticks of the time axis in epochs. */
  readonly ticks: readonly number[];
}

export const STRIP_HEIGHT = 22;
/** Between the strips and the plot. */
const STRIP_GAP = 8;
/** In a lower picture, as a small embed has, strips give way to the lines of the players. */
const LEAST_PLOT_PX = 96;
const NARROW_BELOW = 560;
const AXIS_HEIGHT = 20;

/**
 * The next of 0.1, 0.2, 0.5, 1, 2, 5, … epochs beyond now, but not beyond the run's own end: a finished
 * run fills its picture.
 *
 * @param planned epochs after which the run pauses by itself
 */
export function endOfAxis(epoch: number, planned: number): number {
  for (let power = -1; ; power++) {
    for (const digit of [1, 2, 5]) {
      const end = digit * 10 ** power;
      if (end <= epoch + 1e-9) continue;
      const round = Number(end.toPrecision(1));
      return epoch <= planned ? Math.min(round, planned) : round;
    }
  }
}

export function timeLayout(
  width: number,
  height: number,
  endEpoch: number,
  stepsPerEpoch: number,
  stripCount: number,
): TimeLayout {
  const narrow = width < NARROW_BELOW;
  const left = 28;
  const right = narrow ? 62 : 112;
  const top = 14;
  const room = height - top - AXIS_HEIGHT - STRIP_GAP - LEAST_PLOT_PX;
  const fitting = Math.max(0, Math.min(stripCount, Math.floor(room / STRIP_HEIGHT)));
  const strips = Array.from({ length: fitting }, (_, index) => ({
    x: left,
    y: top + index * STRIP_HEIGHT,
    width: Math.max(1, width - left - right),
    height: STRIP_HEIGHT - 3,
  }));
  const plotTop = top + fitting * STRIP_HEIGHT + (fitting > 0 ? STRIP_GAP : 0);
  const plot = {
    x: left,
    y: plotTop,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - plotTop - AXIS_HEIGHT),
  };
  const inEpochs = scaleLinear([0, endEpoch], [0, 1]);
  return {
    width,
    height,
    narrow,
    strips,
    plot,
    endEpoch,
    stepsPerEpoch,
    x: scaleLinear([0, endEpoch * stepsPerEpoch], [plot.x, plot.x + plot.width]),
    y: scaleLinear([0, 1], [plot.y + plot.height, plot.y + 1]),
    ticks: inEpochs.ticks(narrow ? 4 : 5),
  };
}

/** The words “epoch 0” at the start of the axis are this wide. */
export const EPOCH_0_PX = 50;

/** Columns may be no closer than this. */
export const COLUMN_PX = 2;

/**
 * The columns of a trajectory that are drawn: the first, then each that lies at least COLUMN_PX
 * beyond the last one drawn.
 * @param steps shape [length]
 * @param after the last column already drawn, or -1
 */
export function drawnColumns(
  steps: Float64Array,
  length: number,
  after: number,
  stepsPerPx: number,
): number[] {
  const columns: number[] = [];
  let last = after < 0 ? -Infinity : steps[after];
  for (let column = after + 1; column < length; column++) {
    if (steps[column] - last < COLUMN_PX * stepsPerPx) continue;
    columns.push(column);
    last = steps[column];
  }
  return columns;
}

/** Steps in one CSS pixel. */
export const stepsPerPx = (layout: TimeLayout): number =>
  (layout.endEpoch * layout.stepsPerEpoch) / layout.plot.width;

/** Steps ahead of now that the strokes of the present push look; their slope is that of the lines. */
export function horizonSteps(layout: TimeLayout, wanted = 90): number {
  const perPx = stepsPerPx(layout);
  return Math.max(8 * perPx, Math.min((layout.narrow ? 14 : 22) * perPx, wanted));
}
