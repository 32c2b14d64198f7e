/** The players whose overlap with one player weighs most on it. */
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import type { Frame } from '../shared/states.ts';
import type { GramRow } from '../../state/closeup.ts';

export interface Rival {
  readonly player: ShownIndex;
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

export function rivalsOf(
  player: ShownIndex,
  { products }: GramRow,
  { first, count }: ShownLayer,
  { participation, normSquared }: Frame,
  most: number,
): Rivals {
  const rivals: Rival[] = [];
  for (let j = 0; j < count; j++) {
    const other = shownIndex(first + j);
    if (other === player) continue;
    const norms = Math.sqrt(normSquared[player] * normSquared[other]);
    const s = participation[other];
    rivals.push({
      player: other,
      s,
      cosine: norms > 0 ? Math.max(-1, Math.min(1, products[j] / norms)) : 0,
      weight: s * products[j],
    });
  }
  rivals.sort(
    (a, b) =>
      Math.abs(b.weight) - Math.abs(a.weight) ||
      Math.abs(b.cosine) - Math.abs(a.cosine) ||
      a.player - b.player,
  );
  const others = rivals.slice(most);
  return {
    strongest: rivals.slice(0, most),
    rest: others.reduce((sum, { weight }) => sum + weight, 0),
    restCount: others.length,
  };
}
