import { netOf } from '../../game/departure.ts';
import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { carried, TERMS } from '../out/players.ts';
import { columnsOf, emptyTable, type PictureTable, type Table } from '../out/table.ts';
import { rivalsOf } from './rivals.ts';
import { momentsOf, type Measure } from './series.ts';

/** What it earned and paid; all but the benefit are paid. */
function past(lab: Lab, chosen: PlayerId | null, measure: Measure): Table {
  const net = measure === 'unit' ? '∂U/∂s' : 'U';
  const names = ['step', 's', 's‖θ‖', ...TERMS, net];
  const player = carried(lab, chosen);
  if (player === null) return emptyTable(...names);
  const { startSpec, changes } = lab.store.getState();
  return {
    columns: columnsOf(...names),
    rows: momentsOf(lab.trajectory, player, startSpec, changes, 0, measure).map((moment) => [
      ...[moment.step, moment.s, moment.strength],
      ...TERMS.map((term) => moment[term]),
      netOf(moment),
    ]),
  };
}

export const numbers: readonly PictureTable[] = [
  {
    name: 'per-unit',
    title: 'per unit of s',
    read: (lab, chosen) => past(lab, chosen, 'unit'),
  },
  { name: 'in-all', title: 'in all', read: (lab, chosen) => past(lab, chosen, 'all') },
  {
    name: 'rivals',
    title: 'rivals',
    read(lab, chosen) {
      const names = ['rival', 's', 'cosine', 's⟨θ_i, θ_j⟩'];
      const own = lab.closeup?.players.find(({ player }) => player === chosen);
      if (own === undefined) return emptyTable(...names);
      return {
        columns: columnsOf(...names),
        rows: rivalsOf(own, own.overlap.count).strongest.map(({ player, s, cosine, weight }) => [
          ...[player, s, cosine, weight],
        ]),
      };
    },
  },
];
