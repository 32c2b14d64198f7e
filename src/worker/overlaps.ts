/** Without weights to look at, a player's picture is whom it points the same way as. */
import { overlapOf, type Overlaps } from '../game/frozen/overlap.ts';
import type { PlayerLayer } from '../game/network.ts';

const LARGEST_EDGE = 26;

/** Pixels along one edge: as many as the largest layer needs, up to LARGEST_EDGE. */
export function overlapEdge(layers: readonly PlayerLayer[]): number {
  const largest = Math.max(...layers.map(({ count }) => count));
  return Math.min(LARGEST_EDGE, Math.ceil(Math.sqrt(largest)));
}

/**
 * One pixel per player of the layer, in rows: 128 for θ at right angles, 255 for the same direction, 1
 * for the opposite and where there is nobody. A layer of more than LARGEST_EDGE² players shows the first.
 *
 * @param overlaps of each layer
 * @param normSquared ‖θ‖²; shape [playerCount]
 * @param shown players to draw, rising; shape [shownCount]
 * @param into shape [shownCount, overlapEdge(layers)²]
 */
export function drawOverlaps(
  overlaps: readonly Overlaps[],
  layers: readonly PlayerLayer[],
  normSquared: Float32Array,
  shown: Uint32Array,
  into: Uint8Array,
): void {
  const edge = overlapEdge(layers);
  into.fill(1);
  layers.forEach(({ first, count }, index) => {
    const { product } = overlapOf(overlaps[index]!, count);
    shown.forEach((player, at) => {
      const i = player - first;
      if (i < 0 || i >= count) return;
      for (let j = 0; j < Math.min(count, edge * edge); j++) {
        const lengths = Math.sqrt(normSquared[player]! * normSquared[first + j]!);
        const cosine = lengths > 0 ? product(i, j) / lengths : 0;
        into[at * edge * edge + j] = 128 + Math.round(127 * cosine);
      }
    });
  });
}
