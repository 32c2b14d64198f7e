import { goalText } from '../../spec/search/searchText.ts';
import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { funnelOf, toldGames } from './told.ts';

const FIGURES = [
  'validation accuracy without the pruned [%]',
  'players in',
  'players',
  'state',
  'goal',
];

export const numbers: readonly PictureTable[] = [
  {
    name: 'find',
    title: 'tries of the search',
    async read(lab) {
      const { finder } = await lab.experiments();
      const state = finder.store.getState();
      const { asked } = state;
      if (asked === null) return emptyTable('try', ...FIGURES);
      const { search, of } = asked;
      const names = search.axes.map(({ name }) => name);
      const isOne = names.length === 1;
      const bands = isOne ? funnelOf(asked, state) : [];
      return {
        columns: columnsOf(
          'try',
          ...names,
          'epochs',
          ...FIGURES,
          ...(isOne ? ['open from', 'open to'] : []),
        ),
        rows: toldGames(asked, state).map(({ number, setting, epochs, outcome, state: how }, i) => [
          ...[number, ...names.map((name) => setting[name]), epochs],
          ...[outcome === null ? null : 100 * outcome.accuracy, outcome?.players ?? null, of, how],
          goalText(search.goal),
          ...(isOne ? bands[i].open : []),
        ]),
      };
    },
  },
];
