/** Which two players the slice speaks of, and the inner product between them. */
import { idOf, shownIndex, type PlayerId, type ShownIndex } from '../../game/players.ts';
import { layerOfShown, type ShownLayer } from '../../game/shown.ts';
import type { Closeup, CloseupPlayer } from '../../state/closeup.ts';

export interface Pair {
  /** Across and upwards. */
  readonly players: readonly [ShownIndex, ShownIndex];
  readonly names: readonly [PlayerId, PlayerId];
  /** Whether they sit in one layer; players of two layers have no inner product. */
  readonly together: boolean;
  /** Why these two. */
  readonly how: 'selected' | 'strongest' | 'strongestShown' | 'neighbour';
}

/** Another rival takes over only when it weighs this much more: the picture must not flicker. */
const CLEARLY = 1.25;

const playerIn = (closeup: Closeup | null, player: PlayerId): CloseupPlayer | undefined =>
  closeup?.players.find((each) => each.player === player);

/**
 * |⟨θ_i, θ_j⟩| s_j, at its largest over the shown players of i's layer; null where none of them weighs
 * anything.
 */
function strongestRival(
  { place, overlap }: CloseupPlayer,
  shown: Uint32Array,
  { first, firstId, count }: ShownLayer,
  player: ShownIndex,
  participation: Float32Array,
  previous: ShownIndex | null,
): ShownIndex | null {
  const weight = (j: number) =>
    Math.abs(overlap.product(place, shown[j] - firstId)) * participation[j];
  let [best, most] = [-1, 0];
  for (let j: number = first; j < first + count; j++)
    if (j !== player && weight(j) > most) [best, most] = [j, weight(j)];
  if (best < 0) return null;
  const stays =
    previous !== null &&
    previous !== player &&
    previous >= first &&
    previous < first + count &&
    weight(previous) * CLEARLY >= most;
  return stays ? previous : shownIndex(best);
}

/**
 * The first selected player with the first other of its layer; failing that the first two selected;
 * else the chosen player with its strongest rival, or with its neighbour while none is known.
 *
 * @param shown as in game/players.ts
 * @param previous the second player so far
 */
export function choosePair(
  shown: Uint32Array,
  layers: readonly ShownLayer[],
  selected: readonly ShownIndex[],
  chosen: ShownIndex | null,
  participation: Float32Array,
  closeup: Closeup | null,
  previous: ShownIndex | null = null,
): Pair | null {
  const pairOf = (i: ShownIndex, j: ShownIndex, of: Pick<Pair, 'together' | 'how'>): Pair => ({
    players: [i, j],
    names: [idOf(shown, i), idOf(shown, j)],
    ...of,
  });
  const known = selected.filter((player) => layerOfShown(layers, player) !== undefined);
  const [first, second] = known;
  if (second !== undefined) {
    const layer = layerOfShown(layers, first);
    const mate = known.slice(1).find((player) => layerOfShown(layers, player) === layer);
    return pairOf(first, mate ?? second, { together: mate !== undefined, how: 'selected' });
  }
  const player = first ?? chosen;
  if (player === null) return null;
  const layer = layerOfShown(layers, player);
  if (layer === undefined || layer.count < 2) return null;
  const near = playerIn(closeup, idOf(shown, player));
  const rival = near && strongestRival(near, shown, layer, player, participation, previous);
  if (rival !== null && rival !== undefined) {
    const how = layer.count < layer.total ? 'strongestShown' : 'strongest';
    return pairOf(player, rival, { together: true, how });
  }
  const isLast = player === layer.first + layer.count - 1;
  const neighbour = shownIndex(isLast ? player - 1 : player + 1);
  return pairOf(player, neighbour, { together: true, how: 'neighbour' });
}

/** ⟨θ_i, θ_j⟩: 0 between layers, null until the worker has sent it. */
export function productOf(
  layers: readonly ShownLayer[],
  closeup: Closeup | null,
  { players, names: [i, j], together }: Pair,
): number | null {
  if (!together) return 0;
  const firstId = layerOfShown(layers, players[0])?.firstId ?? 0;
  const near = playerIn(closeup, i) ?? playerIn(closeup, j);
  if (near === undefined) return null;
  return near.overlap.product(near.place, (near.player === i ? j : i) - firstId);
}
