import { columnsOf, type PictureTable } from '../out/table.ts';
import { nashConvOf, regretOf, REGIONS, totalOf, worstOf } from '../../game/summary.ts';
import { PARTS } from './draw.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'regrets',
    title: 'regrets over time',
    read({ trajectory }) {
      const parts = PARTS.map((name) => `regret of those whose best response is ${name}`);
      return {
        columns: columnsOf('step', 'Nash gap', 'player of the Nash gap', 'NashConv', ...parts),
        rows: Array.from({ length: trajectory.length }, (_, column) => {
          const all = trajectory.summary(column);
          const { gap, player } = worstOf(all);
          return [
            ...[trajectory.steps[column], gap, player, nashConvOf(all)],
            ...REGIONS.map((region) => totalOf(all, regretOf[region])),
          ];
        }),
      };
    },
  },
];
