import { playersIn, WHO, whoOf } from '../out/players.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { groundOf } from '../shared/ground.ts';

const COLUMNS = [...WHO, 'x = αb − γ − ηc', 'y = 2β‖θ‖²', 'best response', 'regret'] as const;

export const numbers: readonly PictureTable[] = [
  {
    name: 'best-responses',
    title: 'best responses',
    read(lab) {
      const { latest } = lab.trajectory;
      const { spec } = lab.store.getState();
      if (latest === null) return emptyTable(...COLUMNS);
      return {
        columns: columnsOf(...COLUMNS),
        rows: playersIn(latest).map((player) => {
          const { gain, curvature, reply, regret } = groundOf(latest, spec, player);
          return [...whoOf(lab, latest, player), gain, curvature, reply, regret];
        }),
      };
    },
  },
];
