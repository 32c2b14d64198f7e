/** What tells of a run among many, in lists and pictures: small enough that all kept runs stay in memory. */
import { FIGURE, SUMMARY_LENGTH } from '../game/summary.ts';
import type { Figures } from '../game/figures.ts';
import type { Group, Manifest, RunRecord, Verdict } from './record.ts';

/** Moments of the course, and evaluations, that a digest has at most. */
export const MOST_MOMENTS = 200;

export interface Digest {
  readonly manifest: Manifest;
  readonly verdict: Verdict;
  readonly stepsPerEpoch: number;
  readonly groups: readonly Group[];
  /** Oldest first, evenly thinned to MOST_MOMENTS; the first and the last are always there. */
  readonly evaluations: readonly Figures[];
  readonly course: Course;
}

/** All players over time, in two figures: n moments, oldest first, of G groups. */
export interface Course {
  /** Shape [n]. */
  readonly steps: Float64Array;
  /** Mean s of all players; shape [n]. */
  readonly meanParticipation: Float32Array;
  /** Players that are in (s ≥ ε of that time); shape [n, G]. */
  readonly inPerGroup: Float32Array;
}

/** At most `most` places of `count`, evenly spread, the first and the last among them; rising. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, k) => Math.round((k * (count - 1)) / (most - 1)));
}

function courseOf({ groups, columns }: RunRecord['series']): Course {
  const moments = spread(columns.steps.length, MOST_MOMENTS);
  const players = groups.reduce((sum, { count }) => sum + count, 0);
  const figure = (moment: number, group: number, name: 'participation' | 'pruned') =>
    columns.summaries[(moment * groups.length + group) * SUMMARY_LENGTH + FIGURE[name]]!;
  return {
    steps: Float64Array.from(moments, (moment) => columns.steps[moment]!),
    meanParticipation: Float32Array.from(
      moments,
      (moment) =>
        groups.reduce((sum, _, group) => sum + figure(moment, group, 'participation'), 0) / players,
    ),
    inPerGroup: Float32Array.from(
      moments.flatMap((moment) =>
        groups.map(({ count }, group) => count - figure(moment, group, 'pruned')),
      ),
    ),
  };
}

export function digestOf({ manifest, verdict, series }: RunRecord): Digest {
  const { stepsPerEpoch, groups, evaluations } = series;
  return {
    ...{ manifest, verdict, stepsPerEpoch, groups },
    evaluations: spread(evaluations.length, MOST_MOMENTS).map((i) => evaluations[i]!),
    course: courseOf(series),
  };
}
