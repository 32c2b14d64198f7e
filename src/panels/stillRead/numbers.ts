import { columnsOf, type PictureTable } from '../out/table.ts';
import { weightSheets } from '../shared/units.ts';
import { workOf } from './work.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'what-is-read',
    title: 'what is read',
    read(lab) {
      const [first] = weightSheets(lab);
      return {
        columns: columnsOf('input', 'weights that read it', 'weights'),
        rows: Array.from(first?.alive.columns ?? [], (count, input) => [input, count, first.rows]),
      };
    },
  },
  {
    name: 'work',
    title: 'work',
    read(lab) {
      const sheets = weightSheets(lab);
      const { dense, live } = workOf(sheets);
      const share = lab.trajectory.latest?.workShare ?? 1;
      const now = Number.isFinite(share) ? share * dense : dense;
      return {
        columns: columnsOf('of', 'multiplications'),
        rows:
          sheets.length === 0
            ? []
            : [
                ['dense', dense],
                ['step now', now],
                ['live weights', live],
              ],
      };
    },
  },
];
