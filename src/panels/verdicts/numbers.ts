import { VERDICTS } from '../../game/frozen/verdict.ts';
import type { Lab } from '../../state/lab.ts';
import { columnsOf, type PictureTable } from '../out/table.ts';
import { meanings } from './words.ts';

/** Between two runs the sample may be of the other. */
function sampleOf(lab: Lab) {
  const { latest } = lab.analysisMonitor;
  const { layers } = lab.store.getState();
  return latest?.layers.length === layers.length ? latest : null;
}

export const numbers: readonly PictureTable[] = [
  {
    name: 'how-many',
    title: 'how many',
    read(lab) {
      const sample = sampleOf(lab);
      const { layers } = lab.store.getState();
      const names = ['layer', ...VERDICTS.map((verdict) => meanings[verdict])];
      return {
        columns: columnsOf(...names, 'stay at equilibrium', 'farthest player', 'its distance'),
        rows: (sample?.layers ?? []).map(({ counts }, l) => {
          const { staying, farthest } = sample!.distances[l];
          const { name, firstId } = layers[l];
          return [name, ...counts, staying, firstId + farthest.player, farthest.distance];
        }),
      };
    },
  },
  {
    name: 'each-player',
    title: 'each player',
    read(lab) {
      const sample = sampleOf(lab);
      const { layers } = lab.store.getState();
      return {
        columns: columnsOf('player', 'layer', 'verdict'),
        rows: (sample?.layers ?? []).flatMap(({ verdicts }, l) =>
          Array.from(verdicts, (code, at) => [
            ...[layers[l].firstId + at, layers[l].name, meanings[VERDICTS[code]]],
          ]),
        ),
      };
    },
  },
];
