/** The image of what is still read at the left, the bars of the work at the right. */
import type { Box } from '../weights/layout.ts';

export interface ReadLayout {
  readonly height: number;
  /** Null where the inputs are no image. */
  readonly picture: Box | null;
  readonly side: number;
  readonly cell: number;
  /** Dense, step now, live weights. */
  readonly bars: readonly Box[];
  readonly numberX: number;
}

const CELL = 4;
const GAP = 14;
const ROW = 22;
const LABEL = 72;
const NUMBER = 50;

export function readLayout(width: number, inputs: number): ReadLayout {
  const side = Math.sqrt(inputs);
  const isImage = Number.isInteger(side) && inputs >= 100;
  const edge = isImage ? CELL * side : 0;
  const left = isImage ? edge + GAP : 0;
  const barX = left + LABEL;
  const bars = [0, 1, 2].map((index) => ({
    x: barX,
    y: 8 + index * ROW,
    width: Math.max(1, width - barX - NUMBER),
    height: 9,
  }));
  return {
    height: Math.max(edge + 6, 3 * ROW + 8),
    picture: isImage ? { x: 1, y: 3, width: edge, height: edge } : null,
    ...{ side, cell: CELL, bars, numberX: width },
  };
}

/** The pixel at a point; null beside the picture. */
export function inputAt({ picture, side, cell }: ReadLayout, x: number, y: number): number | null {
  if (picture === null) return null;
  const [column, row] = [Math.floor((x - picture.x) / cell), Math.floor((y - picture.y) / cell)];
  return column < 0 || column >= side || row < 0 || row >= side ? null : row * side + column;
}
