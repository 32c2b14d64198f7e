import { evaluatedAt } from '../protocol/test/evaluated.ts';
import { describe, expect, it } from 'vitest';
import { defaultSpec, type SpecPatch } from '../spec/spec.ts';
import type { Command } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { createClient } from './client.ts';
import type { Thread } from './thread.ts';
import type { TabRun } from './keeper.ts';
import { createObservations } from './observations.ts';
import { Baselines } from './baselines.ts';
import { PruningHistory } from './pruningHistory.ts';
import { createNoticeBoard } from './notices.ts';
import { createSession } from './session.ts';
import { createShownRun } from './shownRun.ts';
import { createSight } from './sight.ts';
import { createLabStore } from './store.ts';
import { Trajectory } from './trajectory.ts';
import { playerId } from '../game/players.ts';

type Said<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** A page whose worker answers only when told to. */
function world() {
  const said: Command[] = [];
  const threads: Thread[] = [];
  let beat: () => void = () => undefined;
  let time = 0;
  const client = createClient({
    heldFor: () => null,
    createThread() {
      const thread: Thread = {
        onmessage: null,
        onmessageerror: null,
        onerror: null,
        postMessage: (command: Command) => void said.push(command),
        terminate: () => undefined,
      };
      threads.push(thread);
      return thread;
    },
    pulse: {
      now: () => time,
      every(_, call) {
        beat = call;
        return () => undefined;
      },
      isHidden: () => false,
    },
    dataUrl: '',
  });
  const store = createLabStore({
    spec: defaultSpec,
    scheduled: [],
    notices: [],
    theme: 'light',
    whenHidden: 'goOn',
    view: 'net',
  });
  const kept: TabRun[] = [];
  const observations = createObservations();
  const notices = createNoticeBoard(store);
  const quiet = { markChanged: () => undefined, restart: () => undefined };
  const shown = createShownRun({
    store,
    client,
    notices,
    observations,
    sight: createSight({
      ...{ store, client, observations, figuresMonitor: quiet, asking: quiet },
      analysisMonitor: {
        ...quiet,
        latest: null,
        past: [],
        failure: null,
        watch: () => () => undefined,
      },
      drawLoop: { add: () => () => undefined, markDirty: () => undefined } as never,
    }),
    denseTwin: { heed: () => undefined },
    tries: { heed: () => undefined },
    addressBar: { write: () => undefined },
    keeper: { keep: (run) => void kept.push(run) },
    checkpoints: { add: () => undefined },
  });
  const session = createSession({
    ...{ store, run: shown, notices, observations },
    time: {
      fork: () => null,
      mark: () => ({ done: () => undefined }),
      beforeRun: () => undefined,
    },
  });
  const hear = (data: WorkerEvent) => {
    const thread = threads.at(-1)!;
    thread.onmessage?.call(thread as Worker, { data } as MessageEvent);
  };
  const run = () => store.getState().run;
  const lastSaid = <Type extends Command['type']>(type: Type) =>
    said.findLast((command): command is Said<Type> => command.type === type)!;
  return {
    ...{ session, shown, store, observations, said, threads, kept, hear, run, lastSaid },
    ready: (step = 0, name: 'webgpu' | 'wasm' = 'webgpu') =>
      hear({
        done: store.getState().changes.length,
        ...{ type: 'ready', run: run(), step, stepsPerEpoch: 100 },
        ...{ backend: { name, reason: `${name}.` }, layers: [], shown: new Uint32Array() },
      }),
    patches: () => said.filter((command): command is Said<'patch'> => command.type === 'patch'),
    answer: ({ request, patch }: { request: number; patch: SpecPatch }, step: number) =>
      hear({ type: 'patched', run: run(), request, step, patch }),
    fail: (cause: 'device' | 'diverged' | 'checkpoint' | 'other') =>
      hear({ type: 'failed', run: run(), cause, message: `It was ${cause}.` }),
    silence: () => {
      for (let i = 0; i < 9; i++) {
        time += 2000;
        beat();
      }
    },
  };
}

