import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import type { Command } from '../protocol/commands.ts';
import type { Snapshot, WorkerEvent } from '../protocol/events.ts';
import { createClient } from './client.ts';
import type { Thread } from './thread.ts';
import { SILENCE_S } from './heartbeat.ts';

/** A worker that says what the test has it say; `sent` are the commands, with what went along. */
interface FakeThread extends Thread {
  readonly sent: { command: Command; transfer: readonly Transferable[] }[];
  isEnded: boolean;
  say(event: WorkerEvent): void;
}

function fakeThread(): FakeThread {
  const sent: FakeThread['sent'] = [];
  const thread: FakeThread = {
    ...{ sent, isEnded: false, onmessage: null, onmessageerror: null, onerror: null },
    postMessage: (command: Command, transfer?: unknown) =>
      void sent.push({ command, transfer: (transfer ?? []) as Transferable[] }),
    terminate: () => void (thread.isEnded = true),
    say: (data) => thread.onmessage?.call(thread as unknown as Worker, { data } as MessageEvent),
  };
  return thread;
}

const beginning = { spec: defaultSpec, changes: [], from: null };

/** @param cannotStart whether a thread cannot be made at all */
function clientOf(cannotStart = () => false) {
  const threads: FakeThread[] = [];
  const clock = { time: 0, beat: () => {} };
  const client = createClient({
    heldFor: () => null,
    createThread() {
      if (cannotStart()) throw new Error('There are no workers here.');
      threads.push(fakeThread());
      return threads[threads.length - 1];
    },
    pulse: {
      now: () => clock.time,
      every(_, call) {
        clock.beat = call;
        return () => void (clock.beat = () => {});
      },
      isHidden: () => false,
    },
    dataUrl: 'http://host/data/',
  });
  const heard: WorkerEvent[] = [];
  client.listen((event) => heard.push(event));
  const newest = () => threads[threads.length - 1];
  const sent = <Type extends Command['type']>(type: Type) =>
    newest()
      .sent.map(({ command }) => command)
      .filter((command): command is Extract<Command, { type: Type }> => command.type === type);
  /** Beats without an answer until a silence is told. */
  const beSilent = () => {
    for (let waited = 0; waited <= SILENCE_S + 2; waited += 2) {
      clock.time += 2000;
      clock.beat();
    }
  };
  return { client, threads, heard, newest, sent, beSilent };
}

