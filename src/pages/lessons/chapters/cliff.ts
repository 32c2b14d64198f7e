/** The real net: how many of its 192 neurons can go before it reads worse, and what comes then. */
import { presetSpec } from '../../../spec/presets.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Played } from '../../../state/watchedGame.ts';
import type { Change } from '../../../spec/spec.ts';
import { playerId } from '../../../game/players.ts';
import { lastOf, to, whole, type Chapter } from '../chapter.ts';

/** Percentage points of accuracy whose loss is the cliff: more than the net loses and wins again while half of it leaves. */
export const POINTS = 3;
/** Percentage points up to which a blow costs little, and ten times which it costs much. */
const LITTLE = 2;
const NEURONS = 192;

/** The lab's first run, its fee rising without end. */
const rising: RunSpec = {
  ...presetSpec('quick-contest'),
  ...{ gamma: 10, gammaWarmup: 12, lrS: 5e-4, epochs: 20, seed: 0 },
};

/** Who is below ε at a moment. */
const goneAt = (game: Played, step: number): number => {
  const moment = game.moments.findLast((each) => each.step <= step);
  return moment === undefined
    ? 0
    : moment.participation.filter((s) => s < Number(game.spec.epsilon)).length;
};

export interface CliffPoint {
  readonly step: number;
  /** Neurons below ε. */
  readonly out: number;
  /** On the test digits of those that are left alone, 0 to 1. */
  readonly accuracy: number;
}

/** The net at every test, oldest first. */
export const courseOf = (game: Played): readonly CliffPoint[] =>
  game.accuracies.map(({ step, accuracyPruned }) => ({
    ...{ step, accuracy: accuracyPruned, out: goneAt(game, step) },
  }));

/** The best accuracy of a whole course; 0 of none. */
export const bestOf = (course: readonly CliffPoint[]): number =>
  Math.max(0, ...course.map(({ accuracy }) => accuracy));

/** The most that were out while the accuracy was within `POINTS` of the best of all; null where nobody was. */
export function edgeOf(course: readonly CliffPoint[]): CliffPoint | null {
  const best = bestOf(course);
  let edge: CliffPoint | null = null;
  for (const point of course) {
    const isNear = point.accuracy >= best - POINTS / 100;
    if (isNear && point.out > (edge?.out ?? 0)) edge = point;
  }
  return edge;
}

const facts = (game: Played) => {
  const course = courseOf(game);
  const edge = edgeOf(course);
  const last = course.at(-1);
  return {
    points: whole(POINTS),
    all: whole(NEURONS),
    out: whole(edge?.out ?? 0),
    kept: whole(NEURONS - (edge?.out ?? 0)),
    edge: to(1, 100 * (edge?.accuracy ?? NaN)),
    edgeStep: whole(edge?.step ?? 0),
    best: to(1, 100 * bestOf(course)),
    last: to(1, 100 * (last?.accuracy ?? NaN)),
    lastOut: whole(last?.out ?? 0),
    fee: to(1, lastOf(game).fee),
  };
};

/** Six epochs of a fee that rises by 0.83 each, then two over the edge; a test every fifth of an epoch. */
const course = { stride: 86, tested: 'always', pictures: ['cliff', 'neurons'] } as const;
const push = (step: number) => [{ step, patch: { gamma: 60 } }];

/** The step before which neurons are taken away at one blow: two epochs, and almost a tenth of one. */
const BLOW = 902;
/** No fee: nobody leaves but by the blow. */
const calm: RunSpec = { ...rising, gamma: 0, gammaWarmup: 0 };

/** Every fourth stays, or leaves, and never comes back. Nobody looks at how much a neuron helps. */
const blow = (takes: (player: number) => boolean): readonly Change[] =>
  Array.from({ length: NEURONS }, (_, player) => player)
    .filter(takes)
    .map((player) => ({
      step: BLOW,
      patch: {},
      act: { kind: 'pin', player: playerId(player), participation: 0 },
    }));

const isFourth = (player: number): boolean => player % 4 === 0;

/** The net is tested one step after the blow, and ten times an epoch. */
const struck = {
  spec: calm,
  stride: 43,
  steps: 1720,
  tested: 'always',
  pictures: ['cliff', 'neurons'],
} as const;

/** Right answers in percent: before the blow, one step after it, and at last. */
function struckIn(game: Played) {
  const of = (point: CliffPoint | undefined) => 100 * (point?.accuracy ?? NaN);
  const course = courseOf(game);
  return {
    before: of(course.findLast(({ step }) => step < BLOW)),
    after: of(course.find(({ step }) => step > BLOW)),
    last: of(course.at(-1)),
  };
}

const struckFacts = (game: Played) => {
  const { before, after, last } = struckIn(game);
  return {
    out: whole(goneAt(game, lastOf(game).step)),
    all: whole(NEURONS),
    before: to(1, before),
    after: to(1, after),
    last: to(1, last),
    lost: to(1, before - after),
  };
};

export const cliff = {
  id: 'cliff',
  minutes: 5,
  terms: ['net', 'player', 's', 'fee', 'out'],
  screens: [
    {
      id: 'many',
      ask: { kind: 'drag', dots: [{ id: 'out', most: NEURONS }] },
      setups: [{ id: 'net', spec: rising, ...course, changes: push(2580), steps: 3440 }],
      chosen: 7,
      answer: ([game]) => [edgeOf(courseOf(game!))?.out ?? 0],
      facts: ([game]) => facts(game!),
      choice: {
        options: ['fewer', 'same', 'more'],
        setup: {
          ...course,
          id: 'faster',
          spec: { ...rising, gammaWarmup: 4 },
          changes: push(1290),
          steps: 1720,
        },
        answer([slow], fast) {
          const [a, b] = [slow!, fast].map((game) => edgeOf(courseOf(game))?.out ?? 0);
          return b! < a! ? 'fewer' : b! > a! ? 'more' : 'same';
        },
        facts: ([slow], fast) => ({
          slow: whole(edgeOf(courseOf(slow!))?.out ?? 0),
          fast: whole(edgeOf(courseOf(fast))?.out ?? 0),
        }),
      },
    },
    {
      id: 'blow',
      ask: {
        kind: 'drag',
        dots: [
          { id: 'after', most: 100, isPercent: true },
          { id: 'last', most: 100, isPercent: true },
        ],
      },
      setups: [{ id: 'most', ...struck, changes: blow((player) => !isFourth(player)) }],
      chosen: 8,
      answer([game]) {
        const { after, last } = struckIn(game!);
        return [after, last];
      },
      facts: ([game]) => struckFacts(game!),
      choice: {
        options: ['little', 'some', 'much'],
        setup: { id: 'few', ...struck, changes: blow(isFourth) },
        answer(_, few) {
          const { before, after } = struckIn(few);
          const lost = before - after;
          return lost < LITTLE ? 'little' : lost <= 10 * LITTLE ? 'some' : 'much';
        },
        facts: (_, few) => struckFacts(few),
      },
    },
  ],
} as const satisfies Chapter;
