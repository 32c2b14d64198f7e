/** Where the cells of a map stand. */
import { placeOf } from '../../spec/map/ask.ts';
import { rem } from '../../ui/room.ts';

export interface MapLayout {
  /** Along each side. */
  readonly cells: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Room for prices at the left and below. */
const LEFT = 44;
const BELOW = 44;
const TOP = 1;

export function mapLayout(width: number, height: number, cells: number): MapLayout {
  const plot = { width: Math.max(1, width - LEFT - 1), height: Math.max(1, height - BELOW - TOP) };
  return {
    ...{ cells, x: LEFT, y: TOP, ...plot },
    ...{ cellWidth: plot.width / cells, cellHeight: plot.height / cells },
  };
}

/** Of a place in cells: 0, 0 is the middle of the one with the lowest prices. */
export const xAt = ({ x, cellWidth }: MapLayout, column: number): number =>
  x + (column + 0.5) * cellWidth;
export const yAt = ({ y, height, cellHeight }: MapLayout, row: number): number =>
  y + height - (row + 0.5) * cellHeight;

/** The same as shares of the whole picture, for what stands over it: lengths in units of the pictures. */
export const styleAt = (cells: number, [column, row]: readonly [number, number]) => ({
  left: `calc(${rem(LEFT)} + (100% - ${rem(LEFT + 1)}) * ${(column + 0.5) / cells})`,
  top: `calc(${rem(TOP)} + (100% - ${rem(BELOW + TOP)}) * ${1 - (row + 0.5) / cells})`,
});

/** The same back. */
export const placeAt = (
  { x, y, height, cellWidth, cellHeight }: MapLayout,
  px: number,
  py: number,
): readonly [column: number, row: number] => [
  (px - x) / cellWidth - 0.5,
  (y + height - py) / cellHeight - 0.5,
];

/** The cell at a point; null beside the map. */
export function cellAt(layout: MapLayout, px: number, py: number): number | null {
  const [column, row] = placeAt(layout, px, py).map(Math.round) as [number, number];
  const isIn = (at: number) => at >= 0 && at < layout.cells;
  return isIn(column) && isIn(row) ? row * layout.cells + column : null;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(layout: MapLayout, cell: number): Box {
  const [column, row] = placeOf(cell, layout.cells);
  return {
    left: layout.x + column * layout.cellWidth,
    top: layout.y + (layout.cells - 1 - row) * layout.cellHeight,
    ...{ width: layout.cellWidth, height: layout.cellHeight },
  };
}

/** Narrower cells have no figure. */
const FIGURE_ROOM = { width: 30, height: 20 };

export const isRoomy = ({ cellWidth, cellHeight }: MapLayout): boolean =>
  cellWidth >= FIGURE_ROOM.width && cellHeight >= FIGURE_ROOM.height;
