/** Scales and places of the accuracy–sparsity plane. */
import type { Box } from '../participation/layout.ts';
import { accuracyScale, prunedScale, type AccuracyScale } from '../../game/openedScales.ts';

export interface PlaneLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly plot: Box;
  readonly accuracy: AccuracyScale;
  /** Percent → x and y. */
  readonly x: (pruned: number) => number;
  readonly y: (accuracy: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

const MARGIN = { left: 33, right: 10, top: 8, bottom: 36 };
const NARROW_BELOW = 480;
/** Ticks nearer than this are left out, the more important of two kept. */
const TICK_APART = { x: 26, y: 15 };
/** Ticks that stand before others. */
const FIRST = [0, 100, 80, 90, 98, 95];

/** Those that are not too near to one another. */
function roomy(ticks: readonly number[], at: (tick: number) => number, apart: number): number[] {
  const rank = (tick: number) => (FIRST.includes(tick) ? FIRST.indexOf(tick) : FIRST.length);
  const kept: number[] = [];
  for (const tick of [...ticks].sort((a, b) => rank(a) - rank(b) || b - a))
    if (kept.every((other) => Math.abs(at(other) - at(tick)) >= apart)) kept.push(tick);
  return kept.sort((a, b) => a - b);
}

/** @param best the highest accuracy that is shown, percent */
export function planeLayout(width: number, height: number, best: number): PlaneLayout {
  const { left, right, top, bottom } = MARGIN;
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottom),
  };
  const accuracy = accuracyScale(best);
  const x = (pruned: number) => plot.x + plot.width * prunedScale.at(pruned);
  const y = (percent: number) => plot.y + plot.height * (1 - accuracy.at(percent));
  return {
    ...{ width, height, plot, accuracy, x, y },
    narrow: width < NARROW_BELOW,
    xTicks: roomy(prunedScale.ticks, x, TICK_APART.x),
    yTicks: roomy(accuracy.ticks, y, TICK_APART.y),
  };
}
