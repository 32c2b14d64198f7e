/** What the page knows about the players it speaks of beyond a frame's columns. */
import type { Overlap } from '../game/frozen/overlap.ts';
import type { PlayerId } from '../game/players.ts';
import { groupOfId, type ShownLayer } from '../game/shown.ts';
import type { AnalysisSample } from './analysisMonitor.ts';

/** One player among all of its layer, shown or not. */
export interface CloseupPlayer {
  readonly player: PlayerId;
  /** Its place in the layer; the overlap and s count by places. */
  readonly place: number;
  readonly overlap: Overlap;
  /** s of the layer at the sample's step; shape [layer.total]. */
  readonly participation: Float32Array;
}

/** Taken a few times a second, for the chosen and the selected players. */
export interface Closeup {
  readonly step: number;
  readonly players: readonly CloseupPlayer[];
}

/** They and their layers in a sample; null before the first. */
export function closeupOf(
  sample: AnalysisSample | null,
  layers: readonly ShownLayer[],
  players: readonly PlayerId[],
): Closeup | null {
  if (sample === null) return null;
  return {
    step: sample.step,
    players: players.flatMap((player): CloseupPlayer[] => {
      const l = groupOfId(layers, player);
      const layer = layers[l];
      // Between two runs the sample may be of the other.
      const participation = sample.game.layers[l]?.participation;
      const overlap = sample.overlaps[l];
      if (layer === undefined || overlap === undefined || participation?.length !== layer.total)
        return [];
      return [{ player, place: player - layer.firstId, overlap, participation }];
    }),
  };
}
