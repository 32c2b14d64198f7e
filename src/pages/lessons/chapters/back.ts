/** No way back, and the paper: who returns when the fee is lifted; and what the printed sign does to a net. */
import { presetSpec } from '../../../spec/presets.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Played } from '../../../state/watchedGame.ts';
import { lastOf, to, whole, type Chapter } from '../chapter.ts';

/** Steps with the fee, as many without. */
const LIFTED = 100;
/** The same fee, lifted before anybody is at 0. */
const EARLY = 10;
const NEURONS = 192;

/** docs/theory.md, “Zero absorbs”: no memory, so that b is of the present batch alone. */
const net: RunSpec = {
  ...presetSpec('quick-contest'),
  ...{ gamma: 100, gammaWarmup: 0, benefitSign: 'descent', benefitScale: 'absolute' },
  ...{ benefitMemory: 0, epochs: 20 },
} as RunSpec;
const crowd: RunSpec = { ...presetSpec('fee-threshold'), gamma: 3, lrS: 0.05, epochs: 200 };

/** docs/theory.md, “The printed sign rewards harm”: the benefit alone, weighed ten times. */
const signed = (benefitSign: 'printed' | 'descent'): RunSpec => ({
  ...presetSpec('quick-contest'),
  ...{ alpha: 10, gamma: 0, gammaWarmup: 0, benefitSign, benefitGradient: 's' },
  ...{ benefitScale: 'absolute', benefitMemory: 0, lrS: 0.05, epochs: 20 },
});

const isIn = (game: Played) => (s: number) => s >= Number(game.spec.epsilon);
/** Who was out when the fee was lifted, and is in now. */
export function returned(game: Played): number {
  const then = game.moments.findLast(({ step }) => step <= LIFTED)!;
  const now = lastOf(game).participation;
  return now.filter((s, i) => isIn(game)(s) && !isIn(game)(then.participation[i]!)).length;
}
/** How many were out when the fee was lifted. */
export const goneThen = (game: Played): number =>
  game.moments.findLast(({ step }) => step <= LIFTED)!.participation.filter((s) => !isIn(game)(s))
    .length;

/** What the net reads rightly by its last test, in percent. */
export const readBy = (game: Played): number => 100 * (game.accuracies.at(-1)?.accuracy ?? NaN);

const lift = { changes: [{ step: LIFTED, patch: { gamma: 0 } }], steps: 200 } as const;

export const back = {
  id: 'back',
  minutes: 5,
  terms: ['net', 'player', 's', 'fee', 'out', 'loss', 'gradient', 'alpha', 'paper'],
  screens: [
    {
      id: 'lifted',
      ask: {
        kind: 'drag',
        dots: [
          { id: 'net', most: NEURONS },
          { id: 'game', most: 21 },
        ],
      },
      setups: [
        { id: 'net', spec: net, ...lift, stride: 5, pictures: ['neurons'] },
        { id: 'game', spec: crowd, ...lift, steps: 300, stride: 5, pictures: ['bars', 'lines'] },
      ],
      chosen: 3,
      answer: (games) => games.map(returned),
      facts: (games) => ({
        netGone: whole(goneThen(games[0]!)),
        gameGone: whole(goneThen(games[1]!)),
        net: whole(returned(games[0]!)),
        game: whole(returned(games[1]!)),
        lifted: whole(LIFTED),
      }),
      choice: {
        options: ['nobody', 'some', 'everybody'],
        setup: {
          id: 'early',
          spec: net,
          ...{ changes: [{ step: EARLY, patch: { gamma: 0 } }], steps: 100, stride: 5 },
          pictures: ['neurons', 'lines'],
        },
        answer(_, early) {
          const out = lastOf(early).participation.filter((s) => !isIn(early)(s)).length;
          return out === 0 ? 'nobody' : out === NEURONS ? 'everybody' : 'some';
        },
        facts: (_, early) => ({
          early: whole(EARLY),
          smallest: to(2, Math.min(...lastOf(early).participation)),
          out: whole(lastOf(early).participation.filter((s) => !isIn(early)(s)).length),
        }),
      },
    },
    {
      id: 'sign',
      citesPaper: true,
      ask: {
        kind: 'drag',
        dots: [
          { id: 'printed', most: 100, isPercent: true },
          { id: 'descent', most: 100, isPercent: true },
        ],
      },
      setups: (['printed', 'descent'] as const).map((sign) => ({
        id: sign,
        spec: signed(sign),
        ...{ steps: 200, stride: 10, tested: 'last', pictures: ['neurons'] },
      })),
      chosen: 3,
      answer: (games) => games.map(readBy),
      facts: (games) => ({ printed: to(1, readBy(games[0]!)), descent: to(1, readBy(games[1]!)) }),
      choice: {
        options: ['guess', 'half', 'well'],
        setup: {
          id: 'without',
          spec: { ...signed('printed'), alpha: 0 },
          ...{ steps: 200, stride: 10, tested: 'last', pictures: ['neurons'] },
        },
        answer(_, without) {
          const percent = readBy(without);
          return percent < 30 ? 'guess' : percent > 70 ? 'well' : 'half';
        },
        facts: (_, without) => ({ without: to(1, readBy(without)) }),
      },
    },
  ],
} as const satisfies Chapter;
