/** The layers of half a million made-up players, and those of them that are shown one by one. */
import type { PlayerLayer } from '../../src/game/network.ts';
import { shownPlayers } from '../../src/game/shown.ts';
import { defaultSpec } from '../../src/spec/spec.ts';

const COUNTS = [400_000, 100_000];

export const layers: PlayerLayer[] = COUNTS.map((count, index) => ({
  name: `Layer ${index + 1}`,
  granularity: 'neuron',
  first: COUNTS.slice(0, index).reduce((sum, each) => sum + each, 0),
  count,
}));

export const shown = shownPlayers(layers, defaultSpec.seed);
