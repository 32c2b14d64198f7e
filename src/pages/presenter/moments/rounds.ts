/** Dominated, round by round: six players in a row, of which each waits for the one before. */
import { dominated } from '../../lessons/chapters/dominated.ts';
import { outOf, to, whole } from '../../lessons/chapter.ts';
import { mark, type Moment } from '../moment.ts';

const [, { setups }] = dominated.screens;

export const rounds: Moment = {
  id: 'rounds',
  games: [
    {
      // The last has left long before.
      setup: { ...setups[0], steps: 240 },
      pictures: [
        ['tiles', 1],
        ['lines', 2],
      ],
      direction: 'across',
    },
  ],
  until: 0,
  select: 2,
  prices: [{ game: 0, parameter: 'eta', min: 0, max: 1.5, settle: 2400 }],
  guess: { games: [{ most: 6 }], came: (game) => outOf(game).length },
  // As many as have room in one line below, in every language.
  marks: [0, 1, 2, 3].map((player) => mark(`player${player}`, `line-${player}`)),
  facts: ([game]) => ({
    out: whole(outOf(game!).length),
    half: to(2, Number(game!.spec.eta) / 2),
  }),
};
