/** Searches for the tests of their pictures: met, missed, ended badly and playing games. */
import { createStore } from 'zustand/vanilla';
import type { RunRecord } from '../../record/record.ts';
import { searchOf } from '../../spec/search/found.ts';
import type { Axis, TryOutcome } from '../../spec/search/search.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Finder, FinderState, FoundGame } from '../../state/find/finder.ts';

const gamma: Axis = { name: 'gamma', from: 0.25, to: 16 };
const beta: Axis = { name: 'beta', from: 0.001, to: 1 };
const record = {} as RunRecord;

const gameOf = (
  setting: FoundGame['setting'],
  epochs: number,
  outcome: TryOutcome | null,
): FoundGame => ({
  ...{ setting, epochs, outcome, record },
});

/** @param several coefficients @param bad whether its figures are none */
export function finderStateOf(spec: RunSpec, several: boolean, bad = false): FinderState {
  const goal = { of: 'accuracy', least: 0.95 } as const;
  const axes = several ? [gamma, beta] : [gamma];
  const search = searchOf({ ...spec, gammaWarmup: 1, epochs: 6 }, { goal, axes, tries: 6 });
  const outcome = (accuracy: number, players: number): TryOutcome =>
    bad ? { accuracy: NaN, players: NaN } : { accuracy, players };
  const games = several
    ? [0.3, 1, 2, 4, 8, 16].map((price, i) =>
        gameOf(
          { gamma: price, beta: 0.01 },
          2,
          i === 5 ? null : outcome(0.97 - i / 50, 190 - 30 * i),
        ),
      )
    : [
        gameOf({ gamma: 2 }, 6, outcome(0.94, 60)),
        gameOf({ gamma: 0.707 }, 6, outcome(0.97, 180)),
        gameOf({ gamma: 12 }, 6, null),
        gameOf({ gamma: 1.19 }, 6, outcome(0.955, 100)),
      ];
  return {
    ...{ asked: { search, spec, of: 192 }, games, phase: 'searching' },
    playing: [
      { setting: { gamma: 1.54, beta: 0.01 }, epochs: 6, step: bad ? NaN : 4, steps: 10 },
      { setting: { gamma: 1.6, beta: 0.01 }, epochs: 6, step: 0, steps: null },
    ],
    ...{ secondsLeft: 20, trouble: null, isRead: true },
  };
}

export const finderOf = (spec: RunSpec, several = false, bad = false): Finder =>
  ({ store: createStore(() => finderStateOf(spec, several, bad)) }) as unknown as Finder;
