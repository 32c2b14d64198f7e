import { carried } from '../out/players.ts';
import { columnsOf, type PictureTable } from '../out/table.ts';
import { sceneOf } from './painter.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'prices',
    title: 'prices',
    read(lab, chosen) {
      const { now, past } = sceneOf(lab, carried(lab, chosen));
      const spots = [...past.map((spot) => ['before', spot] as const), ['now', now] as const];
      return {
        columns: columnsOf('when', 'β', 'η'),
        rows: spots.map(([when, { beta, eta }]) => [when, beta, eta]),
      };
    },
  },
  {
    name: 'borders',
    title: 'borders',
    read(lab, chosen) {
      const { border } = sceneOf(lab, carried(lab, chosen));
      return {
        columns: columnsOf('border', '‖θ_i‖²', 'Σ_j |⟨θ_i, θ_j⟩|', 'η / β on it'),
        rows: [
          ['of all', null, null, 2],
          ...(border === null
            ? []
            : [[`of player ${border.player}`, border.own, border.others, border.ratio]]),
        ],
      };
    },
  },
];
