/** L1 cuts, L2 shrinks: the same players under a flat fee and under a price on size, side by side. */
import { cut } from '../../lessons/chapters/cut.ts';
import { lastOf, outOf, to, whole, type Setup } from '../../lessons/chapter.ts';
import { mark, type Moment } from '../moment.ts';

const [{ setups }] = cut.screens;
/** A price at which everybody comes to rest at another s, none near 0. */
const size: Setup = { ...setups[1], spec: { ...setups[1].spec, beta: 0.5 } };
const pictures = [
  ['tiles', 1],
  ['lines', 1],
] as const;

export const pair: Moment = {
  id: 'pair',
  games: [
    { setup: setups[0], pictures, direction: 'down', term: 'presence' },
    { setup: size, pictures, direction: 'down', term: 'size' },
  ],
  until: 0,
  select: 14,
  prices: [],
  guess: { games: [{ most: 20 }, { most: 20 }], came: (game) => outOf(game).length },
  marks: [mark('seat', 'tile-14'), mark('line', 'line-14')],
  facts: ([left, right]) => ({
    left: whole(outOf(left!).length),
    right: whole(outOf(right!).length),
    all: whole(lastOf(left!).participation.length),
    smallest: to(3, Math.min(...lastOf(right!).participation)),
  }),
};
