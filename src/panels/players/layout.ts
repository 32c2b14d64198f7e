/** Where every player has its place: layer grids and the enlarged player beside or below them. */
import type { ShownLayer } from '../../game/shown.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';

export interface Grid {
  readonly layer: ShownLayer;
  readonly columns: number;
  readonly rows: number;
  /** Left edge, and top edge of the first row. */
  readonly x: number;
  readonly y: number;
}

export interface PlayersLayout {
  readonly width: number;
  readonly height: number;
  /** From cell to cell, and the edge of one cell. */
  readonly pitch: number;
  readonly cell: number;
  readonly grids: readonly Grid[];
  /** The players that have a place: from the first of them up to, but without, the end. */
  readonly from: ShownIndex;
  readonly end: ShownIndex;
  /** The enlarged picture, and the place of its title and numbers. */
  readonly inset: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly textX: number;
    readonly titleX: number;
    readonly titleY: number;
    readonly textY: number;
    readonly textWidth: number;
  };
  /** Middle of the legend's first row. */
  readonly legendY: number;
  readonly legendWidth: number;
}

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type Move = (typeof MOVES)[number];

/** Whether a key leads from one player to another. */
export const isMove = (key: string): key is Move => (MOVES as readonly string[]).includes(key);

/** Receptive fields are 26 px wide; the inset is a whole multiple of that. */
const FIELD = 26;
const LABEL = 20;
const WIDE_FROM = 560;
const GRID_HEIGHT = 240;
const LARGEST_PITCH = 28;
/** Where there is room, tiles are larger: the grids' height as a share of the panel's width. */
const VERY_WIDE_FROM = 760;
const VERY_WIDE_HEIGHT_SHARE = 0.36;
const VERY_WIDE_LARGEST_PITCH = 44;
/** A handful of players, as in a sandbox, need not stand in a corner. */
const FEW = 96;
const FEW_IN_ROWS = 64;
const LARGEST_PITCH_OF_FEW = 78;
const LAYER_GAP = 24;
const INSET_GAP = 20;
/** The enlarged player's numbers; its title stands above the picture where that is wide. */
const LINE = 16;
const LEAST_TEXT = 110;
const NUMBERS = 6 * LINE + 4;
/** From one row of the legend to the next. */
export const LEGEND_ROW = 15;
/** In less room the longest legend takes two rows. */
export const LONGEST_LEGEND = 525;

/** @param layers that follow one another */
export function playersLayout(width: number, layers: readonly ShownLayer[]): PlayersLayout {
  const from = layers[0]?.first ?? 0;
  const placed = width >= WIDE_FROM ? wide(width, layers) : narrow(width, layers);
  return { ...placed, from: shownIndex(from), end: shownIndex(from + playersOf(layers)) };
}

type Placed = Omit<PlayersLayout, 'from' | 'end'>;

const gapAt = (pitch: number): number => (pitch >= 16 ? 2 : 1);

const playersOf = (layers: readonly ShownLayer[]): number =>
  layers.reduce((sum, { count }) => sum + count, 0);

/** Layers side by side, the inset at the right: the largest cells that fit. */
function wide(width: number, layers: readonly ShownLayer[]): Placed {
  const size = FIELD * Math.max(5, Math.min(8, Math.floor((0.225 * width) / FIELD)));
  const room = width - size - INSET_GAP - LAYER_GAP * Math.max(0, layers.length - 1);
  const isVeryWide = width >= VERY_WIDE_FROM;
  const gridHeight = isVeryWide ? Math.round(VERY_WIDE_HEIGHT_SHARE * width) : GRID_HEIGHT;
  const columnsAt = (pitch: number) =>
    layers.map(({ count }) => Math.ceil(count / Math.floor(gridHeight / pitch)));
  const widthOf = (columns: readonly number[], pitch: number) =>
    columns.reduce((sum, count) => sum + count * pitch, 0);
  const largest = isVeryWide ? VERY_WIDE_LARGEST_PITCH : LARGEST_PITCH;
  let pitch = playersOf(layers) <= FEW ? LARGEST_PITCH_OF_FEW : largest;
  while (pitch > 4 && widthOf(columnsAt(pitch), pitch) > room) pitch -= pitch > 12 ? 1 : 0.5;
  const columns = columnsAt(pitch);
  // Where there is room left, whole rows are easier to read than a last row of one.
  for (let index = layers.length - 1; index >= 0; index--) {
    const spare = Math.floor((room - widthOf(columns, pitch)) / pitch + 1e-9);
    for (let more = 0; more <= spare; more++) {
      if (layers[index].count % (columns[index] + more) !== 0) continue;
      columns[index] += more;
      break;
    }
  }
  let x = 0;
  const grids = layers.map((layer, index) => {
    const grid = {
      layer,
      columns: columns[index],
      rows: Math.ceil(layer.count / columns[index]),
      x,
      y: LABEL,
    };
    x += columns[index] * pitch + LAYER_GAP;
    return grid;
  });
  const insetX = width - size;
  const lowest = Math.max(...grids.map(({ rows }) => rows * pitch), GRID_HEIGHT);
  const legendY = LABEL + lowest + 12;
  const textY = LABEL + size + 6;
  const legendWidth = insetX - INSET_GAP;
  const legendHeight = 10 + (legendWidth < LONGEST_LEGEND ? LEGEND_ROW : 0);
  return {
    width,
    // Nothing of the enlarged player hangs below the panel.
    height: Math.max(legendY + legendHeight, textY + NUMBERS),
    pitch,
    cell: pitch - gapAt(pitch),
    grids,
    inset: {
      x: insetX,
      y: LABEL,
      size,
      textX: insetX,
      titleX: insetX,
      titleY: 0,
      textY,
      textWidth: size,
    },
    legendY,
    legendWidth,
  };
}

