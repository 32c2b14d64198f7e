/** Two of a kind: they share while a rival costs less than size, and fight when it costs more. */
import { rests } from '../../../game/frozen/sliceRests.ts';
import { pricesOfGroup } from '../../../game/prices.ts';
import { lastOf, to, whole } from '../../lessons/chapter.ts';
import { sliceOfTwo, two } from '../../lessons/chapters/two.ts';
import { mark, type Moment } from '../moment.ts';

const [sharing, fighting] = two.screens;
const common: Omit<Moment, 'id' | 'games'> = {
  until: 0,
  select: 0,
  prices: [{ game: 0, parameter: 'eta', min: 0, max: 2, settle: 800 }],
  guess: null,
  marks: [
    mark('now', 'now'),
    mark('crossing', 'crossing'),
    mark('first', 'line-0'),
    mark('second', 'line-1'),
  ],
  facts([game]) {
    const [one, other] = lastOf(game!).participation;
    const { beta, eta } = pricesOfGroup(game!.spec, 0, 1);
    return {
      one: to(2, one!),
      other: to(2, other!),
      eta: to(2, eta),
      twice: to(2, 2 * beta),
      crossings: whole(rests(sliceOfTwo(game!.spec)).length),
    };
  },
};
const pictures = [
  ['square', 4],
  ['lines', 5],
] as const;

export const share: Moment = {
  ...common,
  id: 'share',
  games: [{ setup: sharing.setups[0], pictures, direction: 'across' }],
};

export const fight: Moment = {
  ...common,
  id: 'fight',
  games: [{ setup: fighting.setups[0], pictures, direction: 'across' }],
};
