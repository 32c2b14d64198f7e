import type { Lab } from '../../state/lab.ts';
import { playersIn, WHO, whoOf } from '../out/players.ts';
import { columnsOf, emptyTable, type Cell, type PictureTable, type Table } from '../out/table.ts';
import { gridsNow } from './words.ts';
import { mapsFor, responsesFor, unitsIn } from './responses.ts';

/** What filters and neurons make of the example asked about, player by player. */
export function responsesTable(lab: Lab): Table {
  const names = [...WHO, 'strongest response'];
  const { latest } = lab.trajectory;
  if (latest === null) return emptyTable(...names);
  return {
    columns: columnsOf(...names),
    rows: gridsNow(lab).grids.flatMap((grid) => {
      const responses = responsesFor(lab, grid);
      return playersIn(latest, [grid.layer])
        .filter((player) => player < latest.participation.length)
        .map((player, at) => [...whoOf(lab, latest, player), responses?.[at] ?? null]);
    }),
  };
}

export const numbers: readonly PictureTable[] = [
  { name: 'responses', title: 'responses', read: responsesTable },
  {
    name: 'kernels',
    title: 'kernels',
    read: (lab) => ({
      columns: columnsOf('layer', 'filter', 'row', 'column', 'weight [of 127, its largest]'),
      rows: lab.kernels.flatMap(({ layer, count, side, pixels }) => {
        const name = lab.store.getState().layers[layer]?.name ?? '';
        return Array.from({ length: Math.min(pixels.length, count * side * side) }, (_, at) => [
          ...[name, Math.floor(at / side ** 2), Math.floor(at / side) % side, at % side],
          pixels[at] - 128,
        ]);
      }),
    }),
  },
  {
    name: 'what-they-find',
    title: 'what they find',
    read: (lab) => ({
      columns: columnsOf('layer', 'filter', 'row', 'column', 'response [of 255, its largest]'),
      rows: gridsNow(lab).grids.flatMap((grid) => {
        const maps = mapsFor(lab, grid);
        if (grid.kind !== 'filters' || maps === null) return [];
        const { height, width, pixels } = maps;
        return unitsIn(lab, grid).flatMap((unit) =>
          Array.from({ length: height * width }, (_, at): Cell[] => [
            ...[grid.layer.name, unit, Math.floor(at / width), at % width],
            pixels[unit * height * width + at] ?? null,
          ]),
        );
      }),
    }),
  },
];
