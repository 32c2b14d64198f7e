/**
 * The run that the page shows: begins it, goes on with it after trouble, and keeps the store true to what the worker
 * tells. What the hand asked for last wins, whatever is still on its way.
 */
import type { Intervention } from '../game/interventions.ts';
import { logged, standingAt } from '../spec/log.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import type { Checkpoint, FailureCause, WorkerEvent } from '../protocol/events.ts';
import type { AddressBar } from './addressBar.ts';
import { createArrival, onTheWay, type Arrival } from './arrival.ts';
import type { Client, EventOf } from './client.ts';
import { deferred } from './deferred.ts';
import { createHandRequests } from './handRequests.ts';
import type { Keeper, TabRun } from './keeper.ts';
import type { NoticeBoard } from './notices.ts';
import type { Observations } from './observations.ts';
import type { Seen, Sight } from './sight.ts';
import type { LabStore, Phase } from './store.ts';
import { newId } from './runs/names.ts';
import type { Checkpoints } from './time/checkpoints.ts';
import type { Story } from './time/story.ts';
import type { Tries } from './runs/tries.ts';
import type { DenseTwin } from './twin.ts';

/** Lost devices after which a run goes on by itself; one that is lost again and again is told of. */
const MOST_RECOVERIES = 3;

/** A run to begin or to go on with. */
export interface Opening {
  /** At step 0. */
  readonly spec: RunSpec;
  /** The whole log, oldest first. */
  readonly log: readonly Change[];
  readonly play: boolean;
  /** Where to go on from; left out for step 0. */
  readonly from?: Checkpoint;
  /** The step at which it is to stand, or to play on; what lies on the way is not shown. Left out for that of `from`. */
  readonly to?: number;
  /** Left out for a run of which nothing is known, and for the present one. */
  readonly story?: Story;
  /** In the history: `newRun` where Back is to return to the run before. */
  readonly entry?: 'same' | 'newRun';
}

export interface ShownRun {
  /** What the hand asked for last; the worker's `playing` follows it, and may still be on its way. */
  readonly wantsPlay: boolean;
  /** Settles when the run asked for last is prepared, and stands where it is to. */
  ready(): Promise<void>;
  /** Whether it is on its way there. */
  readonly isOnItsWay: boolean;
  /** All that has been seen of it; goes on changing. */
  readonly seen: Seen;
  /** By hand: what went wrong before is over. What the last run has shown stays until the new one is ready. */
  start(opening: Opening): Promise<void>;
  /** Goes on with a run that was kept. @param log as the address has it, which may know more */
  resume(kept: TabRun, log: readonly Change[], play: boolean): Promise<void>;
  /** After a failure that the same numbers would not bring again: goes on from the last state that was kept. */
  retry(): Promise<void>;
  /** Whether its numbers have run away. */
  readonly hasDiverged: boolean;
  play(): void;
  pause(): void;
  step(count: number): Promise<void>;
  /** Live parameters, from the next step on. */
  patch(patch: SpecPatch, gesture: number | undefined): Promise<{ step: number }>;
  act(act: Intervention): Promise<{ step: number }>;
}

export interface ShownRunParts {
  readonly store: LabStore;
  readonly client: Client;
  readonly notices: NoticeBoard;
  readonly observations: Pick<Observations, 'past' | 'noteChange'>;
  readonly sight: Sight;
  readonly denseTwin: Pick<DenseTwin, 'heed'>;
  readonly tries: Pick<Tries, 'heed'>;
  readonly addressBar: Pick<AddressBar, 'write'>;
  readonly keeper: Pick<Keeper, 'keep'>;
  readonly checkpoints: Pick<Checkpoints, 'add'>;
}

