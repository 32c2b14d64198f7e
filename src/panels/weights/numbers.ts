import type { Lab } from '../../state/lab.ts';
import { columnsOf, type PictureTable, type Table } from '../out/table.ts';
import { weightSheets } from '../shared/units.ts';
import { layerName, wordsOf } from './words.ts';

/** s of every weight, as its picture has it: 0 for what is pruned, else in 255 parts. */
function weights(lab: Lab, from: number): Table {
  return {
    columns: columnsOf('layer', 'row', 'column', 's [in steps of 1/255]'),
    rows: weightSheets(lab)
      .slice(from)
      .flatMap(({ layer, columns, pixels }) => {
        const name = layerName(lab, layer);
        return Array.from(pixels, (byte, at) => [
          ...[name, Math.floor(at / columns), at % columns, byte / 255],
        ]);
      }),
  };
}

function counts(lab: Lab, from: number): Table {
  return {
    columns: columnsOf('layer', 'unit', 'row', 'weights left', 'weights'),
    rows: weightSheets(lab)
      .slice(from)
      .flatMap(({ layer, columns, alive }) => {
        const name = layerName(lab, layer);
        const { unit } = wordsOf(lab, layer);
        return Array.from(alive.rows, (left, row) => [name, unit, row, left, columns]);
      }),
  };
}

/** @param from the first of the layers of weights that are shown */
const tablesFrom = (from: number): readonly PictureTable[] => [
  { name: 'weights', title: 's of each weight', read: (lab) => weights(lab, from) },
  { name: 'weights-left', title: 'weights left', read: (lab) => counts(lab, from) },
];

export const numbers = tablesFrom(0);
/** Of the layers behind the first. */
export const numbersOfLaterLayers = tablesFrom(1);
