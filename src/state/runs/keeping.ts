/**
 * Keeps the page's run by itself: when it is over, and when another takes its place after it was tested. Never while it
 * plays, and in a moment when the page has nothing to draw.
 */
import type { RunRecord } from '../../record/record.ts';
import type { LabState, LabStore } from '../store.ts';
import type { Trajectory } from '../trajectory.ts';
import type { Runs } from './runs.ts';

interface Parts {
  readonly store: LabStore;
  readonly runs: Pick<Runs, 'store' | 'ready' | 'keep'>;
  /** The run that is shown, as it stands; rejects where it is there no longer. */
  readonly record: () => Promise<RunRecord>;
  readonly trajectory: () => Trajectory;
  /** Resolves when there is time. */
  readonly idle: () => Promise<void>;
}

export const wasTested = ({ evaluations }: Pick<LabState, 'evaluations'>): boolean =>
  evaluations.some(({ step }) => step > 0);

export function keepByItself({ store, runs, record, trajectory, idle }: Parts): void {
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: what is kept already, as far as it went, is not kept again. */
  function keep(id: string, steps: number, make: () => Promise<RunRecord>): void {
    last = last
      .then(() => Promise.all([runs.ready, idle()]))
      .then(async () => {
        const kept = runs.store.getState().runs.find((run) => run.id === id);
        if ((kept?.digest.verdict.steps ?? -1) < steps) await runs.keep(await make());
      })
      // Another run has begun: then it is kept as one that was replaced.
      .catch(() => undefined);
  }

  store.subscribe((state, before) => {
    if (state.run === before.run) {
      if (state.phase === 'finished' && before.phase !== 'finished')
        keep(state.runId, trajectory().latest?.step ?? 0, record);
      return;
    }
    // One that goes on after trouble is the same; one that was never ready has shown nothing yet.
    if (state.runId === before.runId || before.phase === 'preparing' || !wasTested(before)) return;
    const seen = trajectory();
    keep(before.runId, seen.latest?.step ?? 0, async () =>
      (await import('../recordOf.ts')).recordOf(before, seen, null),
    );
  });
}
