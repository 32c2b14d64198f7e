import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presetSpec } from '../spec/presets.ts';
import { defaultSpec, type RunSpec } from '../spec/spec.ts';
import type { Command } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { readFrame } from '../protocol/frame.ts';

type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { type: Type }>;
type Start = Extract<Command, { type: 'start' }>;

/** The worker's own script, at the other end of a port whose messages are handed over at once. */
async function openWorker() {
  const events: WorkerEvent[] = [];
  const waiting = new Set<() => void>();
  const port = {
    onmessage: null as ((message: { data: Command }) => void) | null,
    postMessage(event: WorkerEvent) {
      events.push(event);
      if (event.type === 'frame' || event.type === 'pictures') {
        const { run, type: what, buffer } = event;
        queueMicrotask(() => tell({ type: 'return', run, what, buffer }));
      }
      for (const look of waiting) look();
    },
  };
  vi.stubGlobal('self', port);
  vi.resetModules();
  await import('./main.ts');
  const tell = (command: Command) => port.onmessage!({ data: command });
  const all = <Type extends WorkerEvent['type']>(type: Type) =>
    events.filter((event): event is EventOf<Type> => event.type === type);
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const start = (run: number, spec: RunSpec = presetSpec('crowd'), rest: Partial<Start> = {}) =>
    tell({
      type: 'start',
      run,
      spec,
      changes: [],
      from: null,
      dataUrl: NOWHERE,
      held: null,
      ...rest,
    });
  return { tell, start, events, all, until };
}

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9/';

let worker: Awaited<ReturnType<typeof openWorker>>;
beforeEach(async () => {
  worker = await openWorker();
});
afterEach(async () => {
  // What still runs would speak to a port that is gone.
  const before = worker.all('disposed').length;
  worker.tell({ type: 'dispose' });
  await worker.until(() => worker.all('disposed').length > before);
  vi.unstubAllGlobals();
});

