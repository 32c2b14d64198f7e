import type { PlayerLayer } from '../src/game/network.ts';

/** Layers of so many neurons each. */
export function playerLayers(counts: readonly number[]): PlayerLayer[] {
  let first = 0;
  return counts.map((count, index) => {
    const layer: PlayerLayer = { name: `Layer ${index + 1}`, granularity: 'neuron', first, count };
    first += count;
    return layer;
  });
}
