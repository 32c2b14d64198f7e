/** The players whose overlap with one player weighs most on it. */
import { playerId, type PlayerId } from '../../game/players.ts';
import type { CloseupPlayer } from '../../state/closeup.ts';

export interface Rival {
  readonly player: PlayerId;
  readonly s: number;
  /** ⟨θ_i, θ_j⟩ / (‖θ_i‖ ‖θ_j‖); 0 where a norm is. */
  readonly cosine: number;
  /** s_j ⟨θ_i, θ_j⟩: its part of c; times η it is what one unit of s costs player i. */
  readonly weight: number;
}

export interface Rivals {
  /** Heaviest first; of equal weight, those that point most alike. */
  readonly strongest: readonly Rival[];
  /** Sum of the weights of all the others of the layer, and how many they are. */
  readonly rest: number;
  readonly restCount: number;
}

const heaviestFirst = (a: Rival, b: Rival): number =>
  Math.abs(b.weight) - Math.abs(a.weight) ||
  Math.abs(b.cosine) - Math.abs(a.cosine) ||
  a.player - b.player;

/** One pass over the whole layer, shown or not. */
export function rivalsOf(
  { player, place, overlap, participation }: CloseupPlayer,
  most: number,
): Rivals {
  const strongest: Rival[] = [];
  const firstId = player - place;
  const ownNorm = overlap.product(place, place);
  let total = 0;
  for (let j = 0; j < overlap.count; j++) {
    if (j === place) continue;
    const product = overlap.product(place, j);
    const weight = participation[j] * product;
    total += weight;
    const isFull = strongest.length === most;
    const least = strongest.at(-1)?.weight ?? Infinity;
    if (isFull && Math.abs(weight) < Math.abs(least)) continue;
    const norms = Math.sqrt(ownNorm * overlap.product(j, j));
    const cosine = norms > 0 ? Math.max(-1, Math.min(1, product / norms)) : 0;
    strongest.push({ player: playerId(firstId + j), s: participation[j], cosine, weight });
    strongest.sort(heaviestFirst);
    if (isFull) strongest.pop();
  }
  return {
    strongest,
    rest: strongest.reduce((rest, { weight }) => rest - weight, total),
    restCount: overlap.count - 1 - strongest.length,
  };
}
