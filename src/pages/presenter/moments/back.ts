/** No way back: the fee is lifted from a net and from a game without one. And the paper's sign. */
import { back, goneThen, readBy, returned } from '../../lessons/chapters/back.ts';
import { to, whole } from '../../lessons/chapter.ts';
import { mark, type Moment } from '../moment.ts';

const [liftedFee, bothSigns] = back.screens;
const [net, game] = liftedFee.setups;
const pictures = [
  ['tiles', 3],
  ['lines', 2],
] as const;

export const lifted: Moment = {
  id: 'lifted',
  games: [
    { setup: net, pictures, direction: 'down' },
    { setup: game, pictures, direction: 'down' },
  ],
  until: net.changes[0].step,
  select: 3,
  prices: [],
  guess: { games: [{ most: 192 }, { most: 21 }], came: returned },
  marks: [mark('seat', 'tile-3'), mark('line', 'line-3')],
  facts: ([ofNet, ofGame]) => ({
    netGone: whole(goneThen(ofNet!)),
    gameGone: whole(goneThen(ofGame!)),
    net: whole(returned(ofNet!)),
    game: whole(returned(ofGame!)),
  }),
};

export const sign: Moment = {
  id: 'sign',
  games: bothSigns.setups.map((setup) => ({
    setup: { ...setup, tested: 'always' },
    pictures: [['tiles', 1]],
    direction: 'down',
  })),
  until: 0,
  select: -1,
  prices: [],
  guess: {
    games: [
      { most: 100, isPercent: true },
      { most: 100, isPercent: true },
    ],
    came: readBy,
  },
  marks: [],
  facts: (games) => ({ printed: to(1, readBy(games[0]!)), descent: to(1, readBy(games[1]!)) }),
};
