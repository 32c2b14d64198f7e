import { utilityAt } from '../../game/frozen/utility.ts';
import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { carried } from '../out/players.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { sceneNow } from './painter.ts';
import { marksOf } from './reading.ts';

/** Parts of the way from 0 to 1: as near as the picture has points. */
const PARTS = 200;

function sceneFor(lab: Lab, chosen: PlayerId | null) {
  const player = carried(lab, chosen);
  return player === null ? null : sceneNow(lab, player);
}

export const numbers: readonly PictureTable[] = [
  {
    name: 'curve',
    title: 'curve',
    read(lab, chosen) {
      const names = [`s of player ${chosen ?? ''}`.trim(), 'utility U', 'U at the start’s prices'];
      const scene = sceneFor(lab, chosen);
      if (scene === null) return emptyTable(...names);
      const { now, before } = scene;
      return {
        columns: columnsOf(...names),
        rows: Array.from({ length: PARTS + 1 }, (_, at) => {
          const s = at / PARTS;
          return [
            s,
            utilityAt(s, now.gain, now.curvature),
            before === null ? null : utilityAt(s, before.gain, before.curvature),
          ];
        }),
      };
    },
  },
  {
    name: 'marks',
    title: 'marks',
    read(lab, chosen) {
      const names = ['mark', 's', 'utility U', 'regret'];
      const scene = sceneFor(lab, chosen);
      if (scene === null) return emptyTable(...names);
      const { now, regret } = scene;
      return {
        columns: columnsOf(...names),
        rows: marksOf(scene).map(({ at, name }) => [
          ...[name, at, utilityAt(at, now.gain, now.curvature)],
          at === scene.s ? regret : null,
        ]),
      };
    },
  },
];
