import { barsOf, totalOf } from '../../game/summary.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { crowdLayout } from './layout.ts';

const COLUMNS = ['bar', 'from s', 'to s', 'players'] as const;

const NAMES = { zero: 'exactly 0', below: 'below the threshold', bin: 'between', one: 'exactly 1' };

export const numbers: readonly PictureTable[] = [
  {
    name: 'players-at-each-s',
    title: 'players at each s',
    read(lab) {
      const { latest } = lab.trajectory;
      if (latest === null) return emptyTable(...COLUMNS);
      const counts = barsOf(latest.summaries);
      const { bars } = crowdLayout(1, 1, latest.epsilon, totalOf(latest.summaries, 'count'));
      return {
        columns: columnsOf(...COLUMNS),
        rows: bars.map(({ kind, from, to }, index) => [NAMES[kind], from, to, counts[index]]),
      };
    },
  },
];
