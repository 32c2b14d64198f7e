/** What the tables of several pictures say of the shown players one by one. */
import { groupIn, layerOfShown, type ShownLayer } from '../../game/shown.ts';
import { shownIndex, shownIndexOf, type PlayerId, type ShownIndex } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { nameOf } from '../shared/shownPlayers.ts';
import { stateAt, STATES, type Frame } from '../shared/states.ts';

/** @returns null where nobody is chosen, and where frames do not carry the player (yet) */
export function carried(lab: Lab, chosen: PlayerId | null): ShownIndex | null {
  const { latest } = lab.trajectory;
  const player = chosen === null ? null : shownIndexOf(lab.store.getState().shown, chosen);
  return latest === null || player === null || player >= latest.participation.length
    ? null
    : player;
}

/** Those of a frame, or of some of its groups. */
export const playersIn = (
  frame: Frame,
  layers: readonly ShownLayer[] | null = null,
): ShownIndex[] =>
  layers === null
    ? Array.from(frame.participation.keys(), shownIndex)
    : layers.flatMap(({ first, count }) =>
        Array.from({ length: count }, (_, at) => shownIndex(first + at)),
      );

/** What it earns, and what it pays. */
export const TERMS = ['benefit', 'size', 'presence', 'rivals'] as const;

export const WHO = ['player', 'layer', 'state', 's'] as const;

/** The cells of WHO. */
export function whoOf(
  lab: Lab,
  frame: Frame,
  player: ShownIndex,
): [number, string, string, number] {
  const { layers, spec } = lab.store.getState();
  return [
    nameOf(lab, player),
    (layerOfShown(layers, player) ?? layers[groupIn(frame, player)])?.name ?? '',
    STATES[stateAt(frame, spec, player)] ?? '',
    frame.participation[player],
  ];
}