describe('the worker', () => {
  it('prepares a run and says what it is, before anything else of it', async () => {
    const { start, events, until, all } = worker;
    start(1);
    await until(() => all('frame').length > 0);
    expect(events[0]).toMatchObject({ type: 'ready', run: 1, step: 0, done: 0 });
    const [{ shown, stepsPerEpoch, backend }] = all('ready');
    expect([...shown]).toEqual([...shown].sort((a, b) => a - b));
    expect(shown.length).toBeGreaterThan(0);
    expect(stepsPerEpoch).toBe(100);
    expect(backend.name).toBe('cpu');
  });

  it('obeys what it was told while it prepared, in order, once it is ready', async () => {
    const { start, tell, events, until, all } = worker;
    start(1);
    tell({ type: 'step', run: 1, request: 1, count: 4 });
    tell({ type: 'patch', run: 1, request: 2, patch: { gamma: 0.3 } });
    tell({ type: 'step', run: 1, request: 3, count: 2 });
    tell({ type: 'snapshot', run: 1, request: 4 });
    expect(events).toEqual([]);
    await until(() => all('stepped').length === 2 && all('snapshot').length === 1);
    expect(events[0].type).toBe('ready');
    expect(all('patched')[0].request).toBe(2);
    expect(all('stepped').map(({ request, step }) => [request, step])).toEqual([
      [1, 4],
      [3, 6],
    ]);
  });

  it('drops what is meant for another run, and tells nothing more of a run that has ended', async () => {
    const { start, tell, events, until, all } = worker;
    start(1);
    await until(() => all('ready').length === 1);
    tell({ type: 'play', run: 1 });
    await until(() => all('frame').length > 3);
    tell({ type: 'end', run: 1 });
    start(2);
    tell({ type: 'step', run: 1, request: 7, count: 1 });
    tell({ type: 'snapshot', run: 1, request: 8 });
    await until(() => all('ready').length === 2);
    tell({ type: 'step', run: 2, request: 9, count: 3 });
    await until(() => all('stepped').length > 0);
    expect(all('stepped').map(({ request }) => request)).toEqual([9]);
    expect(all('snapshot')).toEqual([]);
    const at = events.indexOf(all('ready')[1]);
    expect(events.slice(at).filter((event) => 'run' in event && event.run !== 2)).toEqual([]);
  });

  it('prepares no run that has ended before its turn came', async () => {
    const { start, tell, until, all } = worker;
    for (const run of [1, 2, 3]) {
      tell({ type: 'end', run: run - 1 });
      start(run, { ...presetSpec('crowd'), seed: run });
    }
    tell({ type: 'step', run: 3, request: 1, count: 1 });
    await until(() => all('stepped').length === 1);
    expect(all('ready').map(({ run }) => run)).toEqual([3]);
  });

  it('keeps several runs, each with a loop of its own, and each goes as it would alone', async () => {
    const { start, tell, until, all } = worker;
    const at = (run: number, step: number) =>
      all('frame')
        .filter((frame) => frame.run === run)
        .map(({ buffer }) => readFrame(new Float32Array(buffer)))
        .findLast((frame) => frame.step === step)?.participation;
    start(1);
    tell({ type: 'step', run: 1, request: 1, count: 40 });
    await until(() => at(1, 40) !== undefined);
    const alone = at(1, 40)!.slice();
    for (const run of [2, 3]) {
      start(run);
      tell({ type: 'step', run, request: run, count: 40 });
    }
    await until(() => at(2, 40) !== undefined && at(3, 40) !== undefined);
    expect(at(2, 40)).toEqual(alone);
    expect(at(3, 40)).toEqual(alone);
    tell({ type: 'end', run: 2 });
    tell({ type: 'snapshot', run: 2, request: 8 });
    tell({ type: 'snapshot', run: 1, request: 9 });
    await until(() => all('snapshot').length === 1);
    expect(all('snapshot')[0].request).toBe(9);
  });

  it('gives a sign of life at any time', async () => {
    const { start, tell, events, until, all } = worker;
    tell({ type: 'ping' });
    expect(events).toEqual([{ type: 'pong' }]);
    start(1);
    tell({ type: 'ping' });
    expect(all('pong')).toHaveLength(2);
    await until(() => all('ready').length === 1);
    tell({ type: 'play', run: 1 });
    tell({ type: 'ping' });
    expect(all('pong')).toHaveLength(3);
  });

  it('says in a sentence that a run cannot be prepared, and prepares the next', async () => {
    const { start, until, all } = worker;
    start(1, { ...defaultSpec, backend: 'cpu' });
    await until(() => all('failed').length === 1);
    const [{ run, cause, message }] = all('failed');
    expect([run, cause]).toEqual([1, 'preparation']);
    expect(message).toMatch(/^[A-Z].*\.?$/);
    expect(all('ready')).toEqual([]);
    start(2);
    await until(() => all('ready').length === 1);
    expect(all('ready')[0].run).toBe(2);
  });

  it('goes on from what it has kept, to the same players, and refuses what it has not', async () => {
    const { start, tell, until, all } = worker;
    const last = () => readFrame(new Float32Array(all('frame').at(-1)!.buffer));
    start(1);
    tell({ type: 'step', run: 1, request: 1, count: 30 });
    await until(() => all('kept').length > 0);
    const { checkpoint } = all('kept').at(-1)!;
    tell({ type: 'step', run: 1, request: 2, count: 20 });
    await until(() => all('stepped').length === 2);
    const unbroken = last().participation.slice();

    start(2, presetSpec('crowd'), { from: structuredClone(checkpoint) });
    await until(() => all('ready').length === 2);
    expect(all('ready')[1].step).toBe(checkpoint.step);
    tell({ type: 'step', run: 2, request: 3, count: 50 - checkpoint.step });
    await until(() => all('stepped').length === 3);
    expect(last().step).toBe(50);
    expect(last().participation).toEqual(unbroken);

    start(3, presetSpec('crowd'), { from: { step: 5, state: 'nothing of ours' } });
    await until(() => all('failed').length === 1);
    expect(all('failed')[0]).toMatchObject({ run: 3, cause: 'checkpoint' });
  });

  it('plays a run at the speed that was chosen for it, from its first step on', async () => {
    const { start, tell, until, all } = worker;
    start(1);
    tell({ type: 'speed', run: 1, stepsPerSecond: 0.001 });
    tell({ type: 'play', run: 1 });
    start(2);
    tell({ type: 'step', run: 2, request: 5, count: 30 });
    await until(() => all('stepped').length === 1);
    for (let turns = 0; turns < 200; turns++) await new Promise((resolve) => setImmediate(resolve));
    tell({ type: 'snapshot', run: 1, request: 1 });
    await until(() => all('snapshot').length === 1);
    expect(all('snapshot')[0].snapshot.step).toBe(1);
  });

  it('holds nothing after it was told to dispose of all', async () => {
    const { start, tell, until, all } = worker;
    start(1);
    await until(() => all('ready').length === 1);
    tell({ type: 'play', run: 1 });
    tell({ type: 'dispose' });
    await until(() => all('disposed').length === 1);
    expect(all('disposed')).toEqual([{ type: 'disposed', tensors: 0 }]);
  });
});
