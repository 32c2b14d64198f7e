/**
 * What a run came to: the net at its end, the one that validation images choose, and how large both are. Worked out of its
 * evaluations, never kept beside them. docs/evaluation.md says why there are no others.
 */
import type { Figures } from '../game/figures.ts';
import { netSize, type NetSize } from '../spec/netSize.ts';
import type { RunSpec } from '../spec/spec.ts';

/** Whether a net has nobody in beyond those of another, group by group. */
const isNoLarger = (one: Figures, other: Figures): boolean =>
  one.activePerLayer.every((active, group) => active <= other.activePerLayer[group]!);

/** Of those that are no larger than the net at the end, the first that is best; a larger one is no result of this run. */
function bestBy(
  evaluations: readonly Figures[],
  accuracyOf: (figures: Figures) => number | null,
): Figures | null {
  const final = evaluations.at(-1);
  let best: Figures | null = null;
  for (const each of evaluations) {
    const accuracy = accuracyOf(each);
    if (final === undefined || accuracy === null || !isNoLarger(each, final)) continue;
    if (best === null || accuracy > accuracyOf(best)!) best = each;
  }
  return best;
}

/** Oldest first. @returns null where no examples were kept aside, or nothing was tested */
export const bestOnValidation = (evaluations: readonly Figures[]): Figures | null =>
  bestBy(evaluations, (figures) => figures.validationAccuracyPruned);

/**
 * The best test accuracy seen on the way: no result, because the test images chose it. It is there to stand beside
 * published rows that report it, and is named so wherever it stands.
 */
export const bestOnTestSeen = (evaluations: readonly Figures[]): Figures | null =>
  bestBy(evaluations, (figures) => figures.testAccuracyPruned);

export interface RunOutcome {
  /** Null where nothing was tested. */
  readonly final: Figures | null;
  readonly bestOnValidation: Figures | null;
  /** Of the net at the end; null without a network, and where nothing was counted. */
  readonly size: NetSize | null;
}

/** @param spec at step 0: network and players stay as they are */
export function outcomeOf(spec: RunSpec, evaluations: readonly Figures[]): RunOutcome {
  const final = evaluations.at(-1) ?? null;
  return {
    final,
    bestOnValidation: bestOnValidation(evaluations),
    size: final === null ? null : netSize(spec, final.activePerLayer),
  };
}
