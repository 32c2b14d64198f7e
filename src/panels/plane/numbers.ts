import { dataSetOf } from '../../data/rows.ts';
import type { Lab } from '../../state/lab.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { boundaryOf, createSceneMemo, type PlaneScene } from './scene.ts';

/** As it stands: nobody taken out, no line held. */
const sceneNow = (lab: Lab): PlaneScene | null =>
  createSceneMemo(lab)({ part: 'train', without: null, held: null });

export const numbers: readonly PictureTable[] = [
  {
    name: 'points',
    title: 'points',
    read(lab) {
      const names = ['x', 'y', 'class', 'answered rightly'];
      const scene = sceneNow(lab);
      const points = scene?.points ?? null;
      if (scene === null || points === null) return emptyTable(...names);
      const { classes } = dataSetOf(lab.store.getState().spec);
      return {
        columns: columnsOf(...names),
        rows: Array.from({ length: points.count }, (_, at) => [
          ...[points.values[at * points.size], points.values[at * points.size + 1]],
          classes[points.labels[at]] ?? points.labels[at],
          scene.wrong[at] === 1 ? 'no' : 'yes',
        ]),
      };
    },
  },
  {
    name: 'lines',
    title: 'lines of the neurons',
    read(lab) {
      const scene = sceneNow(lab);
      return {
        columns: columnsOf('neuron', 'player', 's', 'x from', 'y from', 'x to', 'y to'),
        rows: (scene?.lines ?? []).flatMap(({ player, s, pieces }, neuron) =>
          pieces.map(([from, to]) => [neuron, player, s, ...from, ...to]),
        ),
      };
    },
  },
  {
    name: 'boundary',
    title: 'boundary',
    read(lab) {
      const scene = sceneNow(lab);
      const half = scene?.plane.half ?? 0;
      // The picture runs from its upper left corner, the plane from its middle upwards.
      const placed = ([x, y]: readonly [number, number]) => [
        (2 * x - 1) * half,
        (1 - 2 * y) * half,
      ];
      return {
        columns: columnsOf('x from', 'y from', 'x to', 'y to'),
        rows: (scene === null ? [] : boundaryOf(scene.taken)).map(([from, to]) => [
          ...placed(from),
          ...placed(to),
        ]),
      };
    },
  },
];
