import { barsOf, QUANTILES, quantileOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { priceReader } from '../inspector/series.ts';
import { columnsOf, type Column, type PictureTable } from '../out/table.ts';
import { crowdLayout } from '../crowd/layout.ts';

/** The columns of the past, oldest first. */
const past = ({ trajectory }: RunView): number[] =>
  Array.from({ length: trajectory.length }, (_, column) => column);

const percents = QUANTILES.map((share) => `${100 * share} % are below`);

export const numbers: readonly PictureTable[] = [
  {
    name: 'each-player',
    title: 's of each player',
    read(lab) {
      const { trajectory } = lab;
      const { shown } = lab.store.getState();
      const players = Array.from({ length: trajectory.playerCount }, (_, at): Column => ({
        name: `player ${shown[at]}`,
      }));
      return {
        columns: [{ name: 'step' }, ...players],
        rows: past(lab).map((column) => [trajectory.steps[column], ...trajectory.column(column)]),
      };
    },
  },
  {
    name: 'by-layer',
    title: 's by layer',
    read(lab) {
      const { trajectory } = lab;
      const { layers } = lab.store.getState();
      const names = layers.flatMap(({ name }) => percents.map((words) => `${name}: ${words}`));
      return {
        columns: columnsOf('step', ...names),
        rows: past(lab).map((column) => [
          trajectory.steps[column],
          ...layers.flatMap((_, layer) =>
            QUANTILES.map((_share, which) => quantileOf(trajectory.summary(column), layer, which)),
          ),
        ]),
      };
    },
  },
  {
    name: 'how-many-at-each-s',
    title: 'players at each s',
    read(lab) {
      const { trajectory } = lab;
      const epsilon = trajectory.latest?.epsilon ?? lab.store.getState().spec.epsilon;
      const { bars } = crowdLayout(1, 1, epsilon, 1);
      // ε has the precision of a frame.
      const bound = (s: number) => Number(s.toPrecision(6));
      const names = bars.map(({ kind, from, to }) =>
        kind === 'zero' || kind === 'one'
          ? `s = ${from}`
          : `${bound(from)} ${kind === 'below' ? '<' : '≤'} s < ${bound(to)}`,
      );
      return {
        columns: columnsOf('step', ...names),
        rows: past(lab).map((column) => [
          trajectory.steps[column],
          ...barsOf(trajectory.summary(column)),
        ]),
      };
    },
  },
  {
    name: 'prices',
    title: 'prices',
    read(lab) {
      const { trajectory } = lab;
      const { layers, startSpec, changes } = lab.store.getState();
      const readers = layers.map((_, group) => priceReader(startSpec, changes, group));
      const names = layers.flatMap(({ name }) =>
        ['α', 'β', 'γ in force', 'η'].map((price) => `${price}, ${name}`),
      );
      return {
        columns: columnsOf('step', ...names),
        rows: past(lab).map((column) => {
          const step = trajectory.steps[column];
          const prices = readers.flatMap((at, group) => {
            const { alpha, beta, eta } = at(step);
            return [alpha, beta, trajectory.fees[column * trajectory.layerCount + group], eta];
          });
          return [step, ...prices];
        }),
      };
    },
  },
];