/** Layers below one another, the inset under them. */
function narrow(width: number, layers: readonly ShownLayer[]): Placed {
  const total = playersOf(layers);
  const perRow = total <= FEW_IN_ROWS ? 8 : total <= 256 ? 16 : 32;
  const pitch = Math.max(4, Math.floor((2 * width) / perRow) / 2);
  let y = 0;
  const grids = layers.map((layer) => {
    const columns = Math.min(perRow, layer.count);
    const grid = { layer, columns, rows: Math.ceil(layer.count / columns), x: 0, y: y + LABEL };
    y = grid.y + grid.rows * pitch + 6;
    return grid;
  });
  const legendY = y + 10;
  const size = 4 * FIELD;
  const top = legendY + 18 + (width < LONGEST_LEGEND ? 6 : 0);
  // Beside the picture, or below it where that would be no line's width.
  const beside = width - size - 16 >= LEAST_TEXT;
  const textX = beside ? size + 16 : 0;
  const titleY = beside ? top : top + size + 8;
  return {
    width,
    height: titleY + LINE + NUMBERS + 4,
    pitch,
    cell: pitch - gapAt(pitch),
    grids,
    inset: {
      x: 0,
      y: top + 4,
      size,
      textX,
      titleX: textX,
      titleY,
      textY: titleY + LINE,
      textWidth: width - textX,
    },
    legendY,
    legendWidth: width,
  };
}

/** Grids beside or below one another, whatever their cells are. */
export type Grids = {
  readonly grids: readonly Pick<Grid, 'layer' | 'columns' | 'rows' | 'x'>[];
};

const gridOf = (layout: Grids, player: ShownIndex): number =>
  layout.grids.findIndex(
    ({ layer }) => player >= layer.first && player < layer.first + layer.count,
  );

/** Top left corner of a player's cell. */
export function cellAt(layout: PlayersLayout, player: ShownIndex): { x: number; y: number } | null {
  const grid = layout.grids[gridOf(layout, player)];
  if (grid === undefined) return null;
  const index = player - grid.layer.first;
  return {
    x: grid.x + (index % grid.columns) * layout.pitch,
    y: grid.y + Math.floor(index / grid.columns) * layout.pitch,
  };
}

/** The player at a point; the gaps between cells belong to the cell before them. */
export function playerAt(layout: PlayersLayout, x: number, y: number): ShownIndex | null {
  for (const { layer, columns, rows, x: left, y: top } of layout.grids) {
    const column = Math.floor((x - left) / layout.pitch);
    const row = Math.floor((y - top) / layout.pitch);
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
    const index = row * columns + column;
    if (index < layer.count) return shownIndex(layer.first + index);
  }
  return null;
}

/** The player a key leads to; at the edge of a grid on to the next grid, at the last edge nowhere. */
export function neighbour(layout: Grids, player: ShownIndex, move: Move): ShownIndex {
  return shownIndex(placeBeside(layout, player, move));
}

function placeBeside(layout: Grids, player: ShownIndex, move: Move): number {
  const at = gridOf(layout, player);
  const { layer, columns } = layout.grids[at];
  const index = player - layer.first;
  const row = Math.floor(index / columns);
  const column = index % columns;
  switch (move) {
    case 'ArrowLeft':
      return column > 0 ? player - 1 : beside(layout, at - 1, row, Infinity, player);
    case 'ArrowRight':
      return column < columns - 1 && index < layer.count - 1
        ? player + 1
        : beside(layout, at + 1, row, 0, player);
    case 'ArrowUp':
      return row > 0 ? player - columns : below(layout, at - 1, Infinity, column, player);
    case 'ArrowDown':
      return index + columns < layer.count
        ? player + columns
        : below(layout, at + 1, 0, column, player);
    case 'Home':
      return layer.first;
    case 'End':
      return layer.first + layer.count - 1;
    default:
      return move satisfies never;
  }
}

const stacked = (layout: Grids): boolean => layout.grids.every(({ x }) => x === 0);

function inGrid(
  grid: Grids['grids'][number] | undefined,
  row: number,
  column: number,
  stay: number,
): number {
  if (grid === undefined) return stay;
  const within = Math.min(row, grid.rows - 1) * grid.columns + Math.min(column, grid.columns - 1);
  return grid.layer.first + Math.min(within, grid.layer.count - 1);
}

const beside = (layout: Grids, at: number, row: number, column: number, stay: number): number =>
  stacked(layout) ? stay : inGrid(layout.grids[at], row, column, stay);

const below = (layout: Grids, at: number, row: number, column: number, stay: number): number =>
  stacked(layout) ? inGrid(layout.grids[at], row, column, stay) : stay;
