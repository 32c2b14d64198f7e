/** Neurons whose weights play one by one: rows of a picture of participation (game/pictures.ts). */
import { playerId, type PlayerId } from '../game/players.ts';
import type { ShownLayer } from '../game/shown.ts';
import type { Sheet } from './pictures.ts';

export interface Unit {
  /** Which group of players its weights are. */
  readonly layer: number;
  /** Which neuron of it, from 0. */
  readonly row: number;
}

type Layers = readonly Pick<ShownLayer, 'firstId' | 'total'>[];
type Shape = Pick<Sheet, 'layer' | 'columns'>;

/** The neuron that a weight belongs to; null where the player is none of these pictures. */
export function unitOf(sheets: readonly Shape[], layers: Layers, player: PlayerId): Unit | null {
  for (const { layer, columns } of sheets) {
    const group = layers[layer];
    if (group === undefined) continue;
    const index = player - group.firstId;
    if (index >= 0 && index < group.total) return { layer, row: Math.floor(index / columns) };
  }
  return null;
}

/** The weight by which a neuron reads an input, counted from 0. */
export const weightOf = (
  { columns }: Shape,
  layers: Layers,
  { layer, row }: Unit,
  column: number,
): PlayerId => playerId((layers[layer]?.firstId ?? 0) + row * columns + column);
