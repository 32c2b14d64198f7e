/** What the page knows about the players it speaks of beyond a frame's columns. */
import type { PlayerId } from '../game/players.ts';
import type { ShownLayer } from '../game/shown.ts';
import type { AnalysisSample } from './analysisMonitor.ts';

/** ⟨θ_i, θ_j⟩ of one player i with every player j of its layer, shown or not; shape [layer.total]. */
export interface GramRow {
  readonly player: PlayerId;
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
  layers: readonly ShownLayer[],
  players: readonly PlayerId[],
): Closeup | null {
  if (sample === null) return null;
  const rows = players.flatMap((player): GramRow[] => {
    const l = layers.findIndex(
      ({ firstId, total }) => player >= firstId && player < firstId + total,
    );
    // Between two runs the sample may be of the other.
    if (l < 0 || sample.game.layers[l]?.participation.length !== layers[l].total) return [];
    const { firstId, total } = layers[l];
    const row = (player - firstId) * total;
    return [{ player, products: sample.game.layers[l].gram.subarray(row, row + total) }];
  });
  return { step: sample.step, rows };
}
