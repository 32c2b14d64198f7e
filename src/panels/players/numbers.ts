import { marginalUtility } from '../../game/utility.ts';
import { playersIn, WHO, whoOf } from '../out/players.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { groupsOf } from '../shared/groups.ts';
import { pricesOf, stakeOf } from '../shared/states.ts';
import { hasField } from './field.ts';

const COLUMNS = [...WHO, 'benefit b', '‖θ‖²', 'rivalry c', '∂U/∂s'] as const;

export const numbers: readonly PictureTable[] = [
  {
    name: 'each-player',
    title: 'each player',
    read(lab) {
      const { latest } = lab.trajectory;
      const { layers, spec } = lab.store.getState();
      if (latest === null) return emptyTable(...COLUMNS);
      const own = groupsOf(layers, 'neuron').layers;
      return {
        columns: columnsOf(...COLUMNS),
        rows: playersIn(latest, own).map((player) => {
          const stake = stakeOf(latest, player);
          const { benefit, normSquared, rivalry } = stake;
          const slope = marginalUtility(
            latest.participation[player],
            stake,
            pricesOf(latest, spec, player),
          );
          return [...whoOf(lab, latest, player), benefit, normSquared, rivalry, slope];
        }),
      };
    },
  },
  {
    name: 'what-each-looks-for',
    title: 'what each looks for',
    read(lab) {
      const { latest } = lab.trajectory;
      const { fields } = lab;
      const side = fields?.side ?? 0;
      const pixels = Array.from({ length: side * side }, (_, at) => ({
        name: `row ${Math.floor(at / side)}, column ${at % side}`,
        unit: 'of 127, the largest of the player',
      }));
      const own = latest === null ? [] : playersIn(latest);
      return {
        columns: [...columnsOf(...WHO), ...pixels],
        rows: own.flatMap((player) => {
          if (!hasField(fields, player) || latest === null) return [];
          const from = (player - fields.first) * side * side;
          const picture = fields.pixels.subarray(from, from + side * side);
          return [[...whoOf(lab, latest, player), ...Array.from(picture, (byte) => byte - 128)]];
        }),
      };
    },
  },
];
