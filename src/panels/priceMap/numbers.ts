import { placeOf, pricesAt } from '../../spec/map/ask.ts';
import { outcomeOf } from '../../state/map/mapState.ts';
import { columnsOf, type PictureTable } from '../out/table.ts';
import { mapScene } from '../../state/map/scene.ts';
import { inOf } from './words.ts';

export const numbers: readonly PictureTable[] = [
  {
    name: 'price-map',
    title: 'cells of the map',
    async read(lab) {
      const state = (await lab.experiments()).map.store.getState();
      const { ask, games } = state;
      const scene = mapScene(state);
      return {
        columns: columnsOf(
          ...['column', 'row', ask.across.name, ask.up.name, 'games played', 'games failed'],
          'validation accuracy without the pruned [%]',
          ...['pruned [%]', 'players in', 'region', 'failure'],
        ),
        rows: games.map((own, cell) => {
          const outcome = outcomeOf(own);
          return [
            ...placeOf(cell, ask.cells),
            ...pricesAt(ask, cell),
            own.filter((game) => game !== null).length,
            scene.dead[cell]!,
            ...(outcome === null
              ? [null, null]
              : [100 * outcome.accuracy, 100 * (1 - outcome.inShare)]),
            ...[inOf(own)?.inCount ?? null, scene.regions[cell] ?? null],
            scene.failures[cell] ?? null,
          ];
        }),
      };
    },
  },
];

/** Of all games over their epochs. */
export const numbersOverEpochs: readonly PictureTable[] = [
  {
    name: 'price-map-over-epochs',
    title: 'games over epochs',
    async read(lab) {
      const { ask, games } = (await lab.experiments()).map.store.getState();
      return {
        columns: columnsOf(
          ...[ask.across.name, ask.up.name, 'seed number', 'epoch'],
          'validation accuracy without the pruned [%]',
          'pruned [%]',
        ),
        rows: games.flatMap((own, cell) =>
          own.flatMap((game, round) =>
            (game?.course ?? []).map(({ epoch, accuracy, inShare }) => [
              ...pricesAt(ask, cell),
              ...[round, epoch, 100 * accuracy, 100 * (1 - inShare)],
            ]),
          ),
        ),
      };
    },
  },
];
