/** One fee: a neuron alone, then 21 in a row. */
import { fee } from '../../lessons/chapters/fee.ts';
import { lastOf, outOf, to, whole } from '../../lessons/chapter.ts';
import { mark, type Moment } from '../moment.ts';

const [one, crowd] = fee.screens;
const price = { game: 0, parameter: 'gamma', min: 0, max: 1, settle: 2400 } as const;

export const alone: Moment = {
  id: 'alone',
  games: [
    {
      setup: one.setups[0],
      pictures: [
        // So wide that the fee's words stand beside the bar.
        ['bars', 2],
        ['lines', 3],
      ],
      direction: 'across',
    },
  ],
  until: 0,
  select: 0,
  prices: [price],
  guess: null,
  marks: [mark('earns', 'player-0'), mark('fee', 'fee'), mark('line', 'line-0')],
  facts: one.facts,
};

/** Earnings fall from player to player, so that who is out stands at the right. */
const firstOut = (game: Parameters<typeof outOf>[0]): number | null => outOf(game)[0] ?? null;

export const threshold: Moment = {
  id: 'threshold',
  games: [{ setup: crowd.setups[0], pictures: [['bars', 1]], direction: 'across' }],
  until: 0,
  select: -1,
  prices: [price],
  guess: { games: [{ most: 21 }], came: (game) => outOf(game).length },
  marks: [
    mark('fee', 'fee'),
    {
      id: 'poorest',
      find([game]) {
        const first = firstOut(game!) ?? lastOf(game!).participation.length;
        return first === 0 ? null : `player-${first - 1}`;
      },
    },
    {
      id: 'richest',
      find([game]) {
        const first = firstOut(game!);
        return first === null ? null : `player-${first}`;
      },
    },
  ],
  facts: ([game]) => ({
    fee: to(3, lastOf(game!).fee),
    out: whole(outOf(game!).length),
    all: whole(lastOf(game!).participation.length),
  }),
};
