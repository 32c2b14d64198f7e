/**
 * The run that the page shows: begins it, goes on with it after trouble, and keeps the store true to what the worker
 * tells. What the hand asked for last wins, whatever is still on its way.
 */
import type { Intervention } from '../game/interventions.ts';
import { logged, standingAt } from '../spec/log.ts';
import { isDrawn } from '../game/shown.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import type { Checkpoint, FailureCause, WorkerEvent } from '../protocol/events.ts';
import type { AddressBar } from './addressBar.ts';
import type { Client, EventOf } from './client.ts';
import { deferred } from './deferred.ts';
import type { DrawLoop } from './drawLoop.ts';
import { withEvaluation } from './evaluations.ts';
import { createHandRequests } from './handRequests.ts';
import type { FiguresMonitor } from './figures.ts';
import type { Keeper, KeptRun } from './keeper.ts';
import type { NoticeBoard } from './notices.ts';
import type { Observations } from './observations.ts';
import type { AnalysisMonitor } from './analysisMonitor.ts';
import type { Asking } from './asking.ts';
import type { EngineSpell, LabStore, Phase } from './store.ts';
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
  /** In the history: `newRun` where Back is to return to the run before. */
  readonly entry?: 'same' | 'newRun';
}

export interface ShownRun {
  /** What the hand asked for last; the worker's `playing` follows it, and may still be on its way. */
  readonly wantsPlay: boolean;
  /** Settles when the run asked for last is prepared. */
  ready(): Promise<void>;
  /** By hand: what went wrong before is over. What the last run has shown stays until the new one is ready. */
  start(opening: Opening): Promise<void>;
  /** Goes on with a run that was kept. @param log as the address has it, which may know more */
  resume(kept: KeptRun, log: readonly Change[], play: boolean): Promise<void>;
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
  readonly observations: Observations;
  readonly analysisMonitor: AnalysisMonitor;
  readonly figuresMonitor: Pick<FiguresMonitor, 'markChanged' | 'restart'>;
  readonly asking: Pick<Asking, 'markChanged' | 'restart'>;
  readonly denseTwin: Pick<DenseTwin, 'heed'>;
  readonly drawLoop: DrawLoop;
  readonly addressBar: Pick<AddressBar, 'write'>;
  readonly keeper: Pick<Keeper, 'keep'>;
}

