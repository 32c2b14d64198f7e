/**
 * One hand on time: the run is shown at an earlier step, and brought back; what the hand did is undone and done again;
 * a run parts from another. Every such move begins the run anew from the nearest state that was kept, and replays it to
 * the bit; nothing that was played is lost.
 */
import type { PlayerId } from '../../game/players.ts';
import { MOTION_STEPS } from '../../game/population.ts';
import type { RunRecord } from '../../record/record.ts';
import type { Change, RunSpec } from '../../spec/spec.ts';
import type { Client } from '../client.ts';
import type { Observations } from '../observations.ts';
import { newId } from '../runs/names.ts';
import type { Runs } from '../runs/runs.ts';
import type { ShownRun } from '../shownRun.ts';
import type { LabStore } from '../store.ts';
import type { Trajectory } from '../trajectory.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Deed } from './deed.ts';
import { upTo, type Story } from './story.ts';

/** A run at a step, with all that is needed to stand there again. */
export interface Moment {
  /** At step 0. */
  readonly spec: RunSpec;
  /** All of it, oldest first. */
  readonly log: readonly Change[];
  readonly step: number;
  readonly story: Story;
}

/** What the run that is shown at an earlier step has been played to. */
export interface Played {
  readonly moment: Moment;
  readonly trajectory: Trajectory;
}

export interface Time {
  /** Null where the page shows the last step that was played. */
  readonly played: Played | null;
  /** Of the run as far as it has been played; null where the page shows that. */
  readonly playedRecord: RunRecord | null;
  /** Shows the run at a step that it has been played to, at rest; a later one means the last. */
  at(step: number): Promise<void>;
  /** Back to the last step that was played. */
  live(): Promise<void>;
  /** Takes back what the hand did last: the run stands as before it. Without effect where there is nothing. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** From that step on the run goes its own way; the one that it parted from is kept. */
  branch(step: number): Promise<void>;
  /**
   * The same run but with another script from a step on: it is played again from there to where it was, as a run of its
   * own; the one that it was is kept.
   *
   * @param log the whole script, ordered by step, the same as before up to `step`
   */
  revise(log: readonly Change[], step: number): Promise<void>;
  /** To be awaited before the hand changes the run that is shown: in the past it parts from what was played. */
  fork(): Promise<void> | null;
  /** To be called before the hand changes the run that is shown. */
  mark(): Mark;
  /** To be called before another run takes the place of the one that is shown. */
  beforeRun(deed: Deed, gesture?: number): void;
}

export interface Mark {
  /** @param step from which it acts @param gesture the movement that it is part of */
  done(deed: Deed, step: number, gesture?: number): void;
}

interface Parts {
  readonly store: LabStore;
  readonly client: Pick<Client, 'step' | 'listen'>;
  readonly run: Pick<ShownRun, 'ready' | 'start' | 'seen' | 'isOnItsWay' | 'wantsPlay'>;
  readonly observations: Pick<Observations, 'trajectory'>;
  readonly checkpoints: Pick<Checkpoints, 'nearest'>;
  /** Of the run that is shown, at rest. */
  readonly record: () => Promise<RunRecord>;
  readonly runs: Pick<Runs, 'keep'>;
}

/** What can be gone back to, and what was done from there on. */
interface Entry {
  readonly moment: Moment;
  readonly deed: Deed;
  readonly gesture: number | undefined;
}

/** Further back nothing is undone. */
const MOST_ENTRIES = 100;
/** Of so many the pictures' past is kept as well; of older ones it is seen again as they are replayed. */
const MOST_SEEN = 4;

const unseen = (moment: Moment): Moment => ({ ...moment, story: { ...moment.story, seen: null } });

