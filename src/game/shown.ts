/** Which players are shown one by one: all of them while they are few, else a fixed sample of each layer. */
import { playerCount, type PlayerLayer } from './network.ts';
import { playerId, shownIndex, shownIndexOf, type PlayerId, type ShownIndex } from './players.ts';
import { randomStream } from './random.ts';

/** More could neither be told apart on a screen nor kept over time. */
export const MAX_SHOWN = 4096;

/** A layer as it is shown: `first` and `count` speak of the shown players. */
export interface ShownLayer extends PlayerLayer {
  readonly first: ShownIndex;
  /** Its first player among all players. */
  readonly firstId: PlayerId;
  /** Players of the layer, shown or not. */
  readonly total: number;
}

export interface Shown {
  /** The shown players among all, rising; shape [shownCount]. */
  readonly players: Uint32Array;
  readonly layers: readonly ShownLayer[];
}

/** Each layer gets its share of `most`, and at least one. */
const shares = (counts: readonly number[], total: number, most: number): number[] =>
  counts.map((count) =>
    total <= most ? count : Math.max(Math.min(1, count), Math.floor((most * count) / total)),
  );

/**
 * Drawn once for a run: one player by chance out of each of equal stretches of the layer, so that the
 * sample lies evenly over it.
 *
 * @param most players shown, and at most one more per layer, so that none is left out
 */
export function shownPlayers(
  layers: readonly PlayerLayer[],
  seed: number,
  most = MAX_SHOWN,
): Shown {
  const kept = shares(
    layers.map(({ count }) => count),
    playerCount(layers),
    most,
  );
  const players: number[] = [];
  const shown = layers.map((layer, index) => {
    const random = randomStream(seed, 'sampling', index);
    const first = shownIndex(players.length);
    for (let k = 0; k < kept[index]; k++) {
      const from = Math.floor((k * layer.count) / kept[index]);
      const until = Math.floor(((k + 1) * layer.count) / kept[index]);
      players.push(layer.first + from + Math.floor(random() * (until - from)));
    }
    return {
      ...layer,
      first,
      firstId: playerId(layer.first),
      count: kept[index],
      total: layer.count,
    };
  });
  return { players: Uint32Array.from(players), layers: shown };
}

/** The index of the layer that a shown player is of; the first for none of these. */
export const groupOf = (layers: readonly ShownLayer[], index: ShownIndex): number =>
  Math.max(
    0,
    layers.findIndex(({ first, count }) => index >= first && index < first + count),
  );

/** The index of the layer that a player is of, shown or not; −1 for none of these. */
export const groupOfId = (
  layers: readonly Pick<ShownLayer, 'firstId' | 'total'>[],
  player: PlayerId,
): number =>
  layers.findIndex(({ firstId, total }) => player >= firstId && player < firstId + total);

/**
 * Whether a player can be pointed at: it is shown one by one, or it has a pixel of its own in the picture of
 * its group (game/pictures.ts).
 */
export function isDrawn({ players, layers }: Shown, player: PlayerId): boolean {
  if (shownIndexOf(players, player) !== null) return true;
  const group = groupOfId(layers, player);
  return group >= 0 && layers[group].granularity !== 'neuron';
}

/** The layer that a shown player is of; undefined for none of these. */
export const layerOfShown = (
  layers: readonly ShownLayer[],
  index: ShownIndex,
): ShownLayer | undefined =>
  layers.find(({ first, count }) => index >= first && index < first + count);

/** The groups of players at one moment; each of shape [layerCount]. */
export interface FrameGroups {
  /** γ_t in force for each. */
  readonly fees: Float32Array;
  /** The shown player after the last one of each. */
  readonly ends: Uint32Array;
}

/** The group of players that a shown one is of, counted from 0. */
export function groupIn({ ends }: Pick<FrameGroups, 'ends'>, player: ShownIndex): number {
  let group = 0;
  while (group < ends.length - 1 && player >= ends[group]) group++;
  return group;
}
