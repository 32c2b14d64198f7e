/** Where every pixel of the image has its place, and the numbers of one beside or below it. */
import type { ParticipationShape } from '../../game/pictures.ts';
import type { Box } from '../weights/layout.ts';

export interface PixelsLayout {
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
  readonly picture: Box;
  /** Edge of one pixel. */
  readonly cell: number;
  readonly legendY: number;
  /** Of the numbers of one pixel. */
  readonly inset: {
    readonly titleX: number;
    readonly titleY: number;
    readonly textX: number;
    readonly textY: number;
    readonly textWidth: number;
  };
}

const TITLE = 20;
const LARGEST = 12;
const GAP = 24;
const LINE = 16;
const NUMBERS = 6 * LINE + 4;
const LEAST_TEXT = 150;
const MOST_TEXT = 220;

export function pixelsLayout(
  width: number,
  { rows, columns }: Pick<ParticipationShape, 'rows' | 'columns'>,
): PixelsLayout {
  const cell = Math.max(1, Math.min(LARGEST, Math.floor(width / columns)));
  const picture = { x: 0, y: TITLE, width: cell * columns, height: cell * rows };
  const bottom = picture.y + picture.height;
  const legendY = bottom + 14;
  const room = width - picture.width - GAP;
  const isBeside = room >= LEAST_TEXT;
  const textX = isBeside ? picture.width + GAP : 0;
  const titleY = isBeside ? TITLE : legendY + 12;
  const end = titleY + LINE + NUMBERS;
  return {
    ...{ rows, columns, picture, cell, legendY },
    height: Math.max(legendY + 10, end),
    inset: {
      titleX: textX,
      titleY,
      textX,
      textY: titleY + LINE,
      textWidth: Math.min(MOST_TEXT, isBeside ? room : width),
    },
  };
}

export const pixelBox = ({ picture, columns, cell }: PixelsLayout, pixel: number): Box => ({
  x: picture.x + (pixel % columns) * cell,
  y: picture.y + Math.floor(pixel / columns) * cell,
  width: cell,
  height: cell,
});

export function pixelAt({ picture, columns, rows, cell }: PixelsLayout, x: number, y: number) {
  const [column, row] = [Math.floor((x - picture.x) / cell), Math.floor((y - picture.y) / cell)];
  return column < 0 || column >= columns || row < 0 || row >= rows ? null : row * columns + column;
}
