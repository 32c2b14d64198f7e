/**
 * The edge between the page, which knows players by their names, and its pictures, which know them by their
 * places among the shown. Nothing else in panels/ converts the one into the other.
 */
import { idOf, shownIndexOf, type PlayerId, type ShownIndex } from '../../game/players.ts';
import type { RunView } from '../../state/lab.ts';

/** A player to be drawn and named. */
export interface NamedPlayer {
  readonly player: ShownIndex;
  readonly name: PlayerId;
}

/** The name by which words speak of a shown player. */
export const nameOf = (lab: RunView, player: ShownIndex): PlayerId =>
  idOf(lab.store.getState().shown, player);

/** The player pointed at; null while there is none, or where it is not shown. */
export function hoveredIn(lab: RunView): ShownIndex | null {
  const { shown, hovered } = lab.store.getState();
  return hovered === null ? null : shownIndexOf(shown, hovered);
}

/** The selected players that are shown, the one spoken of first. */
export function selectedIn(lab: RunView): ShownIndex[] {
  const { shown, selected } = lab.store.getState();
  return selected.flatMap((id) => shownIndexOf(shown, id) ?? []);
}

export const named = (lab: RunView, player: ShownIndex): NamedPlayer => ({
  player,
  name: nameOf(lab, player),
});

/** @param extend keeps the others, as with the shift key */
export const select = (lab: RunView, player: ShownIndex, extend = false): void =>
  lab.select(nameOf(lab, player), extend);

export const hover = (lab: RunView, player: ShownIndex | null): void =>
  lab.hover(player === null ? null : nameOf(lab, player));
