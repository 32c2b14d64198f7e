/** Places of the slice: s of one player across, s of the other upwards. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import type { Point } from '../../game/frozen/slice.ts';
import type { Box } from '../participation/layout.ts';

export interface SliceLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly x: Scale;
  readonly y: Scale;
  /** Where an arrow stands. */
  readonly arrows: readonly Point[];
}

/** Pixels between arrows, about. */
const PITCH = 33;

export function sliceLayout(width: number, height: number): SliceLayout {
  const [left, right, top, bottom] = [30, 10, 20, 36];
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottom),
  };
  const [columns, rows] = [plot.width, plot.height].map((size) =>
    Math.max(2, Math.round(size / PITCH)),
  );
  return {
    width,
    height,
    plot,
    x: scaleLinear([0, 1], [plot.x, plot.x + plot.width]),
    y: scaleLinear([0, 1], [plot.y + plot.height, plot.y]),
    arrows: Array.from({ length: columns * rows }, (_, index) => [
      ((index % columns) + 0.5) / columns,
      (Math.floor(index / columns) + 0.5) / rows,
    ]),
  };
}

export const pixelOf = ({ x, y }: SliceLayout, [s, t]: Point): Point => [x(s), y(t)];

/** The point of the game under a point of the picture, kept inside the square. */
export function pointAt({ x, y }: SliceLayout, px: number, py: number): Point {
  const clip = (s: number) => Math.min(1, Math.max(0, s));
  return [clip(x.invert(px)), clip(y.invert(py))];
}
