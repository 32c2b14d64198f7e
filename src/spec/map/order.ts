/** In which order the cells of a map are played: coarse, then closer where neighbours disagree. */
import { placeOf } from './ask.ts';
import { disagreement, openedFor, type Known } from './field.ts';

/** Every second cell, from the lowest prices on, which is played first. */
export const isCoarse = (cell: number, cells: number): boolean =>
  placeOf(cell, cells).every((at) => at % 2 === 0);

/**
 * The cell to play next.
 *
 * @param known what is known of each, of whatever seed
 * @param isOpen whether a cell still waits; those that play do not
 * @returns null where none waits
 */
export function nextCell(
  known: Known,
  cells: number,
  isOpen: (cell: number) => boolean,
): number | null {
  const waiting = known.flatMap((_, cell) => (isOpen(cell) ? [cell] : []));
  const [coarse] = waiting.filter((cell) => isCoarse(cell, cells));
  if (coarse !== undefined) return coarse;
  const opened = openedFor(known);
  let next: number | null = null;
  let most = -Infinity;
  for (const cell of waiting) {
    const much = disagreement(known, cells, cell, opened);
    if (much > most) [next, most] = [cell, much];
  }
  return next;
}
