/**
 * One hand on time: the run is shown at an earlier step, and brought back; what the hand did is undone and done again;
 * a run parts from another. Every such move begins the run anew from the nearest state that was kept, and replays it to
 * the bit; nothing that was played is lost.
 */
import { MOTION_STEPS } from '../../game/population.ts';
import type { RunRecord } from '../../record/record.ts';
import type { Change } from '../../spec/spec.ts';
import type { Client } from '../client.ts';
import type { Observations } from '../observations.ts';
import { newId } from '../runs/names.ts';
import type { Runs } from '../runs/runs.ts';
import type { ShownRun } from '../shownRun.ts';
import type { LabStore } from '../store.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Deed } from './deed.ts';
import { goesOn, renamed, withEntry, type Entry } from './deeds.ts';
import { furthest, sharesPast, type Moment, type Place, type PlayedTo } from './moment.ts';
import { logBefore, upTo, type Story } from './story.ts';

export interface Time {
  /** Null where the page shows the last step that was played. */
  readonly played: PlayedTo | null;
  /**
   * Shows the run at a step that it has been played to, at rest; a later one means the last. Of several asked for while
   * it is on its way, it goes to the newest.
   */
  at(step: number): Promise<void>;
  /** Back to the last step that was played, at rest. */
  live(): Promise<void>;
  /** Takes back what the hand did last: the run stands as before it, and plays on from there if it was playing. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** From that step on the run goes its own way, and rests there; the one that it parted from is kept. */
  branch(step: number): Promise<void>;
  /**
   * The same run but with another script from a step on: it is played again from there to where it was, as a run of its
   * own; the one that it was is kept.
   *
   * @param log the whole script, ordered by step, the same as before up to `step`
   */
  revise(
    log: readonly Change[],
    step: number,
    deed: Extract<Deed, { kind: 'script' }>,
  ): Promise<void>;
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

export interface TimeParts {
  readonly store: LabStore;
  readonly client: Pick<Client, 'step' | 'listen'>;
  readonly run: Pick<
    ShownRun,
    'ready' | 'start' | 'seen' | 'isOnItsWay' | 'wantsPlay' | 'play' | 'pause'
  >;
  readonly observations: Pick<Observations, 'trajectory'>;
  readonly checkpoints: Pick<Checkpoints, 'nearest'>;
  /** Of the run that is shown, at rest, as far as it was seen. */
  readonly record: () => Promise<RunRecord>;
  readonly runs: Pick<Runs, 'store' | 'keep'>;
  /** The hand has taken over from an address that has the run play to a step. */
  readonly stay: () => void;
  readonly say: (sentence: string) => void;
}

export function createTime(parts: TimeParts): Time {
  const { store, client, run, observations, checkpoints, record, runs, stay, say } = parts;
  let played: PlayedTo | null = null;
  let done: readonly Entry[] = [];
  let undone: readonly Entry[] = [];
  /** Where the page stood before a change of the past made the run part, until that change is noted. */
  let beforeFork: Place | null = null;
  let forking: Promise<void> | null = null;
  /** The run whose script was changed last, and to where it is played again. */
  let revised: {
    readonly runId: string;
    readonly end: number;
    readonly deed: Extract<Deed, { kind: 'script' }>;
  } | null = null;
  /** The step that the hand wants to see, of all the newest. */
  let wanted = 0;
  let line: Promise<unknown> = Promise.resolve();

  /** One move after the other; what has been asked for since counts more. */
  function inLine(move: (isStale: () => boolean) => Promise<void>): Promise<void> {
    const next = line.then(() => {
      stay();
      const { run: of } = store.getState();
      return move(() => store.getState().run !== of);
    });
    line = next.catch(() => undefined);
    return next;
  }

  function tell(): void {
    store.setState({
      playedTo: played?.moment.step ?? null,
      undoes: done.at(-1)?.deed ?? null,
      redoes: undone.at(-1)?.deed ?? null,
    });
  }

  function note(entry: Entry): void {
    done = withEntry(done, entry);
    undone = [];
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

  /** Where the page stands, at rest and with all told of its step; what the hand wants stays. */
  async function atRest(): Promise<Place> {
    if (store.getState().phase !== 'failed') {
      await run.ready();
      await client.step(0);
    }
    return { moment: now(), played };
  }

  /** Of what the page shows now as the last that was played. */
  async function recordNow(): Promise<RunRecord | null> {
    return record().catch((error: unknown) => {
      say(`What was played could not be recorded. ${(error as Error).message}`);
      return null;
    });
  }

  async function asPlayed(place: Place): Promise<PlayedTo> {
    if (place.played !== null) return place.played;
    const { trajectory } = observations;
    return { moment: place.moment, trajectory, record: await recordNow() };
  }

  /** In a moment when nothing waits for it. */
  function keep({ record: recorded, moment }: Pick<PlayedTo, 'record' | 'moment'>): void {
    const { runId: id, forkOf } = moment.story;
    if (recorded !== null)
      void runs
        .keep(recorded, { id, forkOf })
        .catch((error: unknown) =>
          say(`What was played could not be kept. ${(error as Error).message}`),
        );
  }

  /** @param moment with the log and the story that the run is to have there */
  function stand({ spec, log, step, story }: Moment, play: boolean): Promise<void> {
    // How players move is seen over some steps before (engine/motionLog.ts): those are replayed, too. What was not
    // seen of a run, or is no longer, is seen as it is replayed from its start.
    const from =
      story.seen === null ? null : checkpoints.nearest(spec, log, Math.max(0, step - MOTION_STEPS));
    const opening = { spec, log, play, to: step, story };
    return run.start(from === null ? opening : { ...opening, from });
  }

  function go({ moment, played: further }: Place, play: boolean): Promise<void> {
    played = further;
    const begun = stand(moment, play);
    tell();
    return begun;
  }

  /** The run goes its own way from a step on. @param log left out for what of its own acted by then */
  async function part(
    place: Place,
    step: number,
    play: boolean,
    log?: readonly Change[],
  ): Promise<void> {
    const whole = furthest(place);
    const parted = { ...whole, step, log: log ?? upTo(whole.log, step) };
    await go({ moment: partedAt(parted, whole.story.runId), played: null }, play);
  }

  async function show(isStale: () => boolean): Promise<void> {
    const place = await atRest();
    const last = furthest(place);
    const target = () => Math.max(0, Math.min(wanted, last.step));
    if (target() === last.step && place.played === null) return;
    // Who presses play on the way has it play on from there.
    if (target() === last.step) return go({ moment: last, played: null }, run.wantsPlay);
    const further = await asPlayed(place);
    if (isStale()) return;
    const to = target();
    const seen = { moment: { ...last, step: to }, played: to < last.step ? further : null };
    await go(seen, run.wantsPlay);
  }

  function goSee(step: number): Promise<void> {
    run.pause();
    wanted = step;
    const { playedTo } = store.getState();
    if (run.isOnItsWay && playedTo !== null) store.setState({ goingTo: Math.min(step, playedTo) });
    return inLine((isStale) => (step === wanted ? show(isStale) : Promise.resolve()));
  }

  /** Parts from where the page stands, and has that kept as it was played. */
  async function partHere(
    isStale: () => boolean,
    step: (last: Moment) => number,
    play: boolean,
    log?: readonly Change[],
  ): Promise<Place | null> {
    const place = await atRest();
    const further = await asPlayed(place);
    if (isStale()) return null;
    keep(further);
    await part(place, step(furthest(place)), play, log);
    return place;
  }

  client.listen((event) => {
    // Played once more to where it was, the run is at its last step again.
    if (event.type !== 'frame' || played === null || run.isOnItsWay) return;
    if ((observations.trajectory.latest?.step ?? 0) < played.moment.step) return;
    played = null;
    tell();
  });

  return {
    get played() {
      return played;
    },
    at: goSee,
    live: () => goSee(Infinity),
    branch: (step) =>
      inLine(async (isStale) => {
        run.pause();
        let from = 0;
        const place = await partHere(
          isStale,
          (last) => (from = Math.max(0, Math.min(step, last.step))),
          false,
        );
        if (place !== null)
          note({ before: place, deed: { kind: 'branch', step: from }, gesture: undefined });
      }),
    revise: (log, step, deed) =>
      inLine(async (isStale) => {
        run.pause();
        const place = await atRest();
        const { story, step: reached } = furthest(place);
        // A mark is moved press by press: of such a movement the run before it is kept, and its end is where that was.
        const isSame = revised?.runId === story.runId && reached <= revised.end;
        const goesOnMoving = isSame && deed.isMoved && revised!.deed.isMoved;
        const end = isSame ? revised!.end : reached;
        if (!goesOnMoving) keep(await asPlayed(place));
        if (isStale()) return;
        // What is yet to act is changed where the run stands.
        const from = Math.min(step, reached);
        await part(place, from, false, log);
        if (!goesOnMoving) note({ before: place, deed, gesture: undefined });
        const { run: of, runId } = store.getState();
        revised = { runId, end, deed };
        store.setState({ goingTo: end });
        // What comes in between has begun another run, or paused this one.
        void client
          .step(Math.max(0, end - from), true)
          .catch(() => undefined)
          .finally(() => {
            if (store.getState().run === of) store.setState({ goingTo: null });
          });
      }),
    undo: () =>
      inLine(async (isStale) => {
        if (done.length === 0) return;
        const play = run.wantsPlay;
        const place = await atRest();
        const entry = done.at(-1);
        if (entry === undefined || isStale()) {
          if (play && !isStale()) run.play();
          return;
        }
        const { moment } = entry.before;
        const present = furthest(place);
        const isSame = present.story.runId === moment.story.runId;
        const hasGoneOn = isSame && present.step > furthest(entry.before).step;
        // What is given up stays the run that it was; what is gone back to goes its own way from here.
        if (hasGoneOn) keep(await asPlayed(place));
        if (isStale()) return;
        const { story } = hasGoneOn ? partedAt(moment, present.story.runId) : moment;
        const seen = moment.story.seen ?? (sharesPast(present, moment) ? present.story.seen : null);
        done = done.slice(0, -1);
        if (hasGoneOn) done = renamed(done, present.story.runId, story.runId);
        undone = withEntry(undone, { before: place, deed: entry.deed, gesture: undefined });
        await go(
          { moment: { ...moment, story: { ...story, seen } }, played: entry.before.played },
          play,
        );
      }),
    redo: () =>
      inLine(async (isStale) => {
        if (undone.length === 0) return;
        const play = run.wantsPlay;
        const place = await atRest();
        const entry = undone.at(-1);
        if (entry === undefined || isStale()) {
          if (play && !isStale()) run.play();
          return;
        }
        undone = undone.slice(0, -1);
        done = withEntry(done, { before: place, deed: entry.deed, gesture: undefined });
        await go(entry.before, play);
      }),
    fork() {
      if (played === null) return forking;
      const play = run.wantsPlay;
      forking ??= inLine(async (isStale) => {
        const step = () => observations.trajectory.latest?.step ?? 0;
        beforeFork = await partHere(isStale, step, play);
      }).finally(() => (forking = null));
      return forking;
    },
    mark() {
      const before = now();
      const forked = beforeFork;
      beforeFork = null;
      return {
        done(deed, step, gesture) {
          const { changes, scheduled, runId } = store.getState();
          if (!goesOn(undone.length > 0 ? undefined : done.at(-1), { deed, gesture })) {
            const log = logBefore(before.log, [...changes, ...scheduled], deed, step);
            const story = { ...before.story, seen: null };
            const place = { moment: { ...before, log, step, story }, played: null };
            note({ before: forked ?? place, deed, gesture });
          }
          partFromKept(runId, step);
        },
      };
    },
    beforeRun(deed, gesture) {
      const place: Place = { moment: now(), played };
      if (played !== null) keep(played);
      played = null;
      if (store.getState().run === 0 || goesOn(done.at(-1), { deed, gesture })) return tell();
      note({ before: place, deed, gesture });
    },
  };

  /** A kept run that is played again and changed before where it had gone to is another run from there on. */
  function partFromKept(id: string, step: number): void {
    const kept = runs.store.getState().runs.find((each) => each.id === id);
    if (kept === undefined || kept.digest.verdict.steps <= step) return;
    store.setState({ runId: newId(), forkOf: { id, step } });
  }
}

/** As a run of its own that parts there from another. */
const partedAt = (moment: Moment, id: string): Moment => {
  const story: Story = { ...moment.story, runId: newId(), forkOf: { id, step: moment.step } };
  return { ...moment, story };
};
