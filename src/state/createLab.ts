/** Builds the lab of a page: reads the address, starts the worker and the first run, keeps the store true. */
import { frozenGameToJson } from '../game/frozen/parse.ts';
import { inDoublePrecision } from '../game/frozen/types.ts';
import {
  checkPatch,
  needsRestart,
  type Change,
  type RunSpec,
  type SpecPatch,
} from '../game/spec.ts';
import { readFrame } from '../protocol/frame.ts';
import type { Evaluated, WorkerEvent } from '../protocol/events.ts';
import { createClient, type EventOf } from './client.ts';
import { createDrawLoop } from './drawLoop.ts';
import { createAnalyst } from './analyst.ts';
import { closeupOf } from './closeup.ts';
import { createStandings } from './standings.ts';
import type { Fields, Lab } from './lab.ts';
import { RollCall } from './rollCall.ts';
import { createLabStore, MAX_SELECTED, type Theme } from './store.ts';
import { applyTheme, rememberedTheme } from './theme.ts';
import { Trajectory } from './trajectory.ts';
import { readHash, writeHash } from './url.ts';

/** Enough for every test of a long run; beyond it every second one is dropped. */
const MAX_EVALUATIONS = 1000;
const HASH_DELAY_MS = 300;

export function createLab(): Lab {
  const opened = readHash(location.hash);
  const theme = rememberedTheme();
  applyTheme(theme);
  const store = createLabStore(opened.spec, opened.changes, opened.notes, theme, opened.view);
  const drawLoop = createDrawLoop();
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  const client = createClient(worker, new URL('data/mnist/', document.baseURI).href);
  let trajectory = new Trajectory(0, 0);
  let rollCall = new RollCall(0);
  let fields: Fields | null = null;
  /** Who was selected last: after a deselection panels go on speaking of it. */
  let chosen: readonly number[] = [];
  /** What the hand asked for last; the worker's `playing` follows it, and may still be on its way. */
  let wantsPlay = true;
  let whenReady = deferred();

  const analyst = createAnalyst();
  const standings = createStandings({
    client,
    analyst,
    onLook: () => drawLoop.markDirty(),
    now: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

  function notify(...sentences: string[]): void {
    if (sentences.length === 0) return;
    store.setState(({ notices }) => ({ notices: [...new Set([...notices, ...sentences])] }));
  }

  /** Begins a run; what the last one has shown stays on the page until the new one is ready. */
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
    writeAddress();
    return begun.promise;
  }

  let hashTimer: ReturnType<typeof setTimeout> | undefined;
  function writeAddress(): void {
    clearTimeout(hashTimer);
    // Browsers limit how often the address may be rewritten; a dragged slider would pass the limit.
    hashTimer = setTimeout(() => history.replaceState(null, '', address()), HASH_DELAY_MS);
  }

  function address(): string {
    const { startSpec, changes, scheduled, view } = store.getState();
    const url = new URL(location.href);
    url.hash = writeHash(startSpec, [...changes, ...scheduled], view);
    return url.href;
  }

  function receiveReady({ backend, layers, shown, stepsPerEpoch }: EventOf<'ready'>): void {
    trajectory = new Trajectory(shown.length, layers.length);
    rollCall = new RollCall(shown.length);
    fields = null;
    const within = (player: number) => player < trajectory.playerCount;
    store.setState(({ selected }) => ({
      phase: 'paused',
      progress: null,
      backend,
      layers,
      shown,
      stepsPerEpoch,
      evaluations: [],
      selected: selected.filter(within),
      hovered: null,
    }));
    standings.restart();
    if (wantsPlay) client.play();
    whenReady.resolve();
  }

  function receiveFrame({ buffer }: EventOf<'frame'>): void {
    const frame = readFrame(new Float32Array(buffer));
    trajectory.push(frame);
    rollCall.observe(frame, store.getState().spec);
    queueMicrotask(() => client.giveBack('frame', buffer));
    standings.markChanged();
    drawLoop.markDirty();
  }

  function receiveFields({ buffer, step, side }: EventOf<'fields'>): void {
    const length = trajectory.playerCount * side * side;
    fields = { step, side, pixels: new Uint8Array(buffer, 0, length).slice() };
    queueMicrotask(() => client.giveBack('fields', buffer));
    drawLoop.markDirty();
  }

  function receiveChange(change: Change, request: number | null): void {
    store.setState(({ spec, changes, scheduled }) => ({
      spec: { ...spec, ...change.patch },
      changes: [...changes, change],
      scheduled: request === null ? scheduled.slice(1) : scheduled,
    }));
    writeAddress();
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

  window.addEventListener('hashchange', () => {
    const edited = readHash(location.hash);
    notify(...edited.notes);
    store.setState({ view: edited.view });
    void start(edited.spec, edited.changes, true);
  });

  const lab: Lab = {
    store,
    drawLoop,
    get trajectory() {
      return trajectory;
    },
    get rollCall() {
      return rollCall;
    },
    get fields() {
      return fields;
    },
    get closeup() {
      const { selected, layers } = store.getState();
      if (selected.length > 0) chosen = selected;
      return closeupOf(standings.latest, layers, chosen);
    },
    standings,
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
    async set(raw: SpecPatch) {
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
    setSpeed(stepsPerSecond) {
      store.setState({ stepsPerSecond });
      client.setSpeed(stepsPerSecond);
    },
    setTheme(next: Theme) {
      applyTheme(next);
      store.setState({ theme: next });
      drawLoop.markDirty();
    },
    setView(view) {
      store.setState({ view });
      writeAddress();
    },
    select(player, extend = false) {
      store.setState(({ selected }) => ({ selected: nextSelection(selected, player, extend) }));
      drawLoop.markDirty();
    },
    hover(player) {
      if (store.getState().hovered === player) return;
      store.setState({ hovered: player });
      drawLoop.markDirty();
    },
    dismissNotice(index) {
      store.setState(({ notices }) => ({ notices: notices.filter((_, i) => i !== index) }));
    },
    async snapshot() {
      await whenReady.promise;
      return client.snapshot();
    },
    async frozenGame() {
      await whenReady.promise;
      return frozenGameToJson(inDoublePrecision((await client.freeze()).game));
    },
    async analysis() {
      await whenReady.promise;
      const { game } = await client.freeze();
      const { standings: now, ends } = await analyst.work(null, game, true);
      return { layers: now.map((layer, l) => ({ ...layer, ...ends![l] })) };
    },
    address,
    on: (type, callback) =>
      client.listen((event) => {
        if (event.type === type) callback(event as Parameters<typeof callback>[0]);
      }),
  };

  void start(opened.spec, opened.changes, true);
  return lab;
}

interface Deferred {
  readonly promise: Promise<void>;
  resolve(value?: Promise<void>): void;
  reject(reason: Error): void;
}

/** A promise settled from outside. The page shows a failure even if nobody awaits this one. */
function deferred(): Deferred {
  let settle: Pick<Deferred, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve: (value) => resolve(value), reject };
  });
  promise.catch(() => undefined);
  return { promise, ...settle! };
}

function append(evaluations: readonly Evaluated[], next: Evaluated): Evaluated[] {
  const kept =
    evaluations.length < MAX_EVALUATIONS ? evaluations : evaluations.filter((_, i) => i % 2 === 0);
  return [...kept, next];
}

function nextSelection(selected: readonly number[], player: number, extend: boolean): number[] {
  const others = selected.filter((other) => other !== player);
  if (!extend) return selected.length === 1 && others.length === 0 ? [] : [player];
  return others.length < selected.length ? others : [player, ...others].slice(0, MAX_SELECTED);
}
