/**
 * Axes that open up at their good end, where runs lie close and differ in what matters: of pruned players near 100 %,
 * of accuracy near the best. What is far from there keeps a place, and squashes nothing.
 */

/** A value of the axis in percent, to a share of its length and back; both are cut to the axis. */
export interface OpenedScale {
  /** From 0 to 1, rising with the value. */
  readonly at: (percent: number) => number;
  readonly valueAt: (share: number) => number;
  /** Percent, rising; the ends of the axis among them. */
  readonly ticks: readonly number[];
}

export interface AccuracyScale extends OpenedScale {
  /** Percent: below it the axis is squeezed; 0 where it is not. */
  readonly floor: number;
  /** Percent, at its end. */
  readonly top: number;
}

const cut = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

/** How far beyond 100 the axis would go on without end: the smaller, the wider its last points. */
const BEYOND = 103;
const LAST = BEYOND - 100;

export const prunedScale: OpenedScale = {
  at: (percent) => Math.log(BEYOND / (BEYOND - cut(percent, 0, 100))) / Math.log(BEYOND / LAST),
  valueAt: (share) => cut(BEYOND * (1 - (LAST / BEYOND) ** cut(share, 0, 1)), 0, 100),
  ticks: [0, 25, 50, 70, 80, 90, 95, 98, 99, 100],
};

const TOPS = [98, 99, 99.5, 99.9];
const FLOORS = [80, 50, 0];
const TICKS = [0, 20, 40, 50, 60, 70, 80, 90, 95, 96, 97, 98, 99, 99.5, 99.9];
/** Share of the axis for all that lies below the floor. */
const SQUEEZED = 0.17;
/** The best run stands this share of the way from the floor to 100 %, at least. */
const ABOVE_FLOOR = 0.2;

/** @param best the highest accuracy that is shown, percent */
export function accuracyScale(best: number): AccuracyScale {
  const top = TOPS.find((each) => each >= best) ?? 99.9;
  const floor = FLOORS.find((each) => best >= each + ABOVE_FLOOR * (100 - each)) ?? 0;
  const below = floor === 0 ? 0 : SQUEEZED;
  const opened = Math.log((100 - floor) / (100 - top));
  return {
    ...{ floor, top },
    at(percent) {
      const value = cut(percent, 0, top);
      return value < floor
        ? (below * value) / floor
        : below + ((1 - below) * Math.log((100 - floor) / (100 - value))) / opened;
    },
    valueAt(share) {
      const at = cut(share, 0, 1);
      return at < below
        ? (floor * at) / below
        : 100 - (100 - floor) * Math.exp((-opened * (at - below)) / (1 - below));
    },
    ticks: TICKS.filter((tick) => tick === 0 || (tick >= floor && tick <= top)),
  };
}