async function playing() {
  const page = world();
  void page.shown.start({ spec: { ...defaultSpec, gamma: 1 }, log: [], play: true });
  page.ready();
  page.hear({ type: 'playing', run: page.run(), playing: true, step: 0 });
  return page;
}

it('data that lack a file are refused in a sentence, and the run goes on as it was', async () => {
  const page = await playing();
  const run = page.run();
  await page.session.set({ data: 'own' });
  expect([page.run(), page.store.getState().phase]).toEqual([run, 'playing']);
  expect(page.store.getState().spec).toEqual({ ...defaultSpec, gamma: 1 });
  expect(page.store.getState().notices.join()).toContain('your own data need a file');
});

it('a new run that could not be had is not shown what was seen of the one before', async () => {
  const page = await playing();
  page.hear({ type: 'evaluated', run: page.run(), ...evaluatedAt(10, 0.9) });
  const before = page.observations.trajectory;
  const begun = page.session.reset({ seed: 5 });
  expect(page.observations.trajectory).toBe(before);
  page.fail('other');
  await expect(begun).rejects.toThrow('It was other.');
  expect(page.observations.trajectory).not.toBe(before);
  expect(page.store.getState().evaluations).toEqual([]);
});

it('of a run that fails on its way to another of its own steps all that was seen stays', async () => {
  const page = await playing();
  const { seen } = page.shown;
  const known = { runId: 'a', forkOf: null, began: '', evaluations: [], engines: [], seen };
  const before = page.observations.trajectory;
  const begun = page.shown.start({ spec: defaultSpec, log: [], play: false, to: 5, story: known });
  page.fail('other');
  await expect(begun).rejects.toThrow('It was other.');
  expect(page.observations.trajectory).toBe(before);
});

it('a run that no memory holds is refused in a sentence, and the run goes on as it was', async () => {
  const page = await playing();
  const run = page.run();
  const wide = { network: '28x28x1 c600k1 p2 d10', granularity: 'filter', batchSize: 1024 };
  await expect(page.session.set(wide as SpecPatch)).rejects.toThrow('GB of memory');
  expect([page.run(), page.store.getState().phase]).toEqual([run, 'playing']);
  expect(page.store.getState().spec).toEqual({ ...defaultSpec, gamma: 1 });
  expect(page.store.getState().notices.join()).toContain('The run goes on as it was.');
});

describe('answers that come late', () => {
  it('never take back what the hand has done since', async () => {
    const page = await playing();
    const seen: number[] = [];
    page.store.subscribe(({ spec }) => seen.push(spec.gamma as number));
    for (let gamma = 2; gamma <= 20; gamma++) {
      void page.session.set({ gamma });
      // The worker is three presses behind.
      const late = page.patches().at(-4);
      if (late !== undefined) page.answer(late, gamma);
    }
    for (const patch of page.patches().slice(-3)) page.answer(patch, 30);
    expect(page.store.getState().spec.gamma).toBe(20);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    // Of the three that came at step 30 it saw the last.
    expect(page.store.getState().changes.map(({ patch }) => patch.gamma)).toEqual([
      ...Array.from({ length: 16 }, (_, i) => i + 2),
      20,
    ]);
  });

  it('carry the movement of the hand that asked, as do those that are replayed', async () => {
    const page = await playing();
    void page.session.set({ gamma: 5 }, { gesture: 7 });
    void page.session.set({ gamma: 6 }, { gesture: 7 });
    const [first, second] = page.patches();
    page.answer(first, 3);
    page.answer(second, 4);
    const log = [
      { step: 3, patch: { gamma: 5 }, gesture: 7 },
      { step: 4, patch: { gamma: 6 }, gesture: 7 },
    ];
    expect(page.store.getState().changes).toEqual(log);
    void page.shown.start({ spec: { ...defaultSpec, gamma: 1 }, log, play: true });
    page.hear({
      ...{ type: 'patched', run: page.run(), request: null, step: 3, patch: { gamma: 5 } },
    });
    expect(page.store.getState()).toMatchObject({ changes: [log[0]], scheduled: [log[1]] });
  });

  it('a replayed change shows, but where the hand has asked for more', async () => {
    const page = await playing();
    void page.session.set({ gamma: 5 });
    page.hear({
      ...{ type: 'patched', run: page.run(), request: null, step: 7 },
      patch: { gamma: 3, beta: 0.5 },
    });
    expect(page.store.getState().spec).toMatchObject({ gamma: 5, beta: 0.5 });
    page.answer(page.patches()[0], 8);
    expect(page.store.getState().spec.gamma).toBe(5);
  });

  it('a request that failed holds nothing back', async () => {
    const page = await playing();
    const lost = page.session.set({ gamma: 5 });
    page.fail('other');
    await expect(lost).rejects.toThrow('It was other.');
    page.hear({ type: 'patched', run: page.run(), request: null, step: 7, patch: { gamma: 3 } });
    expect(page.store.getState().spec.gamma).toBe(3);
  });
});