const snapshotOf = (step: number) => ({ step }) as Snapshot;
/** Whether a promise has settled by now, and how. */
const nowOf = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    ),
    new Promise((resolve) => setImmediate(() => resolve('waits'))),
  ]);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the client', () => {
  it('gives each answer to who asked, in whatever order they come', async () => {
    const { client, newest, sent } = clientOf();
    const run = client.start(beginning);
    const [steps, early, late] = [client.step(5), client.snapshot(), client.snapshot()];
    const patch = client.patch({ gamma: 2 });
    const [asked, other] = sent('snapshot').map(({ request }) => request);
    newest().say({ type: 'snapshot', run, request: other, snapshot: snapshotOf(2) });
    newest().say({ type: 'patched', run, request: patch.request, step: 7, patch: { gamma: 2 } });
    newest().say({ type: 'snapshot', run, request: asked, snapshot: snapshotOf(1) });
    expect(await late).toEqual({ step: 2 });
    expect(await early).toEqual({ step: 1 });
    expect(await patch.answer).toEqual({ step: 7 });
    expect(await nowOf(steps)).toBe('waits');
    newest().say({ type: 'stepped', run, request: sent('step')[0].request, step: 5 });
    expect(await steps).toBeUndefined();
  });

  it('tells listeners before who asked, and neither of a run that has ended', async () => {
    const { client, newest, sent, heard } = clientOf();
    const first = client.start(beginning);
    const overtaken = client.snapshot();
    overtaken.catch(() => undefined);
    const { request } = sent('snapshot')[0];
    const run = client.start(beginning);
    await expect(overtaken).rejects.toThrow('A new run has begun');
    newest().say({ type: 'snapshot', run: first, request, snapshot: snapshotOf(1) });
    newest().say({ type: 'playing', run: first, playing: true, step: 3 });
    expect(heard).toEqual([]);

    const order: string[] = [];
    client.listen(({ type }) => order.push(type));
    const asked = client.snapshot().then(() => order.push('asker'));
    newest().say({
      ...{ type: 'snapshot', run, snapshot: snapshotOf(0) },
      request: sent('snapshot')[1].request,
    });
    await asked;
    expect(order).toEqual(['snapshot', 'asker']);
  });

  it('does not take a change of the log for an answer', async () => {
    const { client, newest, heard } = clientOf();
    const run = client.start(beginning);
    const { answer } = client.patch({ gamma: 2 });
    newest().say({ type: 'patched', run, request: null, step: 1, patch: { gamma: 9 } });
    expect(await nowOf(answer)).toBe('waits');
    expect(heard).toHaveLength(1);
  });

  it('rejects whoever waits when the run fails, with its sentence', async () => {
    const { client, newest } = clientOf();
    const run = client.start(beginning);
    const waiting = [client.step(5), client.snapshot(), client.patch({ gamma: 2 }).answer];
    newest().say({ type: 'failed', run, cause: 'other', message: 'It broke.' });
    for (const each of waiting) await expect(each).rejects.toThrow('It broke.');
    // The worker lives: what is asked later is asked of it.
    expect(await nowOf(client.snapshot())).toBe('waits');
  });

  it.each([
    ['dies', (thread: FakeThread) => thread.onerror?.call(asWorker(thread), errorEvent('boom'))],
    [
      'cannot be loaded',
      (thread: FakeThread) => thread.onerror?.call(asWorker(thread), errorEvent('')),
    ],
    [
      'says what cannot be read',
      (thread: FakeThread) => thread.onmessageerror?.call(asWorker(thread), {} as MessageEvent),
    ],
  ])('says so when the worker %s, rejects whoever waits and builds another', async (_, hurt) => {
    const { client, threads, heard, newest, sent } = clientOf();
    client.setSpeed(30);
    const run = client.start(beginning);
    client.setSpeed(40);
    const waiting = client.step(5);
    hurt(newest());
    await expect(waiting).rejects.toThrow(/^The training worker stopped \(.+\)/);
    expect(heard).toMatchObject([{ type: 'failed', run, cause: 'worker' }]);
    expect(threads[0].isEnded).toBe(true);
    await expect(client.snapshot()).rejects.toThrow('has stopped');

    const next = client.start(beginning);
    expect(threads).toHaveLength(2);
    expect(sent('speed')).toEqual([{ type: 'speed', run: next, stepsPerSecond: 40 }]);
    expect(sent('start')).toMatchObject([{ run: next, dataUrl: 'http://host/data/' }]);
    // The old one has nothing to say any more.
    threads[0].say({ type: 'playing', run: next, playing: true, step: 1 });
    hurt(threads[0]);
    expect(heard).toHaveLength(1);
  });

  it('says so when no worker can be made, to a caller that knows its run’s number', async () => {
    let isImpossible = true;
    const { client, heard, threads } = clientOf(() => isImpossible);
    const run = client.start(beginning);
    expect(heard).toEqual([]);
    await Promise.resolve();
    expect(heard).toMatchObject([{ type: 'failed', run, cause: 'worker' }]);
    isImpossible = false;
    client.start(beginning);
    expect(threads).toHaveLength(1);
  });

  it('notices a worker that is silent, rejects whoever waits, and takes it back when it speaks', async () => {
    const { client, threads, heard, newest, sent, beSilent } = clientOf();
    const run = client.start(beginning);
    const waiting = client.snapshot();
    waiting.catch(() => undefined);
    beSilent();
    expect(sent('ping').length).toBeGreaterThan(3);
    await expect(waiting).rejects.toThrow('has not answered');
    expect(heard).toMatchObject([{ type: 'failed', run, cause: 'silence' }]);
    newest().say({ type: 'pong' });
    expect(heard.map(({ type }) => type)).toEqual(['failed', 'recovered', 'pong']);
    client.start(beginning);
    expect(threads).toHaveLength(1);
  });

  it('begins the next run in another worker when this one is silent', () => {
    const { client, threads, beSilent } = clientOf();
    client.start(beginning);
    beSilent();
    client.start(beginning);
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('lets no listener keep an event from the others, or an answer from who asked', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const { client, newest, sent } = clientOf();
    const run = client.start(beginning);
    const calls: string[] = [];
    const silence = client.listen(() => {
      throw new Error('A panel broke.');
    });
    client.listen(({ type }) => calls.push(type));
    const asked = client.snapshot();
    const { request } = sent('snapshot')[0];
    newest().say({ type: 'snapshot', run, request, snapshot: snapshotOf(4) });
    expect(await asked).toEqual({ step: 4 });
    expect(calls).toEqual(['snapshot']);
    expect(reported).toHaveLength(1);
    silence();
    newest().say({ type: 'playing', run, playing: true, step: 4 });
    expect(reported).toHaveLength(1);
  });

  it('keeps a run beside the shown one: each hears of its own, and lasts as long as it is wanted', async () => {
    const { client, threads, newest, heard, sent } = clientOf();
    client.setSpeed(20);
    const first = client.start(beginning);
    const besides: WorkerEvent[] = [];
    const beside = client.startBeside(beginning, (event) => besides.push(event));
    const other = sent('start')[1].run;
    expect(sent('speed').map(({ run }) => run)).toEqual([first]);
    const [ofShown, ofBeside] = [client.snapshot(), beside.snapshot()];
    ofShown.catch(() => undefined);
    expect(sent('snapshot').map(({ run }) => run)).toEqual([first, other]);
    const next = client.start(beginning);
    await expect(ofShown).rejects.toThrow('A new run has begun');
    const [, { request }] = sent('snapshot');
    newest().say({ type: 'snapshot', run: other, request, snapshot: snapshotOf(3) });
    expect(await ofBeside).toEqual({ step: 3 });
    newest().say({ type: 'failed', run: other, cause: 'other', message: 'It broke.' });
    expect([heard, besides.map(({ type }) => type)]).toEqual([[], ['snapshot', 'failed']]);
    expect(await nowOf(client.snapshot())).toBe('waits');

    threads[0].onerror?.call(asWorker(threads[0]), errorEvent('boom'));
    expect(heard).toMatchObject([{ type: 'failed', run: next, cause: 'worker' }]);
    expect(besides.at(-1)).toMatchObject({ type: 'failed', run: other, cause: 'worker' });
    beside.end();
    await expect(beside.snapshot()).rejects.toThrow('has stopped');
    client.start(beginning);
    expect(sent('end')).toEqual([]);
  });

  it('says that a run beside is lost when a silent worker is given up', async () => {
    const { client, newest, sent, beSilent } = clientOf();
    const told: WorkerEvent[] = [];
    client.start(beginning);
    const beside = client.startBeside(beginning, (event) => told.push(event));
    beSilent();
    client.start(beginning);
    expect(told).toMatchObject([
      { type: 'failed', cause: 'silence' },
      { type: 'failed', cause: 'worker' },
    ]);
    newest().say({ type: 'pong' });
    expect(told.at(-1)).toMatchObject({ type: 'pong' });
    await expect(beside.snapshot()).rejects.toThrow('has stopped');
    expect(sent('snapshot')).toEqual([]);
  });

  it('hands buffers back instead of copying them', () => {
    const { client, newest } = clientOf();
    const run = client.start(beginning);
    const buffer = new ArrayBuffer(8);
    client.giveBack('frame', buffer);
    expect(newest().sent.at(-1)).toEqual({
      command: { type: 'return', run, what: 'frame', buffer },
      transfer: [buffer],
    });
  });
});

const asWorker = (thread: FakeThread) => thread as unknown as Worker;
const errorEvent = (message: string) => ({ message }) as ErrorEvent;
