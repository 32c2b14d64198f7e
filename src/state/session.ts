/** The hand on the run: what it asks for is checked, and becomes a change of this run or another one. */
import type { Intervention } from '../game/interventions.ts';
import { shortageOf } from '../spec/estimate.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import {
  checkPatch,
  difference,
  fitted,
  namesOf,
  needsRestart,
  withNetwork,
  type Change,
  type RunSpec,
  type SpecPatch,
} from '../spec/spec.ts';
import type { NoticeBoard } from './notices.ts';
import type { Observations } from './observations.ts';
import type { Opening, ShownRun } from './shownRun.ts';
import type { LabStore } from './store.ts';
import { runDeed, valuesDeed } from './time/deed.ts';
import type { Story } from './time/story.ts';
import type { Time } from './time/time.ts';

/** How a change came about. */
export interface ByHand {
  /** The movement it is part of: a drag, a run of key presses; changes of one carry one whole number. */
  readonly gesture?: number;
}

export interface Session {
  /** The page's first run: plays unless the hand has said otherwise by now. */
  open(opening: Opening): Promise<void>;
  /** After a failure: goes on from the last state that was kept, or begins again where there is none. */
  retry(): Promise<void>;
  set(raw: SpecPatch, by?: ByHand): Promise<{ step: number }>;
  act(act: Intervention): Promise<{ step: number }>;
  /**
   * Another run in place of this one, playing if this one was. Rejects where no memory holds it.
   *
   * @param known of it, where it is not a new one
   */
  change(spec: RunSpec, log: readonly Change[], known?: Story): Promise<void>;
  reset(options?: { seed?: number }): Promise<void>;
}

interface Parts {
  readonly store: LabStore;
  readonly run: ShownRun;
  readonly notices: NoticeBoard;
  readonly observations: Pick<Observations, 'trajectory'>;
  readonly time: Pick<Time, 'fork' | 'mark' | 'beforeRun'>;
}

export function createSession({ store, run, notices, observations, time }: Parts): Session {
  /** @throws Error with the sentence that the page says, too */
  function refuseShortage(spec: RunSpec): void {
    const shortage = isSandbox(spec) ? null : shortageOf(spec);
    if (shortage === null) return;
    notices.respond(`${shortage} The run goes on as it was.`);
    throw new Error(shortage);
  }

  async function change(spec: RunSpec, log: readonly Change[], known?: Story): Promise<void> {
    refuseShortage(spec);
    notices.respond();
    time.beforeRun(runDeed(spec, store.getState().spec));
    const opening = { spec, log, play: run.wantsPlay, entry: 'newRun' } as const;
    await run.start(known === undefined ? opening : { ...opening, story: known });
  }

  async function reset({ seed }: { seed?: number } = {}): Promise<void> {
    const { spec } = store.getState();
    await change({ ...spec, seed: seed ?? spec.seed }, []);
  }

  return {
    async act(act) {
      await run.ready();
      await time.fork();
      const mark = time.mark();
      const { step } = await run.act(act);
      mark.done({ kind: 'act', act }, step);
      return { step };
    },
    change,
    reset,
    open: (opening) => run.start({ ...opening, play: opening.play && run.wantsPlay }),
    retry: () => (run.hasDiverged ? reset() : run.retry()),
    async set(raw, { gesture } = {}) {
      // The page is still looking for what was kept of the last visit, or the run is on its way to another step.
      if (store.getState().run === 0 || run.isOnItsWay) await run.ready();
      const before = store.getState().spec;
      const { patch: asked, notes } = checkPatch(raw, before);
      const patch = withNetwork(asked, before);
      const { spec: next, notes: misfits } = fitted({ ...before, ...patch });
      notices.respond(...notes, ...misfits);
      // What cannot be had is no reason to begin again with what there is.
      if (misfits.length > 0 && Object.keys(difference(next, before)).length === 0)
        return { step: observations.trajectory.latest?.step ?? 0 };
      const forking = needsRestart(patch) ? null : time.fork();
      if (forking !== null) await forking;
      if (needsRestart(patch)) {
        refuseShortage(next);
        // A slider that needs new runs would fill the history with them.
        const entry = gesture === undefined ? 'newRun' : 'same';
        time.beforeRun(runDeed(next, before), gesture);
        await run.start({ spec: next, log: [], play: run.wantsPlay, entry });
        return { step: 0 };
      }
      // What was refused because of the rest is not in it.
      const live = Object.fromEntries(
        namesOf(patch).map((name) => [name, next[name]]),
      ) as SpecPatch;
      const mark = time.mark();
      // The thumb follows the hand; `patched` will say from which step it acts.
      store.setState({ spec: next });
      const { step } = await run.patch(live, gesture);
      mark.done(valuesDeed(live, before), step, gesture);
      return { step };
    },
  };
}