export function createShownRun(parts: ShownRunParts): ShownRun {
  const { store, client, notices, observations, analysisMonitor, figuresMonitor } = parts;
  const { asking, denseTwin, drawLoop, addressBar, keeper } = parts;
  let wantsPlay = true;
  let whenReady = deferred();
  const requests = createHandRequests();
  let checkpoint: Checkpoint | null = null;
  let failed: { readonly cause: FailureCause; readonly phaseBefore: Phase } | null = null;
  let recoveries = 0;
  /** What is said when the run goes on. */
  let trouble: string | null = null;
  /** What was kept of a run's past: it is shown when the run is ready, together with its layers. */
  let keptPast: unknown = null;

  /** By hand: what went wrong before is over. */
  function start(opening: Opening): Promise<void> {
    [recoveries, trouble] = [0, null];
    return begin(opening);
  }

  function begin({ spec, log, play, from, entry = 'same' }: Opening): Promise<void> {
    const begun = deferred();
    // A run that is overtaken before it is ready settles with the one that replaces it.
    whenReady.resolve(begun.promise);
    whenReady = begun;
    wantsPlay = play;
    failed = null;
    keptPast = null;
    checkpoint = from ?? null;
    requests.forget();
    // First: runs at one time share what computes them, and the new one may want another.
    denseTwin.heed(spec, log);
    const run = client.start({ spec, changes: log, from: from ?? null });
    store.setState({
      run,
      phase: 'preparing',
      progress: { text: 'Starting', share: null },
      startSpec: spec,
      failure: null,
      hasDiverged: false,
      ...(from === undefined ? { began: new Date().toISOString() } : {}),
      keptStep: from?.step ?? null,
      ...standingAt(spec, log, from?.step ?? 0),
    });
    addressBar.write(entry);
    return begun.promise;
  }

  /** The present run, from the last state that was kept, or else from its start. */
  function present(from: Checkpoint | null): Opening {
    const { startSpec, changes, scheduled } = store.getState();
    const log = [...changes, ...scheduled];
    return { spec: startSpec, log, play: wantsPlay, ...(from === null ? {} : { from }) };
  }

  function keep(kept: Checkpoint): void {
    checkpoint = kept;
    const { startSpec, changes, scheduled, evaluations, engines, began, hiddenPause } =
      store.getState();
    store.setState({ keptStep: kept.step });
    keeper.keep({
      spec: startSpec,
      log: [...changes, ...scheduled],
      checkpoint: kept,
      playsOn: hiddenPause,
      evaluations,
      engines,
      began,
      past: observations.past,
    });
  }

  function receiveReady(event: EventOf<'ready'>): void {
    const { backend, layers, shown, stepsPerEpoch, step, done } = event;
    const goesOn = step > 0;
    const { startSpec, changes, scheduled } = store.getState();
    const log = [...changes, ...scheduled];
    const past = log.slice(0, done);
    const isOver = step >= startSpec.epochs * stepsPerEpoch;
    if (keptPast !== null) observations.restore(keptPast);
    keptPast = null;
    if (goesOn) observations.goBackTo(step, shown, layers.length, past);
    else observations.begin(shown, layers.length);
    store.setState(({ selected, pricedGroup, evaluations, engines }) => ({
      phase: isOver ? 'finished' : 'paused',
      progress: null,
      backend,
      layers,
      shown,
      stepsPerEpoch,
      engines: withEngine(goesOn ? engines : [], { step, name: backend.name }),
      evaluations: goesOn ? evaluations.filter((each) => each.step <= step) : [],
      selected: selected.filter((player) => isDrawn({ players: shown, layers }, player)),
      pricedGroup: pricedGroup !== null && pricedGroup < layers.length ? pricedGroup : null,
      hovered: null,
      unit: null,
      changes: past,
      scheduled: log.slice(done),
    }));
    const how = goesOn ? `goes on from step ${step}` : 'begins again from its start';
    if (trouble !== null) notices.notify(`${trouble} The run ${how}. ${backend.reason}`);
    trouble = null;
    analysisMonitor.restart(step);
    figuresMonitor.restart();
    asking.restart();
    if (wantsPlay && !isOver) client.play();
    whenReady.resolve();
  }

  function receiveFrame(event: EventOf<'frame'>): void {
    const { spec, stepsPerEpoch } = store.getState();
    observations.takeFrame(event, spec, stepsPerEpoch);
    queueMicrotask(() => client.giveBack('frame', event.buffer));
    analysisMonitor.markChanged();
    figuresMonitor.markChanged();
    asking.markChanged();
    drawLoop.markDirty();
  }

  function receivePictures(event: EventOf<'pictures'>): void {
    observations.takePictures(event, store.getState().spec);
    queueMicrotask(() => client.giveBack('pictures', event.buffer));
    drawLoop.markDirty();
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
    analysisMonitor.markChanged();
    drawLoop.markDirty();
  }

  function receivePlaying({ playing, step }: EventOf<'playing'>): void {
    const { spec, stepsPerEpoch } = store.getState();
    const finished = !playing && step >= spec.epochs * stepsPerEpoch;
    if (finished) wantsPlay = false;
    store.setState({ phase: playing ? 'playing' : finished ? 'finished' : 'paused' });
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
    failed = { cause, phaseBefore: phase };
    store.setState({
      phase: 'failed',
      progress: null,
      failure: message,
      hasDiverged: cause === 'diverged',
      // From there the same numbers would run away again.
      ...(cause === 'diverged' ? { keptStep: null } : {}),
    });
    // Who is only silent may be ready yet.
    if (cause !== 'silence') whenReady.reject(new Error(message));
  }

  client.listen((event: WorkerEvent) => {
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
        return receiveFrame(event);
      case 'pictures':
        return receivePictures(event);
      case 'evaluated':
        store.setState(({ evaluations }) => ({ evaluations: withEvaluation(evaluations, event) }));
        // The first one says that the test images are there.
        asking.markChanged();
        return drawLoop.markDirty();
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
      case 'answered':
      case 'classified':
      case 'disposed':
      case 'pong':
        return;
      default:
        return event satisfies never;
    }
  });

  return {
    get wantsPlay() {
      return wantsPlay;
    },
    get hasDiverged() {
      return failed?.cause === 'diverged';
    },
    ready: () => whenReady.promise,
    start,
    resume({ spec, checkpoint: from, evaluations, engines, began, past }, log, play) {
      store.setState({ evaluations, engines, began });
      const begun = start({ spec, log, play: play && wantsPlay, from });
      keptPast = past;
      return begun;
    },
    retry: () => start(present(checkpoint)),
    play() {
      wantsPlay = true;
      if (store.getState().phase !== 'preparing') client.play();
    },
    pause() {
      wantsPlay = false;
      client.pause();
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

const withEngine = (engines: readonly EngineSpell[], next: EngineSpell): readonly EngineSpell[] =>
  engines.at(-1)?.name === next.name ? engines : [...engines, next];
