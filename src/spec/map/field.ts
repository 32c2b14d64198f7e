/** What is known of each cell of a map, what is guessed of the others, and where they disagree. */
import { accuracyScale } from '../../game/openedScales.ts';
import type { CellOutcome } from './regions.ts';
import { placeOf } from './ask.ts';

/** Of each cell, row by row from the lowest prices on; null where nothing is known. Shape [cells²]. */
export type Known = readonly (CellOutcome | null)[];

export interface Guess {
  readonly outcome: CellOutcome;
  /** The cell that it is taken from; the cell itself where it is known. */
  readonly from: number;
}

/** Of every cell what it is, or what a known one beside it is: the nearest, and of several as near the one with lower prices. */
export function guesses(known: Known, cells: number): (Guess | null)[] {
  return known.map((own, cell) => {
    if (own !== null) return { outcome: own, from: cell };
    const [column, row] = placeOf(cell, cells);
    let nearest: Guess | null = null;
    let nearestAt = Infinity;
    // Every cell has one of the coarse map beside it.
    for (let y = Math.max(0, row - 1); y <= Math.min(cells - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(cells - 1, column + 1); x++) {
        const outcome = known[y * cells + x] ?? null;
        const at = (x - column) ** 2 + (y - row) ** 2;
        if (outcome !== null && at < nearestAt)
          [nearest, nearestAt] = [{ outcome, from: y * cells + x }, at];
      }
    return nearest;
  });
}

/** The opened scale that fits a map, of shares of 1. */
export function openedFor(known: Known): (accuracy: number) => number {
  const best = Math.max(0, ...known.map((each) => each?.accuracy ?? 0));
  const { at } = accuracyScale(100 * best);
  return (accuracy) => at(100 * accuracy);
}

const spreadOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** Neighbours are looked for so far around, nearer ones first; of farther ones a difference says less. */
const REACHES = [
  { radius: 1, weight: 1 },
  { radius: 2, weight: 0.5 },
  { radius: 4, weight: 0.25 },
];

/** How much the known cells around one differ, in share pruned and in opened accuracy together. */
export function disagreement(
  known: Known,
  cells: number,
  cell: number,
  opened: (accuracy: number) => number,
): number {
  const [column, row] = placeOf(cell, cells);
  for (const { radius, weight } of REACHES) {
    const around: CellOutcome[] = [];
    for (let y = Math.max(0, row - radius); y <= Math.min(cells - 1, row + radius); y++)
      for (let x = Math.max(0, column - radius); x <= Math.min(cells - 1, column + radius); x++) {
        const outcome = known[y * cells + x];
        if (outcome && (x !== column || y !== row)) around.push(outcome);
      }
    if (around.length < 2) continue;
    return (
      weight *
      (spreadOf(around.map(({ inShare }) => inShare)) +
        spreadOf(around.map(({ accuracy }) => opened(accuracy))))
    );
  }
  return 0;
}