export function createShownRun(parts: ShownRunParts): ShownRun {
  const { store, client, notices, observations, sight } = parts;
  const { denseTwin, tries, addressBar, keeper, checkpoints } = parts;
  let wantsPlay = true;
  let whenReady = deferred();
  const requests = createHandRequests();
  let checkpoint: Checkpoint | null = null;
  let failed: { readonly cause: FailureCause; readonly phaseBefore: Phase } | null = null;
  let recoveries = 0;
  /** What is said when the run goes on. */
  let trouble: string | null = null;
  let arriving: Arrival | null = null;
  let readied: EventOf<'ready'> | null = null;
  /** Of the run that is on its way: it is shown together with its players. */
  let known: Story | null = null;

  /** By hand: what went wrong before is over. */
  function start(opening: Opening): Promise<void> {
    [recoveries, trouble] = [0, null];
    return begin(opening);
  }

  function begin(opening: Opening): Promise<void> {
    const { spec, log, play, from, story, entry = 'same' } = opening;
    const start = from?.step ?? 0;
    const to = Math.max(start, opening.to ?? start);
    const begun = deferred();
    // A run that is overtaken before it is ready settles with the one that replaces it.
    whenReady.resolve(begun.promise);
    whenReady = begun;
    wantsPlay = play;
    failed = null;
    // What was not seen of it before, or is no longer, is seen on the way.
    const isShown = story?.seen === null;
    arriving = createArrival(start, to, isShown, { store, client });
    readied = null;
    known = story ?? null;
    checkpoint = from ?? null;
    requests.forget();
    // First: runs at one time share what computes them, and the new one may want another.
    denseTwin.heed(spec, log);
    tries.heed(spec);
    const run = client.start({ spec, changes: log, from: from ?? null });
    store.setState({
      run,
      phase: 'preparing',
      progress: { text: to > start ? onTheWay(to) : 'Starting', share: null },
      goingTo: to > start ? to : null,
      startSpec: spec,
      failure: null,
      hasDiverged: false,
      ...(story === undefined && from === undefined ? newRun() : {}),
      ...(story && { began: story.began, runId: story.runId, forkOf: story.forkOf }),
      keptStep: from?.step ?? null,
      ...standingAt(spec, log, isShown ? start : to),
    });
    addressBar.write(entry);
    return begun.promise;
  }

  /** The present run, from the last state that was kept, or else from its start. */
  function present(from: Checkpoint | null): Opening {
    const { startSpec, changes, scheduled, ...state } = store.getState();
    const { began, runId, forkOf, evaluations, engines } = state;
    const shown: Story = { began, runId, forkOf, evaluations, engines, seen: sight.seen };
    return {
      ...{ spec: startSpec, log: [...changes, ...scheduled], play: wantsPlay },
      ...(from === null ? {} : { from }),
      ...(arriving === null ? {} : { to: arriving.to }),
      // Of a new one that is not ready yet, all that the page shows is of the run before.
      story: arriving === null ? shown : (known ?? { ...shown, seen: null }),
    };
  }

  function keep(kept: Checkpoint): void {
    checkpoint = kept;
    const { startSpec, changes, scheduled, evaluations, engines, began, runId, forkOf } =
      store.getState();
    const log = [...changes, ...scheduled];
    checkpoints.add(startSpec, doneBy(kept.step, log, changes), kept);
    // What the page shows is of another step until it is there.
    if (isOnItsWay()) return;
    store.setState({ keptStep: kept.step });
    keeper.keep({
      spec: startSpec,
      log,
      checkpoint: kept,
      playsOn: store.getState().hiddenPause,
      ...{ evaluations, engines, began, runId, forkOf },
      past: observations.past,
    });
  }

  /** What of the log a state has seen: where the run is to stand, all of that step has been done. */
  function doneBy(
    step: number,
    log: readonly Change[],
    done: readonly Change[],
  ): readonly Change[] {
    if (arriving === null || !isOnItsWay() || arriving.isShown) return done;
    const { to } = arriving;
    return log.filter((change) => (step < to ? change.step < step : change.step <= step));
  }

  const isOnItsWay = () => arriving?.isOnItsWay === true;

  function receiveReady(event: EventOf<'ready'>): void {
    if (arriving === null) return;
    readied = event;
    const { start, to, isShown } = arriving;
    if (event.step >= to) return arrive(event, event.done);
    const steps = to - event.step;
    // Whoever comes in between has begun another run, and is told what became of this one.
    void client.step(steps, true).then(
      () => arrive(event, null),
      () => undefined,
    );
    if (isShown) sight.stand(event, { start, to: start }, known, event.done);
    // The players of another network are of no use to what has been seen of this one.
    else if (!sight.hasPlayers(event)) sight.stand(event, arriving, known, null);
  }

  /** It is where it is to stand: from now on it is what the page shows. @param done as `stand` */
  function arrive(event: EventOf<'ready'>, done: number | null): void {
    // Another run has been begun meanwhile.
    if (arriving === null || event.run !== store.getState().run) return;
    if (!arriving.isShown || !arriving.isOnItsWay) sight.stand(event, arriving, known, done);
    const { held } = arriving;
    const to = Math.max(event.step, arriving.to);
    arriving = null;
    const { startSpec, stepsPerEpoch } = store.getState();
    const isOver = to >= startSpec.epochs * stepsPerEpoch;
    store.setState({ phase: isOver ? 'finished' : 'paused', progress: null, goingTo: null });
    const how = to > 0 ? `goes on from step ${to}` : 'begins again from its start';
    if (trouble !== null) notices.notify(`${trouble} The run ${how}. ${event.backend.reason}`);
    trouble = null;
    for (const told of held) receive(told);
    sight.markChanged();
    if (wantsPlay && !isOver) client.play();
    whenReady.resolve();
  }

  /** A change that acts now. It shows on the page, but where the hand has asked for more since. */
  function receiveChange(change: Change, request: number | null): void {
    observations.noteChange(change);
    const gesture =
      request === null ? store.getState().scheduled[0]?.gesture : requests.gestureOf(request);
    requests.settle(request, change.patch);
    const next = gesture === undefined ? change : { ...change, gesture };
    store.setState(({ startSpec, spec, changes, scheduled, evaluations }) => ({
      spec: { ...spec, ...requests.visible(change.patch) },
      changes: logged(startSpec, changes, next),
      scheduled: request === null ? scheduled.slice(1) : scheduled,
      // An act gives the same step another state: what was measured of it is true no longer.
      ...(change.act === undefined
        ? {}
        : { evaluations: evaluations.filter((each) => each.step < change.step) }),
    }));
    addressBar.write();
    sight.markChanged();
  }

  function receivePlaying({ playing, step }: EventOf<'playing'>): void {
    const { spec, stepsPerEpoch } = store.getState();
    const finished = !playing && step >= spec.epochs * stepsPerEpoch;
    if (finished) wantsPlay = false;
    store.setState({ phase: playing ? 'playing' : finished ? 'finished' : 'paused' });
  }

  /** It fails where it was to stand, as it did before: what was seen of it by then is shown. */
  function standAtLast(): void {
    if (arriving === null || readied === null || !known?.seen) return;
    const { held } = arriving;
    sight.stand(readied, arriving, known, null);
    arriving = null;
    for (const told of held) receive(told);
  }

  function receiveFailure({ cause, message }: EventOf<'failed'>): void {
    const { phase } = store.getState();
    // Who has failed already is silent for that reason.
    if (cause === 'silence' && phase === 'failed') return;
    const isUnusable = cause === 'checkpoint' && checkpoint !== null;
    if (isUnusable || (cause === 'device' && recoveries < MOST_RECOVERIES)) {
      recoveries++;
      trouble = message;
      void begin(present(isUnusable ? null : checkpoint));
      return;
    }
    if (arriving !== null && readied === null) sight.leave(known);
    if (cause !== 'silence') standAtLast();
    failed = { cause, phaseBefore: phase };
    store.setState({
      phase: 'failed',
      progress: null,
      goingTo: null,
      failure: message,
      hasDiverged: cause === 'diverged',
      // From there the same numbers would run away again.
      ...(cause === 'diverged' ? { keptStep: null } : {}),
    });
    // Who is only silent may be ready yet.
    if (cause !== 'silence') whenReady.reject(new Error(message));
  }

  function receive(event: WorkerEvent): void {
    if (arriving?.passBy(event) === true) return;
    switch (event.type) {
      case 'progress':
        // Images go on arriving after training has begun; that is no longer worth a word.
        if (store.getState().phase === 'preparing') {
          store.setState({ progress: { text: event.text, share: event.share } });
        }
        return;
      case 'ready':
        return receiveReady(event);
      case 'frame':
        return sight.takeFrame(event);
      case 'pictures':
        return sight.takePictures(event);
      case 'evaluated':
        return sight.takeEvaluation(event);
      case 'patched':
        return receiveChange({ step: event.step, patch: event.patch }, event.request);
      case 'acted':
        return receiveChange({ step: event.step, patch: {}, act: event.act }, event.request);
      case 'playing':
        return receivePlaying(event);
      case 'kept':
        return keep(event.checkpoint);
      case 'failed':
        return receiveFailure(event);
      case 'recovered':
        if (failed?.cause === 'silence')
          store.setState({ phase: failed.phaseBefore, failure: null });
        failed = null;
        return;
      case 'notice':
        return notices.notify(event.message);
      case 'stepped':
      case 'snapshot':
      case 'frozen':
      case 'figures':
      case 'net':
      case 'answered':
      case 'classified':
      case 'disposed':
      case 'pong':
        return;
      default:
        return event satisfies never;
    }
  }

  client.listen(receive);

  return {
    get wantsPlay() {
      return wantsPlay;
    },
    get hasDiverged() {
      return failed?.cause === 'diverged';
    },
    ready: () => whenReady.promise,
    start,
    get isOnItsWay() {
      return isOnItsWay();
    },
    get seen() {
      return sight.seen;
    },
    resume({ spec, checkpoint: from, past, ...story }, log, play) {
      const known = { ...newRun(), ...story, seen: { past } };
      return start({ spec, log, play: play && wantsPlay, from, story: known });
    },
    retry: () => start(present(checkpoint)),
    play() {
      wantsPlay = true;
      if (store.getState().phase !== 'preparing') client.play();
    },
    pause() {
      wantsPlay = false;
      if (!isOnItsWay()) client.pause();
    },
    async step(count) {
      wantsPlay = false;
      await whenReady.promise;
      await client.step(count);
    },
    patch(patch, gesture) {
      const { request, answer } = client.patch(patch);
      requests.ask(request, patch, gesture);
      return answer.finally(() => requests.settle(request, patch));
    },
    async act(act) {
      await whenReady.promise;
      return client.act(act);
    },
  };
}

const newRun = () => ({
  began: new Date().toISOString(),
  runId: newId(),
  forkOf: null,
});
