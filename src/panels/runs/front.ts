/**
 * Which runs nobody beats: no other is both smaller and better. Runs of one setting that differ in their seed alone
 * are one candidate, at their mean, with their spread. They are chosen by validation accuracy where every run has it.
 */
import { group } from 'd3';
import { isDead, isTested, type Moment, type ToldRun } from './told.ts';

/** Runs that are alike but for the seed. */
export interface Setting {
  /** Every one of them. */
  readonly runs: readonly ToldRun[];
  /** The first of each seed: one that was kept twice counts once. */
  readonly seeds: readonly ToldRun[];
  /** Percent, means over the seeds’ ends; accuracy is that on the test set with the pruned removed. */
  readonly pruned: number;
  readonly accuracy: number;
  /** Percent, by which it was chosen. */
  readonly rate: number;
  /** Percent, lowest and highest of the seeds; the same where there is one. */
  readonly spread: readonly [low: number, high: number];
}

export type Examples = 'validation' | 'test';

export interface Front {
  readonly settings: readonly Setting[];
  /** Those that nobody beats, the largest first. */
  readonly best: readonly Setting[];
  /** By which accuracy they were chosen. */
  readonly chosenOn: Examples;
}

interface Ended {
  readonly run: ToldRun;
  readonly end: Moment & { readonly cut: number };
}

/** Equal for runs that differ in nothing but their seed and where they were computed. */
const settingKey = ({ startSpec, script, steps }: ToldRun): string =>
  JSON.stringify([{ ...startSpec, seed: 0, backend: 0 }, script, steps]);

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Those that came to an end that can be compared. */
const ended = (runs: readonly ToldRun[]): Ended[] =>
  runs.flatMap((run) =>
    run.ended !== 'diverged' && run.ended !== 'running' && isTested(run) && !isDead(run)
      ? [{ run, end: run.end as Ended['end'] }]
      : [],
  );

/** By which accuracy runs can be chosen: validation, where all of them have it. */
export const choiceOf = (runs: readonly ToldRun[]): Examples => {
  const candidates = ended(runs);
  return candidates.length > 0 && candidates.every(({ end }) => end.validated !== null)
    ? 'validation'
    : 'test';
};

export const chosenAccuracy = (moment: Moment, on: Examples): number | null =>
  on === 'validation' ? moment.validated : moment.cut;

/** @param prunedOf percent, along the axis that is shown; NaN for a run that has no place there */
export function frontOf(
  runs: readonly ToldRun[],
  prunedOf: (moment: Moment, run: ToldRun) => number = ({ pruned }) => pruned,
): Front {
  const candidates = ended(runs).filter(({ run, end }) => !Number.isNaN(prunedOf(end, run)));
  const on = choiceOf(runs);
  const groups = group(candidates, ({ run }) => settingKey(run));
  const rated = [...groups.values()].map((every) => {
    const alike = every.filter(
      ({ run }, at) =>
        every.findIndex((other) => other.run.startSpec.seed === run.startSpec.seed) === at,
    );
    const accuracies = alike.map(({ end }) => end.cut);
    return {
      rate: meanOf(alike.map(({ end }) => chosenAccuracy(end, on)!)),
      runs: every.map(({ run }) => run),
      seeds: alike.map(({ run }) => run),
      pruned: meanOf(alike.map(({ run, end }) => prunedOf(end, run))),
      accuracy: meanOf(accuracies),
      spread: [Math.min(...accuracies), Math.max(...accuracies)],
    } satisfies Setting;
  });
  const smallestFirst = [...rated].sort((a, b) => b.pruned - a.pruned || b.rate - a.rate);
  let best = -Infinity;
  const unbeaten = smallestFirst.filter(({ rate }) => {
    if (rate <= best) return false;
    best = rate;
    return true;
  });
  return {
    settings: rated,
    best: unbeaten.reverse(),
    chosenOn: on,
  };
}
