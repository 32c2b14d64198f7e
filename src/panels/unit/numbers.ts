import { TERMS } from '../out/players.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { unitNow } from '../shared/units.ts';
import { sceneOf, weightNow } from './scene.ts';

const COLUMNS = ['player', 'column', 's', 'θ', ...TERMS, 'utility U'] as const;

export const numbers: readonly PictureTable[] = [
  {
    name: 'each-weight',
    title: 'each weight',
    read(lab) {
      const scene = sceneOf(lab, unitNow(lab));
      if (scene === null) return emptyTable(...COLUMNS);
      return {
        columns: columnsOf(...COLUMNS),
        rows: Array.from(scene.participation, (s, column) => {
          const now = weightNow(lab, scene, column);
          return [
            ...[scene.first + column, column, s, now?.theta ?? null],
            ...TERMS.map((term) => now?.terms[term] ?? null),
            now?.utility ?? null,
          ];
        }),
      };
    },
  },
];
