/** L1 cuts, L2 shrinks: the fee empties seats, size alone never does; and section 9.2 of the paper. */
import { presetSpec } from '../../../spec/presets.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Played } from '../../../state/watchedGame.ts';
import { lastOf, outOf, to, whole, type Chapter, type Facts } from '../chapter.ts';

/** Twenty players that earn from 1 down to 0.05. */
const size: RunSpec = { ...presetSpec('size-alone'), dynamics: 'proximal', lrS: 0.05, epochs: 200 };
const fee: RunSpec = { ...size, beta: 0, gamma: 0.475 };
/** Four times the price of the first game. Above β = 1/η_s the step itself would overshoot. */
const DEAR = 8;
/** A fee so low sends nobody out; what lies below it would do as well. */
const LOW = 0.02;
const pictures = ['bars', 'lines'] as const;
const course = { steps: 840, stride: 7, pictures } as const;
const dots = (...ids: string[]) => ids.map((id) => ({ id, most: 20 }));

const smallest = (game: Played): number => Math.min(...lastOf(game).participation);
const outs = (games: readonly Played[]): Facts => ({
  left: whole(outOf(games[0]!).length),
  right: whole(outOf(games[1]!).length),
  all: whole(lastOf(games[0]!).participation.length),
  gamma: to(3, lastOf(games[0]!).fee),
  beta: to(1, Number(games[1]!.spec.beta)),
  smallest: to(4, smallest(games[1]!)),
});

export const cut = {
  id: 'cut',
  minutes: 5,
  terms: ['player', 's', 'earns', 'fee', 'size', 'paper'],
  screens: [
    {
      id: 'both',
      ask: { kind: 'drag', dots: dots('fee', 'size') },
      setups: [
        { id: 'fee', spec: fee, ...course },
        { id: 'size', spec: size, ...course },
      ],
      chosen: 14,
      answer: (games) => games.map((game) => outOf(game).length),
      facts: outs,
      choice: {
        options: ['none', 'some', 'most'],
        setup: { id: 'dear', spec: { ...size, beta: DEAR }, ...course },
        answer(_, dear) {
          const out = outOf(dear).length;
          return out === 0 ? 'none' : out <= 10 ? 'some' : 'most';
        },
        facts: (_, dear) => ({
          beta: to(0, Number(dear.spec.beta)),
          twice: to(0, 2 * Number(dear.spec.beta)),
          out: whole(outOf(dear).length),
          smallest: to(5, smallest(dear)),
        }),
      },
    },
    {
      id: 'paper',
      citesPaper: true,
      ask: { kind: 'drag', dots: dots('fee', 'together') },
      setups: [
        { id: 'fee', spec: fee, ...course },
        { id: 'together', spec: { ...fee, beta: 0.5 }, ...course },
      ],
      chosen: 14,
      answer: (games) => games.map((game) => outOf(game).length),
      facts: outs,
      check: {
        game: 1,
        parameter: 'gamma',
        min: 0,
        max: 1,
        settle: 2400,
        reached: (game) => outOf(game).length === 0,
        isFar: (game) => lastOf(game).fee < LOW,
        facts: (game) => ({ gamma: to(3, lastOf(game).fee), out: whole(outOf(game).length) }),
      },
    },
  ],
} as const satisfies Chapter;
