import { columnsOf, type PictureTable } from '../out/table.ts';
import { reasonLabels } from '../shared/causes.ts';
import { nameOf } from '../shared/shownPlayers.ts';
import { departures, inAt } from './data.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'who-left',
    title: 'who left',
    read(lab) {
      const { layers } = lab.store.getState();
      return {
        columns: columnsOf('step', 'player', 'layer', 'reason'),
        rows: departures(lab.pruningHistory, layers).map(({ step, player, layer, reason }) => [
          ...[step, nameOf(lab, player), layers[layer].name, reasonLabels[reason].word],
        ]),
      };
    },
  },
  {
    name: 'shares-in',
    title: 'shares still in',
    read(lab) {
      const { layers } = lab.store.getState();
      const gone = departures(lab.pruningHistory, layers);
      const now = lab.trajectory.latest?.step;
      const steps = [0, ...gone.map(({ step }) => step), ...(now === undefined ? [] : [now])];
      return {
        columns: columnsOf('step', ...layers.map(({ name }) => `${name}, share in`)),
        rows: [...new Set(steps)].map((step) => [
          step,
          ...inAt(gone, layers, step).map((count, layer) => count / layers[layer].count),
        ]),
      };
    },
  },
];
