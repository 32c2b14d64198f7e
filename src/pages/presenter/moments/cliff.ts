/** The real net: its neurons leave, and its test accuracy beside them, before and after the cliff. */
import { cliff as chapter, courseOf, edgeOf } from '../../lessons/chapters/cliff.ts';
import { lastOf, to, whole, type Setup } from '../../lessons/chapter.ts';
import { mark, type Moment } from '../moment.ts';

const [{ setups }] = chapter.screens;
const NEURONS = 192;
/** Many are out, and less than 2 points are lost yet: the cliff comes after step 2580. */
const ON_THE_WAY = 1849;
/** Twice as many tests as the lesson has, so that the fall is seen. */
const setup: Setup = { ...setups[0], stride: setups[0].stride / 2 };

export const cliff: Moment = {
  id: 'cliff',
  games: [
    {
      setup,
      pictures: [
        ['tiles', 4],
        ['cliff', 3],
      ],
      direction: 'across',
    },
  ],
  until: ON_THE_WAY,
  select: -1,
  prices: [],
  guess: {
    games: [{ most: NEURONS }],
    came: (game) => edgeOf(courseOf(game))?.out ?? 0,
  },
  marks: [mark('last', 'last'), mark('best', 'limit')],
  facts([game]) {
    const course = courseOf(game!);
    const last = course.at(-1);
    return {
      out: whole(last?.out ?? 0),
      all: whole(lastOf(game!).participation.length),
      accuracy: to(1, 100 * (last?.accuracy ?? NaN)),
      edge: whole(edgeOf(course)?.out ?? 0),
    };
  },
};
