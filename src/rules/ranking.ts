/** What rules share that move nobody until the game ends, or only rank. */
import type { Group } from './rule.ts';

const playersOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { participation }) => sum + participation.length, 0);

/** One number for each player; shape [playerCount]. */
export function forEach(
  groups: readonly Group[],
  of: (group: Group, i: number) => number,
): Float64Array {
  const all = new Float64Array(playersOf(groups));
  for (const group of groups)
    for (let i = 0; i < group.participation.length; i++) all[group.first + i] = of(group, i);
  return all;
}

/** As `move` says that all stay where they stand. */
export const nobodyMoves = (groups: readonly Group[]): Float64Array => forEach(groups, () => NaN);
