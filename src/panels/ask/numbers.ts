import { dataSetOf } from '../../data/rows.ts';
import { responsesTable } from '../filters/numbers.ts';
import { columnsOf, type PictureTable } from '../out/table.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'answers',
    title: 'answers',
    read(lab) {
      const told = lab.asking.latest;
      const { classes } = dataSetOf(lab.store.getState().spec);
      return {
        columns: columnsOf('class', 'share now', 'share pruned', 'share of the dense twin'),
        rows: Array.from(told?.now ?? [], (share, at) => [
          ...[classes[at] ?? at, share, told?.pruned[at] ?? null],
          told?.dense?.shares[at] ?? null,
        ]),
      };
    },
  },
  {
    name: 'example',
    title: 'example',
    read(lab) {
      const told = lab.asking.latest;
      return {
        columns: columnsOf('row', 'column', 'brightness [of 255]'),
        rows: Array.from(told?.values ?? [], (byte, at) => [
          ...[Math.floor(at / (told?.width ?? 1)), at % (told?.width ?? 1), byte],
        ]),
      };
    },
  },
  { name: 'responses', title: 'responses', read: responsesTable },
];
