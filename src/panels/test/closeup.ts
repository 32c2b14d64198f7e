/** A player close up, from its own row of inner products alone. */
import { overlapOf } from '../../game/frozen/overlap.ts';
import { playerId } from '../../game/players.ts';
import type { CloseupPlayer } from '../../state/closeup.ts';

/**
 * @param products with every player of the layer, itself included; between others they are 0
 * @param norms ‖θ‖² of the others
 */
export function closeupPlayer(
  player: number,
  place: number,
  products: readonly number[],
  participation: readonly number[] = products.map(() => 1),
  norms: readonly number[] = products.map(() => 1),
): CloseupPlayer {
  const count = products.length;
  const gram = new Float64Array(count * count);
  products.forEach((product, j) => {
    gram[j * count + j] = norms[j];
    gram[place * count + j] = gram[j * count + place] = product;
  });
  return {
    ...{ player: playerId(player), place, overlap: overlapOf({ gram }, count) },
    participation: Float32Array.from(participation),
  };
}
