import { columnsOf, type PictureTable } from '../out/table.ts';
import { workOf } from './work.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'multiplications',
    title: 'multiplications',
    read(lab) {
      const work = workOf(lab);
      return {
        columns: columnsOf('layer', 'in the whole net', 'without the pruned'),
        rows:
          work === null
            ? []
            : [
                ...work.layers.map(({ name, whole, now }) => [name, whole, now]),
                ['all', work.whole, work.now],
              ],
      };
    },
  },
];
