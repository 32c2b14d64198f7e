/** Which two players the slice speaks of, and the inner product between them. */
import type { PlayerLayer } from '../../game/network.ts';
import type { Closeup, GramRow } from '../../state/closeup.ts';

export interface Pair {
  /** Across and upwards. */
  readonly players: readonly [number, number];
  /** Whether they sit in one layer; players of two layers have no inner product. */
  readonly together: boolean;
  /** Why these two. */
  readonly how: 'selected' | 'strongest' | 'neighbour';
}

/** Another rival takes over only when it weighs this much more: the picture must not flicker. */
const CLEARLY = 1.25;

const layerOf = (layers: readonly PlayerLayer[], player: number): PlayerLayer | undefined =>
  layers.find(({ first, count }) => player >= first && player < first + count);

const rowOf = (closeup: Closeup | null, player: number): GramRow | undefined =>
  closeup?.rows.find((row) => row.player === player);

/** |⟨θ_i, θ_j⟩| s_j, at its largest over the players of i's layer; null where nobody weighs anything. */
function strongestRival(
  { products }: GramRow,
  { first, count }: PlayerLayer,
  player: number,
  participation: Float32Array,
  previous: number | null,
): number | null {
  const weight = (j: number) => Math.abs(products[j - first]) * participation[j];
  let [best, most] = [-1, 0];
  for (let j = first; j < first + count; j++)
    if (j !== player && weight(j) > most) [best, most] = [j, weight(j)];
  if (best < 0) return null;
  const stays =
    previous !== null &&
    previous !== player &&
    previous >= first &&
    previous < first + count &&
    weight(previous) * CLEARLY >= most;
  return stays ? previous : best;
}

/**
 * The first selected player with the first other of its layer; failing that the first two selected;
 * else the chosen player with its strongest rival, or with its neighbour while none is known.
 *
 * @param previous the second player so far
 */
export function choosePair(
  layers: readonly PlayerLayer[],
  selected: readonly number[],
  chosen: number | null,
  participation: Float32Array,
  closeup: Closeup | null,
  previous: number | null = null,
): Pair | null {
  const known = selected.filter((player) => layerOf(layers, player) !== undefined);
  const [first, second] = known;
  if (second !== undefined) {
    const layer = layerOf(layers, first);
    const mate = known.slice(1).find((player) => layerOf(layers, player) === layer);
    return { players: [first, mate ?? second], together: mate !== undefined, how: 'selected' };
  }
  const player = first ?? chosen;
  if (player === null) return null;
  const layer = layerOf(layers, player);
  if (layer === undefined || layer.count < 2) return null;
  const row = rowOf(closeup, player);
  const rival = row && strongestRival(row, layer, player, participation, previous);
  if (rival !== null && rival !== undefined)
    return { players: [player, rival], together: true, how: 'strongest' };
  const isLast = player === layer.first + layer.count - 1;
  return { players: [player, isLast ? player - 1 : player + 1], together: true, how: 'neighbour' };
}

/** ⟨θ_i, θ_j⟩: 0 between layers, null until the worker has sent it. */
export function productOf(
  layers: readonly PlayerLayer[],
  closeup: Closeup | null,
  { players: [i, j], together }: Pair,
): number | null {
  if (!together) return 0;
  const first = layerOf(layers, i)?.first ?? 0;
  const value = rowOf(closeup, i)?.products[j - first] ?? rowOf(closeup, j)?.products[i - first];
  return value ?? null;
}
