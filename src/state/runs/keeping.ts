/**
 * Keeps the page's run by itself: when it is over, and when another takes its place after it was tested. Never while it
 * plays, and in a moment when the page has nothing to draw.
 */
import type { RunRecord } from '../../record/record.ts';
import type { LabState, LabStore } from '../store.ts';
import type { Trajectory } from '../trajectory.ts';
import { goesOn, isPlaceOf, type Kept } from './place.ts';
import type { Runs } from './runs.ts';

interface Parts {
  readonly store: LabStore;
  readonly runs: Pick<Runs, 'store' | 'ready' | 'keep' | 'wasForgotten'>;
  /** The run that is shown, as it stands; rejects where it is there no longer. */
  readonly record: () => Promise<RunRecord>;
  /** Of the run as far as it has been played, where an earlier step of it is shown; else null. */
  readonly playedRecord: () => RunRecord | null;
  readonly trajectory: () => Trajectory;
  /** Resolves when there is time. */
  readonly idle: () => Promise<void>;
  /** Told in a sentence. */
  readonly notify: (sentence: string) => void;
}

/** A run as it was when the page turned to another, or to another step of it. */
interface Left {
  readonly state: LabState;
  readonly course: Kept;
  readonly record: () => Promise<RunRecord>;
}

const wasTested = ({ evaluations }: LabState): boolean => evaluations.some(({ step }) => step > 0);

const courseOf = (state: LabState, steps: number): Kept => ({
  manifest: {
    spec: state.startSpec,
    log: [...state.changes, ...state.scheduled],
    began: state.began,
  },
  verdict: { steps },
});

export function keepByItself(parts: Parts): void {
  const { store, runs, record, playedRecord, trajectory, idle, notify } = parts;
  let last: Promise<unknown> = Promise.resolve();
  /** Of the run that is shown, where it had come furthest; null while it has only gone on. */
  let furthest: Left | null = null;

  /** One after the other: what is kept already, as far as it went, is not kept again. */
  function keep(id: string, course: Kept, make: () => Promise<RunRecord | null>): void {
    last = last
      .then(() => Promise.all([runs.ready, idle()]))
      .then(async () => {
        const isKept = runs.store
          .getState()
          .runs.some((run) => isPlaceOf(id, run.id) && goesOn(course, run.digest));
        if (isKept || runs.wasForgotten(id)) return;
        const made = await make();
        if (made !== null) await runs.keep(made);
      })
      .catch((error: Error) => notify(`A run could not be kept by itself. ${error.message}`));
  }

  function keepShown(state: LabState): void {
    const isShown = () => store.getState().run === state.run;
    keep(state.runId, courseOf(state, trajectory().latest?.step ?? 0), async () => {
      // Turned away from meanwhile, it is kept as one that was left.
      if (!isShown()) return null;
      try {
        return await record();
      } catch (error) {
        if (isShown()) throw error;
        return null;
      }
    });
  }

  const keepLeft = ({ state, course, record: make }: Left): void => keep(state.runId, course, make);

  function leftAt(state: LabState): Left {
    const [seen, played] = [trajectory(), playedRecord()];
    if (played !== null) return { state, course: played, record: () => Promise.resolve(played) };
    return {
      state,
      course: courseOf(state, seen.latest?.step ?? 0),
      record: async () => (await import('../recordOf.ts')).recordOf(state, seen, null),
    };
  }

  store.subscribe((state, before) => {
    if (state.run === before.run) {
      if (state.phase === 'finished' && before.phase !== 'finished') keepShown(state);
      return;
    }
    // One that was never ready has shown nothing yet.
    if (before.phase !== 'preparing' && wasTested(before)) {
      const left = leftAt(before);
      if (left.course.verdict.steps >= (furthest?.course.verdict.steps ?? 0)) furthest = left;
    }
    if (furthest === null) return;
    const isSame = state.runId === before.runId;
    if (!isSame || furthest.state.phase === 'finished') keepLeft(furthest);
    if (!isSame) furthest = null;
  });
}
