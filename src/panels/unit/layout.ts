/** Where the weights of one neuron stand: as the image they read, or in rows where they read no image. */
import type { ParticipationShape } from '../../game/pictures.ts';
import { readsImage, type Box } from '../weights/layout.ts';

/** Weights around the one that is read, each way. */
export const REACH = 2;
const NEIGHBOURS = 2 * REACH + 1;

export interface UnitLayout {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Weights side by side. */
  readonly across: number;
  readonly readsImage: boolean;
  readonly picture: Box;
  /** Edge of one weight in the picture. */
  readonly cell: number;
  /** The neighbourhood in numbers: NEIGHBOURS × NEIGHBOURS. */
  readonly numbers: Box;
  /** The weight in words, below the numbers. */
  readonly wordsY: number;
  /** All neurons by how many weights they have left. */
  readonly ranks: Box;
}

const LARGEST_PICTURE = 196;
const GAP = 14;
const ROW = 19;

export function unitLayout(width: number, shape: ParticipationShape): UnitLayout {
  const { columns: count } = shape;
  const isImage = readsImage(shape, shape.layer);
  const across = isImage ? Math.sqrt(count) : Math.ceil(Math.sqrt(count));
  const size = Math.max(28, Math.min(LARGEST_PICTURE, Math.floor(width / 2)));
  // Whole units a weight, so that all are of one size.
  const cell = Math.max(1, Math.min(16, Math.floor(size / across)));
  const edge = cell * across;
  const left = edge + GAP;
  const numbers = { x: left, y: 18, width: Math.max(1, width - left), height: NEIGHBOURS * ROW };
  const wordsY = numbers.y + numbers.height + 13;
  const ranks = { x: left, y: wordsY + 12, width: numbers.width, height: 26 };
  return {
    ...{ width, count, across, readsImage: isImage, cell, numbers, wordsY, ranks },
    picture: { x: 0, y: 4, width: edge, height: cell * Math.ceil(count / across) },
    height: Math.max(4 + edge, ranks.y + ranks.height) + 4,
  };
}

export const placeOf = ({ picture, across, cell }: UnitLayout, column: number): Box => ({
  x: picture.x + (column % across) * cell,
  y: picture.y + Math.floor(column / across) * cell,
  width: cell,
  height: cell,
});

/** The weight at a point of the picture, or of the numbers around `centre`; null beside both. */
export function columnAt(layout: UnitLayout, centre: number, x: number, y: number): number | null {
  const { picture, cell, across, count, numbers } = layout;
  const [left, top] = [Math.floor((x - picture.x) / cell), Math.floor((y - picture.y) / cell)];
  if (left >= 0 && left < across && top >= 0 && top * across + left < count)
    return top * across + left;
  const [i, j] = [
    Math.floor(((x - numbers.x) / numbers.width) * NEIGHBOURS),
    Math.floor(((y - numbers.y) / numbers.height) * NEIGHBOURS),
  ];
  if (i < 0 || i >= NEIGHBOURS || j < 0 || j >= NEIGHBOURS) return null;
  return neighbours(layout, centre)[j * NEIGHBOURS + i];
}

/**
 * The weights around one, row by row; null beyond the picture's edge.
 *
 * @returns shape [NEIGHBOURS, NEIGHBOURS]
 */
export function neighbours({ across, count }: UnitLayout, centre: number): (number | null)[] {
  const [x, y] = [centre % across, Math.floor(centre / across)];
  return Array.from({ length: NEIGHBOURS ** 2 }, (_, at) => {
    const column = x + (at % NEIGHBOURS) - REACH;
    const line = y + Math.floor(at / NEIGHBOURS) - REACH;
    const index = line * across + column;
    return column >= 0 && column < across && line >= 0 && index < count ? index : null;
  });
}

export const NUMBERS_ACROSS = NEIGHBOURS;
