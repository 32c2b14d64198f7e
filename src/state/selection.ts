import type { PlayerId } from '../game/players.ts';

/** Whom the visitor has picked: the ledger speaks of the first, the pictures mark them all. */
export const MAX_SELECTED = 5;

/** @param extend keeps the others, as with the shift key */
export function nextSelection(
  selected: readonly PlayerId[],
  player: PlayerId,
  extend: boolean,
): PlayerId[] {
  const others = selected.filter((other) => other !== player);
  if (!extend) return selected.length === 1 && others.length === 0 ? [] : [player];
  return others.length < selected.length ? others : [player, ...others].slice(0, MAX_SELECTED);
}
