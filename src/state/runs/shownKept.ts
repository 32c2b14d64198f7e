/** Which of the kept runs is the one that the page shows. */
import type { LabState } from '../store.ts';
import type { KeptRun } from './keptRun.ts';
import { isOneCourse, isPlaceOf } from './place.ts';

type Shown = Pick<
  LabState,
  'runId' | 'startSpec' | 'changes' | 'scheduled' | 'began' | 'evaluations'
>;

/** Null where it is not kept, and where it has gone another way than those that are. */
export function shownKept(shown: Shown, runs: readonly KeptRun[]): KeptRun | null {
  const { runId, startSpec: spec, changes, scheduled, began, evaluations } = shown;
  const there = runs.filter(({ id }) => isPlaceOf(runId, id));
  if (there.length === 0) return null;
  const course = {
    manifest: { spec, log: [...changes, ...scheduled], began },
    verdict: { steps: evaluations.at(-1)?.step ?? 0 },
  };
  const own = there.filter(({ digest }) => isOneCourse(course, digest));
  return own.find(({ id }) => id === runId) ?? own[0] ?? null;
}

/** Of the run that is shown, among all that are told of: no kept run has it but the one that it is. */
export function idOfShown(shown: Shown, runs: readonly KeptRun[]): string {
  const { runId } = shown;
  const kept = shownKept(shown, runs);
  if (kept !== null) return kept.id;
  return runs.some(({ id }) => id === runId) ? `${runId} now` : runId;
}
