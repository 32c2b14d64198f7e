/** Runs that are ready, one or several together, to their end, with the figures of every epoch. */
import type { BackendReport } from '../src/engine/backends.ts';
import type { Computation } from '../src/engine/trainer.ts';
import type { Figures } from '../src/game/figures.ts';
import type { RunRecord } from '../src/record/record.ts';
import type { Change } from '../src/spec/spec.ts';
import type { HeldFor } from './ownData.ts';
import { createRecorder, type Contestant } from './recorder.ts';

/** How runs are to be done, and who hears of it. */
export interface Conduct {
  /** Changes to be replayed, ordered by step; none if left out. */
  readonly log?: readonly Change[];
  /** Steps after which the runs end early; null for none. */
  readonly limitSteps: number | null;
  /** Ends them early, after a step, with figures of that step. */
  readonly signal?: AbortSignal;
  /** Whether players that are out for good may leave the matrices; true if left out. */
  readonly shrinks?: boolean;
  /** Whether a forward pass of a single run is timed at the end; false if left out. */
  readonly timesForward?: boolean;
  /** Data of the user's own; none if left out. */
  readonly heldFor?: HeldFor;
  /** Gets one line at a time about how it goes. */
  say(line: string): void;
  /** Gets what is done so far, as it would be if it ended here. */
  keep?(records: readonly RunRecord[]): Promise<void>;
}

/** A signal's listener and a page's message only run when nothing else does. */
const YIELD_EVERY_MS = 20;

export interface Ready {
  readonly backend: BackendReport['name'];
  /** All alike in their epochs. */
  readonly contestants: readonly Contestant[];
  readonly computation: Computation;
  readonly schedule: { readonly step: number; readonly stepsPerEpoch: number };
  advance(): Promise<unknown>;
}

/**
 * Ends with the last step, the limit, a signal, or when all have diverged.
 *
 * @param onEpoch gets the figures of those whose numbers have not run away, when an epoch has ended, and the steps that
 *   they do together in a second
 * @returns a record for each
 */
export async function runEpochs(
  { backend, contestants, computation, schedule, advance }: Ready,
  { limitSteps, signal, keep }: Pick<Conduct, 'limitSteps' | 'signal' | 'keep'>,
  onEpoch: (figures: readonly Figures[], stepsPerSecond: number) => void,
): Promise<RunRecord[]> {
  const { stepsPerEpoch } = schedule;
  const began = new Date();
  const recorders = contestants.map((one) => createRecorder(one, backend, stepsPerEpoch, began));
  /** As their specs stand: a log may make a run longer or shorter. */
  const lastStep = () =>
    Math.min(
      stepsPerEpoch * Math.min(...contestants.map((one) => one.schedule.spec.epochs)),
      limitSteps ?? Infinity,
    );
  const isOver = () =>
    schedule.step >= lastStep() ||
    signal?.aborted === true ||
    recorders.every(({ divergence }) => divergence !== null);
  const records = () => recorders.map((recorder) => recorder.record(schedule.step >= lastStep()));
  let yieldedAt = performance.now();

  async function advanceTo(until: number): Promise<void> {
    while (schedule.step < Math.min(until, lastStep()) && signal?.aborted !== true) {
      await advance();
      for (const recorder of recorders)
        if (recorder.wants(until - schedule.step)) await recorder.see();
      if (performance.now() - yieldedAt < YIELD_EVERY_MS) continue;
      await new Promise(setImmediate);
      yieldedAt = performance.now();
    }
  }

  try {
    while (!isOver()) {
      const from = schedule.step;
      const start = performance.now();
      await advanceTo(Math.min(lastStep(), from + stepsPerEpoch - (from % stepsPerEpoch)));
      // What the log has for the state after the last step has no step that it would begin with.
      if (schedule.step >= lastStep()) for (const one of contestants) await one.schedule.catchUp();
      await computation.settled();
      if (schedule.step === from) break;
      const stepsPerSecond = ((schedule.step - from) * 1000) / (performance.now() - start);
      for (const recorder of recorders) await recorder.measure();
      onEpoch(
        recorders.flatMap(({ divergence, latest }) =>
          divergence === null && latest !== null ? [latest] : [],
        ),
        stepsPerSecond,
      );
      await keep?.(records());
    }
    return records();
  } finally {
    computation.dispose();
  }
}

export const percent = (share: number | null): string =>
  share === null ? 'none' : `${(100 * share).toFixed(2)} %`;
