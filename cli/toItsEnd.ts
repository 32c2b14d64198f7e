/** Whether a game of a file was played to its end, so that it needs not be played again. */
import type { RunRecord } from '../src/record/record.ts';
import { specAt } from '../src/record/sizeLike.ts';

/** The step that ends it. @param limitSteps after which a game ends early; null for none */
export const endOf = (
  { manifest, verdict, series }: RunRecord,
  limitSteps: number | null,
): number =>
  Math.min(limitSteps ?? Infinity, specAt(manifest, verdict.steps).epochs * series.stepsPerEpoch);

export const isToItsEnd = (record: RunRecord, limitSteps: number | null): boolean =>
  record.verdict.ended === 'diverged' ||
  (record.verdict.ended === 'complete' && record.verdict.steps === endOf(record, limitSteps));
