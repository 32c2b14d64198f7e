import { columnsOf, type PictureTable } from '../out/table.ts';
import { createMoments } from './moments.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'moments',
    title: 'moments',
    read: (lab) => ({
      columns: columnsOf(
        ...['step', 'players in', 'share of the points right'],
        'share of the plane that differs from the first',
      ),
      rows: createMoments(lab)().map(({ plane, active, right, differs }) => [
        ...[plane.step, active, right, differs],
      ]),
    }),
  },
];