it('what was measured of a step is taken back when an act gives the step another state', async () => {
  const page = await playing();
  for (const step of [5, 8])
    page.hear({ type: 'evaluated', run: page.run(), ...evaluatedAt(step, 0.9) });
  page.hear({
    ...{ type: 'acted', run: page.run(), request: null, step: 8 },
    act: { kind: 'pin', player: playerId(0), participation: 0 },
  });
  expect(page.store.getState().evaluations.map(({ step }) => step)).toEqual([5]);
});

describe('a run in trouble', () => {
  const checkpoint = { step: 40, state: 'opaque' };
  const log = [
    { step: 10, patch: { gamma: 2 } },
    { step: 40, patch: { gamma: 3 } },
  ];

  async function kept() {
    const page = world();
    void page.shown.start({ spec: defaultSpec, log, play: true });
    page.ready();
    page.hear({ type: 'playing', run: page.run(), playing: true, step: 0 });
    page.hear({ type: 'kept', run: page.run(), checkpoint });
    return page;
  }

  it('goes on by itself from what was kept when the device is lost, and says on what', async () => {
    const page = await kept();
    const asked = page.shown.step(1000);
    await page.shown.ready();
    page.fail('device');
    await expect(asked).rejects.toThrow('It was device.');
    expect(page.lastSaid('start')).toMatchObject({ from: checkpoint, changes: log });
    expect(page.store.getState()).toMatchObject({
      phase: 'preparing',
      changes: log.slice(0, 1),
      scheduled: log.slice(1),
    });
    expect(page.store.getState().spec.gamma).toBe(3);
    page.ready(40, 'wasm');
    expect(page.store.getState().notices).toEqual([
      'It was device. The run goes on from step 40. wasm.',
    ]);
    expect(page.store.getState().engines).toEqual([
      { step: 0, name: 'webgpu' },
      { step: 40, name: 'wasm' },
    ]);
  });

  it('begins again by itself when the device is lost before anything was kept', async () => {
    const page = world();
    void page.shown.start({ spec: defaultSpec, log, play: true });
    page.ready();
    page.fail('device');
    expect(page.lastSaid('start')).toMatchObject({ from: null, changes: log });
    page.ready(0, 'wasm');
    expect(page.store.getState().notices).toEqual([
      'It was device. The run begins again from its start. wasm.',
    ]);
  });

  it('is told of when the device is lost again and again', async () => {
    const page = await kept();
    for (let i = 0; i < 10 && page.store.getState().phase !== 'failed'; i++) {
      page.fail('device');
      if (page.store.getState().phase === 'preparing') page.ready(40);
    }
    expect(page.store.getState()).toMatchObject({ phase: 'failed', failure: 'It was device.' });
  });

  it('begins again where the numbers have run away: from what was kept they would again', async () => {
    const page = await kept();
    page.fail('diverged');
    expect(page.store.getState().keptStep).toBeNull();
    void page.session.retry();
    expect(page.lastSaid('start')).toMatchObject({ from: null });
  });

  it('begins again, with its whole log, where what was kept cannot be used', async () => {
    const page = await kept();
    page.fail('other');
    void page.session.retry();
    expect(page.lastSaid('start')).toMatchObject({ from: checkpoint });
    page.fail('checkpoint');
    expect(page.lastSaid('start')).toMatchObject({ from: null, changes: log });
  });

  it('goes on with another worker after the old one was silent', async () => {
    const page = await kept();
    const asked = page.shown.step(5);
    await page.shown.ready();
    page.silence();
    await expect(asked).rejects.toThrow(/has not answered for 16 seconds/);
    expect(page.store.getState().phase).toBe('failed');
    void page.session.retry();
    expect(page.threads).toHaveLength(2);
    expect(page.lastSaid('start')).toMatchObject({ from: checkpoint });
  });

  it('is ready after a silence while it was prepared', async () => {
    const page = world();
    void page.shown.start({ spec: defaultSpec, log: [], play: false });
    page.silence();
    page.hear({ type: 'pong' });
    page.ready();
    await page.shown.ready();
    void page.shown.step(3);
    await page.shown.ready();
    expect(page.lastSaid('step')).toMatchObject({ count: 3 });
  });

  it('shows a kept past only together with the layers it speaks of', async () => {
    const page = world();
    const past: unknown = structuredClone({
      trajectory: new Trajectory(3, 1),
      pruningHistory: new PruningHistory(3),
      baselines: new Baselines(),
    });
    const kept = {
      spec: defaultSpec,
      log: [],
      checkpoint,
      playsOn: false,
      evaluations: [],
      engines: [],
      began: '2026-11-26T12:00:00.000Z',
      runId: 'a',
      forkOf: null,
      past,
    };
    void page.shown.resume(kept, [], true);
    expect(page.observations.trajectory.layerCount).toBe(page.store.getState().layers.length);
    page.hear({
      ...{ type: 'ready', run: page.run(), step: 40, done: 0, stepsPerEpoch: 100 },
      backend: { name: 'wasm', reason: '' },
      layers: [{ name: 'Layer 1', first: 0, count: 3, total: 3, firstInput: 0 }] as never,
      shown: Uint32Array.of(0, 1, 2),
    });
    expect(page.observations.trajectory.playerCount).toBe(3);
  });

  it('is over, and does not play on, where it comes back at its end', async () => {
    const page = await kept();
    page.fail('other');
    void page.session.retry();
    page.said.length = 0;
    page.ready(100 * defaultSpec.epochs);
    expect(page.store.getState().phase).toBe('finished');
    expect(page.said.some(({ type }) => type === 'play')).toBe(false);
  });

  it('takes the word back when a silent worker speaks again', async () => {
    const page = await kept();
    page.silence();
    page.hear({ type: 'pong' });
    expect(page.store.getState()).toMatchObject({ phase: 'playing', failure: null });
  });

  it('is kept with all that a reload needs', async () => {
    const page = await kept();
    expect(page.kept).toHaveLength(1);
    expect(page.kept[0]).toMatchObject({ spec: defaultSpec, log, checkpoint });
  });
});

it('what a listener throws reaches neither the run nor the other listeners', async () => {
  const reported: unknown[] = [];
  globalThis.reportError = (error: unknown) => void reported.push(error);
  const page = world();
  page.store.subscribe(() => {
    throw new Error('a panel');
  });
  const heard: string[] = [];
  page.store.subscribe(({ phase }) => heard.push(phase));
  void page.shown.start({ spec: defaultSpec, log: [], play: true });
  page.ready();
  await page.shown.ready();
  expect(heard.at(-1)).toBe('paused');
  expect(page.said.at(-1)).toMatchObject({ type: 'play' });
  expect(reported.length).toBeGreaterThan(0);
});
