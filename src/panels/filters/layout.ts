/** Where every filter has its pair of pictures, and every neuron behind them its bar: a grid a group, one below the other. */
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { LEGEND_ROW, LONGEST_LEGEND } from '../players/layout.ts';
import type { Box } from '../weights/layout.ts';

/** Of a filter: the kernel above, what it makes of an image below, s between. */
export interface Pair {
  readonly kernel: Box;
  readonly s: Box;
  readonly map: Box;
}

export interface FilterGrid {
  readonly kind: 'filters' | 'neurons';
  readonly layer: ShownLayer;
  /** Which group of players it is, counted as the run counts them. */
  readonly group: number;
  readonly columns: number;
  readonly rows: number;
  /** Left edge, and top edge of the first row. */
  readonly x: number;
  readonly y: number;
  /** From cell to cell. */
  readonly across: number;
  readonly down: number;
}

export interface FiltersLayout {
  readonly width: number;
  readonly height: number;
  readonly grids: readonly FilterGrid[];
  /** The players that have a place: from the first of them up to, but without, the end. */
  readonly from: ShownIndex;
  readonly end: ShownIndex;
  readonly legendY: number;
  readonly legendWidth: number;
}

const LABEL = 20;
const GAP = 6;
const LEGEND = 22;
/** Right of the legend, for the button of the table. */
const TABLE = 76;
/** Between the pictures of neighbours. */
const BESIDE = 3;
/** Of the bar of s, and the ground around it. */
const BAR = 3;
const AROUND = 2;
const LARGEST = 40;
/** The more filters, the smaller their pictures may be. */
const SMALLEST: readonly (readonly [count: number, across: number])[] = [
  [64, 26],
  [256, 16],
  [Infinity, 10],
];
/** The more neurons, the smaller their bars. */
const BARS: readonly (readonly [count: number, across: number, down: number])[] = [
  [640, 14, 11],
  [1600, 10, 9],
  [Infinity, 7, 6],
];

const edgeOf = ({ across }: Pick<FilterGrid, 'across'>): number => Math.max(1, across - BESIDE);

type Cells = Pick<FilterGrid, 'columns' | 'rows' | 'across' | 'down'>;

/** As few rows as their size allows, all of one length. */
function filterCells(count: number, width: number): Cells {
  const smallest = SMALLEST.find(([most]) => count <= most)![1];
  const most = Math.max(1, Math.floor(width / smallest));
  const rows = Math.ceil(count / most);
  const columns = Math.max(1, Math.ceil(count / Math.max(1, rows)));
  const across = Math.max(1, Math.min(LARGEST, width / columns));
  return { columns, rows, across, down: 2 * edgeOf({ across }) + BAR + 2 * AROUND + 2 * BESIDE };
}

function neuronCells(count: number, width: number): Cells {
  const [, across, down] = BARS.find(([most]) => count <= most)!;
  const columns = Math.max(1, Math.floor(width / across));
  return { columns, rows: Math.ceil(count / columns), across: Math.max(1, width / columns), down };
}

/** @param layers all groups of players; those that are neither filters nor neurons have no place */
export function filtersLayout(width: number, layers: readonly ShownLayer[]): FiltersLayout {
  const grids: FilterGrid[] = [];
  let y = 0;
  layers.forEach((layer, group) => {
    const { granularity, count } = layer;
    if (granularity !== 'filter' && granularity !== 'neuron') return;
    const kind = granularity === 'filter' ? 'filters' : 'neurons';
    const cells = (kind === 'filters' ? filterCells : neuronCells)(count, width);
    grids.push({ kind, layer, group, x: 0, y: y + LABEL, ...cells });
    y += LABEL + cells.rows * cells.down + GAP;
  });
  const [first, last] = [grids[0]?.layer, grids[grids.length - 1]?.layer];
  const legendWidth = Math.max(1, width - TABLE);
  const legendHeight = LEGEND + (legendWidth < LONGEST_LEGEND ? LEGEND_ROW : 0);
  return {
    ...{ width, grids, legendWidth, height: y + legendHeight, legendY: y + LEGEND / 2 },
    from: shownIndex(first?.first ?? 0),
    end: shownIndex(last === undefined ? 0 : last.first + last.count),
  };
}

export const gridOf = ({ grids }: FiltersLayout, player: ShownIndex): FilterGrid | undefined =>
  grids.find(({ layer }) => player >= layer.first && player < layer.first + layer.count);

/** @param index among the players of the grid */
export const cellAt = ({ x, y, columns, across, down }: FilterGrid, index: number): Box => ({
  x: x + (index % columns) * across,
  y: y + Math.floor(index / columns) * down,
  width: across,
  height: down,
});

export function pairAt(grid: FilterGrid, index: number): Pair {
  const { x, y } = cellAt(grid, index);
  const edge = edgeOf(grid);
  const barY = y + edge + AROUND;
  return {
    kernel: { x, y, width: edge, height: edge },
    s: { x, y: barY, width: edge, height: BAR },
    map: { x, y: barY + BAR + AROUND, width: edge, height: edge },
  };
}

/** What a ring goes around. */
export function boxOf(layout: FiltersLayout, player: ShownIndex): Box | null {
  const grid = gridOf(layout, player);
  if (grid === undefined) return null;
  const cell = cellAt(grid, player - grid.layer.first);
  return grid.kind === 'filters'
    ? { ...cell, width: edgeOf(grid), height: grid.down - 2 * BESIDE }
    : { ...cell, width: cell.width - 2, height: cell.height - 1 };
}

/** The player at a point; the gaps between cells belong to the cell before them. */
export function playerAt({ grids }: FiltersLayout, x: number, y: number): ShownIndex | null {
  for (const { layer, columns, rows, x: left, y: top, across, down } of grids) {
    const [column, row] = [Math.floor((x - left) / across), Math.floor((y - top) / down)];
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
    const index = row * columns + column;
    if (index < layer.count) return shownIndex(layer.first + index);
  }
  return null;
}
