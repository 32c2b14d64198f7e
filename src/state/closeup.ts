/** What the page knows about the players it speaks of beyond a frame's columns. */
import type { PlayerLayer } from '../game/network.ts';
import type { AnalysisSample } from './analysisMonitor.ts';

/** ⟨θ_i, θ_j⟩ of one player i with every player j of its layer, in their order; shape [layer.count]. */
export interface GramRow {
  readonly player: number;
  readonly products: Float32Array;
}

/** Taken a few times a second, for the chosen and the selected players. */
export interface Closeup {
  readonly step: number;
  readonly rows: readonly GramRow[];
}

/** Their rows of the Gram matrix in a sample; null before the first. */
export function closeupOf(
  sample: AnalysisSample | null,
  layers: readonly PlayerLayer[],
  players: readonly number[],
): Closeup | null {
  if (sample === null) return null;
  const rows = players.flatMap((player): GramRow[] => {
    const l = layers.findIndex(({ first, count }) => player >= first && player < first + count);
    // A sample holds all players; where only a sample is shown, their numbers are not its own.
    if (l < 0 || sample.game.layers[l]?.participation.length !== layers[l].count) return [];
    const { first, count } = layers[l];
    const row = (player - first) * count;
    return [{ player, products: sample.game.layers[l].gram.subarray(row, row + count) }];
  });
  return { step: sample.step, rows };
}
