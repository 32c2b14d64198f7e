/**
 * The run as the hand has it: begins runs, plays and pauses, changes prices, and keeps the store true to
 * what the worker tells.
 */
import type { Act } from '../game/acts.ts';
import {
  checkPatch,
  needsRestart,
  type Change,
  type RunSpec,
  type SpecPatch,
} from '../game/spec.ts';
import type { Evaluated, WorkerEvent } from '../protocol/events.ts';
import type { AddressBar } from './addressBar.ts';
import type { Client, EventOf } from './client.ts';
import { deferred } from './deferred.ts';
import type { DrawLoop } from './drawLoop.ts';
import type { Observations } from './observations.ts';
import type { Standings } from './standings.ts';
import type { LabStore } from './store.ts';

/** Enough for every test of a long run; beyond it every second one is dropped. */
const MAX_EVALUATIONS = 1000;

export interface Session {
  /** Settles when the run asked for last is prepared. */
  ready(): Promise<void>;
  /** Begins a run; what the last one has shown stays on the page until the new one is ready. */
  start(spec: RunSpec, scheduled: readonly Change[], play: boolean): Promise<void>;
  play(): void;
  pause(): void;
  step(count: number): Promise<void>;
  set(raw: SpecPatch): Promise<{ step: number }>;
  act(act: Act): Promise<{ step: number }>;
  reset(options?: { seed?: number }): Promise<void>;
  notify(...sentences: string[]): void;
}

interface Parts {
  readonly store: LabStore;
  readonly client: Client;
  readonly observations: Observations;
  readonly standings: Standings;
  readonly drawLoop: DrawLoop;
  readonly addressBar: Pick<AddressBar, 'write'>;
}

export function createSession(parts: Parts): Session {
  const { store, client, observations, standings, drawLoop, addressBar } = parts;
  /** What the hand asked for last; the worker's `playing` follows it, and may still be on its way. */
  let wantsPlay = true;
  let whenReady = deferred();

  function notify(...sentences: string[]): void {
    if (sentences.length === 0) return;
    store.setState(({ notices }) => ({ notices: [...new Set([...notices, ...sentences])] }));
  }

  function start(spec: RunSpec, scheduled: readonly Change[], play: boolean): Promise<void> {
    const begun = deferred();
    // A run that is overtaken before it is ready settles with the one that replaces it.
    whenReady.resolve(begun.promise);
    whenReady = begun;
    wantsPlay = play;
    const run = client.start(spec, scheduled);
    store.setState({
      run,
      phase: 'preparing',
      progress: { text: 'Starting', share: null },
      startSpec: spec,
      spec,
      changes: [],
      scheduled,
      failure: null,
    });
    addressBar.write();
    return begun.promise;
  }

  function receiveReady({ backend, layers, shown, stepsPerEpoch }: EventOf<'ready'>): void {
    observations.begin(shown.length, layers.length);
    store.setState(({ selected }) => ({
      phase: 'paused',
      progress: null,
      backend,
      layers,
      shown,
      stepsPerEpoch,
      evaluations: [],
      selected: selected.filter((player) => player < shown.length),
      hovered: null,
    }));
    standings.restart();
    if (wantsPlay) client.play();
    whenReady.resolve();
  }

  function receiveFrame(event: EventOf<'frame'>): void {
    observations.takeFrame(event, store.getState().spec);
    queueMicrotask(() => client.giveBack('frame', event.buffer));
    standings.markChanged();
    drawLoop.markDirty();
  }

  function receiveFields(event: EventOf<'fields'>): void {
    observations.takeFields(event);
    queueMicrotask(() => client.giveBack('fields', event.buffer));
    drawLoop.markDirty();
  }

  function receiveChange(change: Change, request: number | null): void {
    store.setState(({ spec, changes, scheduled }) => ({
      spec: { ...spec, ...change.patch },
      changes: [...changes, change],
      scheduled: request === null ? scheduled.slice(1) : scheduled,
    }));
    addressBar.write();
    standings.markChanged();
    drawLoop.markDirty();
  }

  function receivePlaying({ playing, step }: EventOf<'playing'>): void {
    const { spec, stepsPerEpoch } = store.getState();
    const finished = !playing && step >= spec.epochs * stepsPerEpoch;
    if (finished) wantsPlay = false;
    store.setState({ phase: playing ? 'playing' : finished ? 'finished' : 'paused' });
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
      case 'fields':
        return receiveFields(event);
      case 'evaluated':
        store.setState(({ evaluations }) => ({ evaluations: append(evaluations, event) }));
        return drawLoop.markDirty();
      case 'patched':
        return receiveChange({ step: event.step, patch: event.patch }, event.request);
      case 'acted':
        return receiveChange({ step: event.step, patch: {}, act: event.act }, event.request);
      case 'playing':
        return receivePlaying(event);
      case 'failed':
        store.setState({ phase: 'failed', progress: null, failure: event.message });
        return whenReady.reject(new Error(event.message));
      case 'notice':
        return notify(event.message);
      case 'stepped':
      case 'snapshot':
      case 'frozen':
      case 'disposed':
        return;
      default:
        return event satisfies never;
    }
  });

  return {
    ready: () => whenReady.promise,
    start,
    notify,
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
    async set(raw) {
      const { patch, notes } = checkPatch(raw);
      notify(...notes);
      const { spec } = store.getState();
      const next = { ...spec, ...patch };
      if (Object.keys(patch).length > 0 && needsRestart(patch)) {
        await start(next, [], wantsPlay);
        return { step: 0 };
      }
      // The thumb follows the hand; `patched` will say from which step it acts.
      store.setState({ spec: next });
      return client.patch(patch);
    },
    async act(act) {
      await whenReady.promise;
      return client.act(act);
    },
    async reset({ seed } = {}) {
      const { spec } = store.getState();
      await start({ ...spec, seed: seed ?? spec.seed }, [], wantsPlay);
    },
  };
}

function append(evaluations: readonly Evaluated[], next: Evaluated): Evaluated[] {
  const kept =
    evaluations.length < MAX_EVALUATIONS ? evaluations : evaluations.filter((_, i) => i % 2 === 0);
  return [...kept, next];
}
