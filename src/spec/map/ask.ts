/** What a map asks for: a game for each pair of two prices, all else as in one spec. */
import { nextSeed } from '../checks.ts';
import { difference, type RunSpec } from '../spec.ts';
import { valuesOf, type MapAxis } from './axes.ts';

export const CELLS = [4, 8, 16] as const;
export const EPOCHS = [2, 5, 10, 20] as const;
export const SEEDS = [1, 2, 3] as const;
export type CellsAlong = (typeof CELLS)[number];
export type SeedsOfCell = (typeof SEEDS)[number];

export interface MapAsk {
  readonly across: MapAxis;
  readonly up: MapAxis;
  /** Along each side. */
  readonly cells: CellsAlong;
  readonly epochs: number;
  /** Games of a cell, each with a seed of its own. */
  readonly seeds: SeedsOfCell;
}

export const USUAL: MapAsk = {
  across: { name: 'gamma', from: 0.3, to: 12 },
  up: { name: 'beta', from: 0, to: 3 },
  ...{ cells: 8, epochs: 5, seeds: 1 },
};

/** Cells are counted row by row from the lowest prices on. */
export const cellCount = ({ cells }: MapAsk): number => cells * cells;
export const placeOf = (cell: number, cells: number): readonly [column: number, row: number] => [
  cell % cells,
  Math.floor(cell / cells),
];

/** The two prices of a cell. */
export function pricesAt({ across, up, cells }: MapAsk, cell: number): readonly [number, number] {
  const [column, row] = placeOf(cell, cells);
  return [valuesOf(across, cells)[column]!, valuesOf(up, cells)[row]!];
}

/**
 * What is played for a cell. Figures are of validation examples, so that some are kept aside; and every game goes to
 * its end, where it is compared.
 *
 * @param round which seed of the cell, from 0 on
 */
export function specAt(ask: MapAsk, base: RunSpec, cell: number, round: number): RunSpec {
  const [across, up] = pricesAt(ask, cell);
  let { seed } = base;
  for (let i = 0; i < round; i++) seed = nextSeed(seed);
  return {
    ...base,
    ...{ [ask.across.name]: across, [ask.up.name]: up },
    ...{ epochs: ask.epochs, seed, split: 'validation', stopGap: 0 },
  };
}

/** Equal for specs whose maps have the same games: of what a map sets itself nothing counts. */
export const groundOf = (ask: MapAsk, spec: RunSpec): string =>
  JSON.stringify(difference({ ...specAt(ask, spec, 0, 0), backend: 'auto' }));