export function createTime(parts: Parts): Time {
  const { store, client, run, observations, checkpoints, record, runs } = parts;
  let played: Played | null = null;
  let recordOfPlayed: RunRecord | null = null;
  let forking: Promise<void> | null = null;
  let done: readonly Entry[] = [];
  let undone: readonly Entry[] = [];

  function tell(): void {
    store.setState({
      playedTo: played?.moment.step ?? null,
      undoes: done.at(-1)?.deed ?? null,
      redoes: undone.at(-1)?.deed ?? null,
    });
  }

  function forgetPlayed(): void {
    if (played === null) return;
    played = null;
    tell();
  }

  /** The run as the page shows it. */
  function now(): Moment {
    const { startSpec, changes, scheduled, runId, forkOf, began, evaluations, engines } =
      store.getState();
    return {
      spec: startSpec,
      log: [...changes, ...scheduled],
      step: observations.trajectory.latest?.step ?? 0,
      story: { ...{ runId, forkOf, began, evaluations, engines }, seen: run.seen },
    };
  }

  const hasFailed = () => store.getState().phase === 'failed';

  /** The run as it is shown, at rest and with all told of its step; without stopping what the hand wants. */
  async function atRest(): Promise<Moment> {
    if (!hasFailed()) {
      await run.ready();
      await client.step(0);
    }
    return now();
  }

  /** The last step that was played, and that run's record, which is lost once the page shows another step. */
  async function last(): Promise<Played & { readonly recorded: RunRecord | null }> {
    if (played !== null) return { ...played, recorded: recordOfPlayed };
    const moment = await atRest();
    return { moment, trajectory: observations.trajectory, recorded: await record() };
  }

  /** @param moment with the log and the story that the run is to have there */
  function stand({ spec, log, step, story }: Moment, play: boolean): Promise<void> {
    // How players move is seen over some steps before (engine/motionLog.ts): those are replayed, too.
    const from = checkpoints.nearest(spec, log, Math.max(0, step - MOTION_STEPS));
    const opening = { spec, log, play, to: step, story };
    return run.start(from === null ? opening : { ...opening, from });
  }

  function pushed(entries: readonly Entry[], entry: Entry): readonly Entry[] {
    const all = [...entries, entry].slice(-MOST_ENTRIES);
    return all.map((each, i) =>
      i < all.length - MOST_SEEN && each.moment.story.seen !== null
        ? { ...each, moment: unseen(each.moment) }
        : each,
    );
  }

  /** The run goes its own way from a step on. @param log left out for what of its own acted by then */
  async function part(step: number, play: boolean, log?: readonly Change[]): Promise<Moment> {
    const { moment, recorded } = await last();
    if (recorded !== null) await keep(recorded, moment.story);
    played = recordOfPlayed = null;
    const parted = { ...moment, step, log: log ?? upTo(moment.log, step) };
    const begun = stand(partedAt(parted, moment.story.runId), play);
    const deed: Deed = log === undefined ? { kind: 'branch', step } : { kind: 'script' };
    note({ moment, deed, gesture: undefined });
    await begun;
    return moment;
  }

  function note(entry: Entry): void {
    done = pushed(done, entry);
    undone = [];
    tell();
  }

  /** Whether it goes on with what was noted last: one movement of the hand, or of one line. */
  function goesOn({ deed, gesture }: Omit<Entry, 'moment'>): boolean {
    const last = done.at(-1);
    if (last === undefined || undone.length > 0) return false;
    if (gesture !== undefined) return last.gesture === gesture;
    return lineOf(deed) !== null && lineOf(deed) === lineOf(last.deed);
  }

  async function keep(recorded: RunRecord, { runId: id, forkOf }: Story): Promise<void> {
    await runs.keep(recorded, { id, forkOf });
  }

  async function at(step: number): Promise<void> {
    const { moment, trajectory, recorded } = await last();
    const to = Math.max(0, Math.min(step, moment.step));
    if (to === moment.step) return live();
    played = { moment, trajectory };
    recordOfPlayed = recorded;
    const begun = stand({ ...moment, step: to }, false);
    tell();
    await begun;
  }

  async function live(): Promise<void> {
    if (played === null) return;
    const { moment } = played;
    played = recordOfPlayed = null;
    const begun = stand(moment, false);
    tell();
    await begun;
  }

  client.listen((event) => {
    // Played once more to where it was, the run is at its last step again.
    if (event.type === 'frame' && played !== null && !run.isOnItsWay) {
      const step = observations.trajectory.latest?.step ?? 0;
      if (step >= played.moment.step) {
        recordOfPlayed = null;
        forgetPlayed();
      }
    }
  });

  return {
    get played() {
      return played;
    },
    get playedRecord() {
      return recordOfPlayed;
    },
    at,
    live,
    async branch(step) {
      const { moment } = await last();
      const from = Math.max(0, Math.min(step, moment.step));
      await part(from, false);
    },
    async revise(log, step) {
      const { step: end } = await part(step, false, log);
      await client.step(Math.max(0, end - step), true);
    },
    async undo() {
      const entry = done.at(-1);
      if (entry === undefined) return;
      const play = run.wantsPlay;
      const { moment: present, recorded } = await last();
      if (done.at(-1) !== entry) return;
      const { moment, deed } = entry;
      const { runId } = present.story;
      const isSame = moment.story.runId === runId;
      const hasGoneOn = isSame && present.step > moment.step;
      // What is given up stays the run that it was; what is gone back to goes its own way from here.
      if (hasGoneOn && recorded !== null) await keep(recorded, present.story);
      const { story } = hasGoneOn ? partedAt(moment, runId) : moment;
      played = recordOfPlayed = null;
      const seen = moment.story.seen ?? (isSame ? present.story.seen : null);
      const begun = stand({ ...moment, story: { ...story, seen } }, play);
      done = done.slice(0, -1).map((each) =>
        hasGoneOn && each.moment.story.runId === runId
          ? {
              ...each,
              moment: { ...each.moment, story: { ...each.moment.story, runId: story.runId } },
            }
          : each,
      );
      undone = pushed(undone, { moment: present, deed, gesture: undefined });
      tell();
      await begun;
    },
    async redo() {
      const entry = undone.at(-1);
      if (entry === undefined) return;
      const { moment: present } = await last();
      if (undone.at(-1) !== entry) return;
      played = recordOfPlayed = null;
      const begun = stand(entry.moment, false);
      undone = undone.slice(0, -1);
      done = pushed(done, { moment: present, deed: entry.deed, gesture: undefined });
      tell();
      await begun;
    },
    fork() {
      if (played === null) return forking;
      const step = observations.trajectory.latest?.step ?? 0;
      forking ??= part(step, run.wantsPlay)
        .then(() => undefined)
        .finally(() => (forking = null));
      return forking;
    },
    mark() {
      const before = unseen(now());
      return {
        done(deed, step, gesture) {
          if (!goesOn({ deed, gesture })) note({ moment: { ...before, step }, deed, gesture });
        },
      };
    },
    beforeRun(deed, gesture) {
      const moment = played?.moment ?? now();
      played = recordOfPlayed = null;
      if (store.getState().run === 0 || goesOn({ deed, gesture })) return tell();
      note({ moment, deed, gesture });
    },
  };
}

/** As a run of its own that parts there from another. */
const partedAt = (moment: Moment, id: string): Moment => ({
  ...moment,
  story: { ...moment.story, runId: newId(), forkOf: { id, step: moment.step } },
});

/** The player whose line it moves; null where it moves none. */
const lineOf = (deed: Deed): PlayerId | null =>
  deed.kind === 'act' && deed.act.kind === 'moveLine' ? deed.act.player : null;
