import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../protocol/commands.ts';
import type { RunRecord } from '../../record/record.ts';
import { estimate } from '../../spec/estimate.ts';
import { defaultSpec, type RunSpec } from '../../spec/spec.ts';
import { createClient } from '../client.ts';
import { SILENCE_S } from '../heartbeat.ts';
import { overValues, type Plan } from '../runs/plan.ts';
import type { Thread } from '../thread.ts';
import { createPagePool } from './pagePool.ts';
import { createPool, MOST_RETRIES, type PoolParts, type Source } from './pool.ts';

const plansOf = (count: number): Plan[] =>
  overValues(
    defaultSpec,
    'gamma',
    'γ',
    Array.from({ length: count }, (_, i) => i + 1),
  );

/** No browser has memory for it. */
const TOO_LARGE: RunSpec = {
  ...defaultSpec,
  ...({ network: '28x28x1 c600k1 p2 d10', granularity: 'filter', batchSize: 1024 } as const),
};

/** A worker whose runs do what the test says. */
function fakeThread() {
  const commands: Command[] = [];
  const say = (data: unknown) =>
    thread.onmessage?.call(thread as unknown as Worker, { data } as MessageEvent);
  const starts = () =>
    commands.filter((each): each is Extract<Command, { type: 'start' }> => each.type === 'start');
  const thread = {
    ...({ isEnded: false, onmessage: null, onmessageerror: null, onerror: null } as Thread & {
      isEnded: boolean;
    }),
    commands,
    postMessage(command: Command) {
      commands.push(command);
      if (command.type === 'snapshot')
        queueMicrotask(() =>
          say({
            ...{ type: 'snapshot', run: command.run, request: command.request },
            snapshot: { step: 0, participation: [] },
          }),
        );
    },
    terminate: () => void (thread.isEnded = true),
    starts,
    /** Types of what it was told of its newest run, after the start. */
    told: () => commands.filter((each) => 'run' in each).map(({ type }) => type),
    ready: () =>
      say({
        ...{ type: 'ready', run: starts().at(-1)!.run, layers: [], shown: new Uint32Array() },
        ...{ stepsPerEpoch: 5, backend: { name: 'wasm' } },
      }),
    stop: () => say({ type: 'playing', run: starts().at(-1)!.run, playing: false, step: 5 }),
    say,
    fail: (cause: string, message: string) =>
      say({ type: 'failed', run: starts().at(-1)!.run, cause, message }),
    die: () => thread.onerror?.call(thread as unknown as Worker, { message: 'boom' } as ErrorEvent),
    gamma: () => starts().at(-1)?.spec.gamma,
  };
  return thread;
}

function world(over: Partial<PoolParts> = {}) {
  const threads: ReturnType<typeof fakeThread>[] = [];
  const clock = { time: 0, beats: [] as (() => void)[] };
  const pool = createPool({
    ...{ size: () => 2, memory: 2 ** 32 },
    createClient: () =>
      createClient({
        createThread() {
          threads.push(fakeThread());
          return threads.at(-1)!;
        },
        pulse: {
          now: () => clock.time,
          every(_, call) {
            clock.beats.push(call);
            return () => void (clock.beats = clock.beats.filter((each) => each !== call));
          },
          isHidden: () => false,
        },
        dataUrl: 'data/',
        heldFor: () => null,
      }),
    backend: () => 'wasm',
    sleep: () => Promise.resolve(),
    ...over,
  });
  return {
    ...{ pool, threads },
    alive: () => threads.filter(({ isEnded }) => !isEnded),
    of: (gamma: number) => threads.findLast((each) => !each.isEnded && each.gamma() === gamma)!,
    beSilent() {
      for (let waited = 0; waited <= SILENCE_S + 2; waited += 2) {
        clock.time += 2000;
        clock.beats.forEach((beat) => beat());
      }
    },
  };
}

function sourceOf(plans: Plan[]) {
  const ended: [number, string][] = [];
  const records: RunRecord[] = [];
  const left = [...plans];
  const source: Source = {
    next: () => left.shift() ?? null,
    onEnd(plan, outcome) {
      if ('record' in outcome) records.push(outcome.record);
      ended.push([
        plan.spec.gamma as number,
        'why' in outcome ? outcome.why : outcome.record.verdict.ended,
      ]);
    },
  };
  return { source, ended, records, left };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function finish(thread: ReturnType<typeof fakeThread>) {
  thread.ready();
  thread.stop();
  await settle();
}

describe('a pool of workers', () => {
  it('asks for the next plan whenever a worker is free, and lets the workers go when there is none', async () => {
    const { pool, threads, alive, of } = world();
    const { source, ended, records, left } = sourceOf(plansOf(3));
    pool.play(source);
    await settle();
    expect(threads.map((thread) => thread.gamma())).toEqual([1, 2]);
    expect(left).toHaveLength(1);
    await finish(of(2));
    expect(threads.map((thread) => thread.gamma())).toEqual([1, 3]);
    await finish(of(3));
    expect(alive()).toHaveLength(2);
    await finish(of(1));
    expect(ended).toEqual([
      [2, 'complete'],
      [3, 'complete'],
      [1, 'complete'],
    ]);
    expect(alive()).toEqual([]);
    // As it was asked for, and by what it was computed.
    expect(records[0]!.manifest.spec.backend).toBe('auto');
    expect(records[0]!.manifest.engines).toEqual([{ step: 0, backend: 'wasm' }]);
    expect(threads[0]!.starts()[0]!.spec.backend).toBe('wasm');
  });

  it('says how long a game played, without what it rested', async () => {
    let time = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => time);
    const { pool, of } = world();
    const seconds: number[] = [];
    const left = plansOf(1);
    const job = pool.play({
      next: () => left.shift() ?? null,
      onEnd: (_, ended) => void ('record' in ended && seconds.push(ended.seconds)),
    });
    await settle();
    time += 2000;
    pool.rest();
    time += 600_000;
    pool.rest();
    job.rest();
    time += 600_000;
    job.goOn();
    pool.goOn();
    time += 3000;
    await finish(of(1));
    clock.mockRestore();
    expect(seconds).toEqual([5]);
  });

  it('lets the next plan depend on what the others came to', async () => {
    const { pool, of } = world({ size: () => 1 });
    const [first, second, third] = plansOf(3);
    const asked: number[] = [];
    let next: Plan | null = first!;
    pool.play({
      next() {
        const plan = next;
        next = null;
        return plan;
      },
      onBegin: (plan) => void asked.push(plan.spec.gamma as number),
      onEnd: (plan) => (next = plan === first ? third! : null),
    });
    await settle();
    await finish(of(1));
    expect(asked).toEqual([1, 3]);
    expect(second).toBeDefined();
  });

  it.each(['dies', 'is silent', 'loses its device'])(
    'plays a plan again whose worker %s, in another one, so often and no oftener',
    async (how) => {
      const { pool, threads, of, beSilent } = world({ size: () => 1 });
      const { source, ended } = sourceOf(plansOf(2));
      pool.play(source);
      await settle();
      for (let time = 0; time <= MOST_RETRIES; time++) {
        expect(ended).toEqual([]);
        const thread = of(1);
        expect(thread.starts().length + threads.length).toBeGreaterThan(time);
        if (how === 'dies') thread.die();
        else if (how === 'is silent') beSilent();
        else thread.fail('device', 'The graphics device is gone.');
        await settle();
      }
      expect(ended).toHaveLength(1);
      expect(ended[0]![1]).toMatch(/stopped|not answered|gone/);
      await finish(of(2));
      expect(ended[1]).toEqual([2, 'complete']);
    },
  );

  it('rests and goes on; a run that was over when it was to rest is over', async () => {
    const { pool, threads, of } = world();
    const { source, ended, left } = sourceOf(plansOf(3));
    const job = pool.play(source);
    await settle();
    of(1).ready();
    of(2).ready();
    job.rest();
    expect(of(1).told().slice(-2)).toEqual(['play', 'pause']);
    // It had done its last step.
    of(1).say({ type: 'playing', run: of(1).starts()[0]!.run, playing: false, step: 1e9 });
    await settle();
    expect(ended).toEqual([[1, 'complete']]);
    expect(left).toHaveLength(1);
    pool.rest();
    job.goOn();
    expect(of(2).told().at(-1)).toBe('pause');
    pool.goOn();
    expect(of(2).told().at(-1)).toBe('play');
    expect(threads.map((thread) => thread.gamma())).toEqual([3, 2]);
  });

  it('is cancelled: what plays is given up, nothing more is told, the workers go', async () => {
    const { pool, threads, alive } = world();
    const { source, ended } = sourceOf(plansOf(5));
    const job = pool.play(source);
    await settle();
    const [first] = threads;
    job.cancel();
    await finish(first!);
    expect([ended, alive()]).toEqual([[], []]);
  });

  it('asks and tells nothing before whoever plays has a job to cancel by, also where all is refused', async () => {
    const { pool } = world();
    const told: string[] = [];
    let asked = 0;
    // No end: only a cancelled job is asked no more.
    const job = pool.play({
      next: () => (asked++, { spec: TOO_LARGE, log: [], label: 'large' }),
      onEnd(_, ended) {
        told.push('why' in ended ? ended.why : '');
        job.cancel();
      },
    });
    expect(asked).toBe(0);
    await settle();
    expect([asked, told]).toEqual([1, [expect.stringMatching(/memory/)]]);
  });

  it('serves again after it could not make a worker', async () => {
    let isDenied = true;
    const { pool } = world({
      createClient() {
        if (isDenied) throw new Error('No worker can be made.');
        return {
          startBeside: () => ({ hurry: () => undefined }) as never,
          dismiss: () => undefined,
        };
      },
    });
    const resting = pool.play({ next: () => null, onEnd: () => undefined });
    await settle();
    const begun: number[] = [];
    const plans = plansOf(2);
    let isAsked = false;
    pool.rest();
    const job = pool.play({
      next: () => (isAsked ? (plans.shift() ?? null) : null),
      onBegin: (plan) => void begun.push(plan.spec.gamma as number),
      onEnd: () => undefined,
    });
    await settle();
    pool.goOn();
    isAsked = true;
    expect(() => job.more()).toThrow(/No worker/);
    isDenied = false;
    resting.more();
    expect(begun).not.toEqual([]);
  });

  it('gives jobs turns', async () => {
    const { pool, threads, of } = world();
    const [one, other] = [sourceOf(plansOf(4)), sourceOf(plansOf(9).slice(6))];
    pool.play(one.source);
    await settle();
    pool.play(other.source);
    await settle();
    await finish(of(1));
    expect(threads.map((thread) => thread.gamma())).toEqual([7, 2]);
    await finish(of(2));
    expect(threads.map((thread) => thread.gamma())).toEqual([7, 3]);
  });

  it('plays no more at once than memory holds, and refuses what none holds', async () => {
    const { bytes } = estimate(defaultSpec, {});
    const { pool, threads } = world({ size: () => 4, memory: 2.5 * bytes });
    const { source, ended } = sourceOf(plansOf(4));
    pool.play(source);
    await settle();
    expect(threads).toHaveLength(2);
    expect(pool.atOnce(defaultSpec)).toBe(2);
    expect(pool.atOnce(TOO_LARGE)).toBe(1);
    const large = sourceOf([{ spec: TOO_LARGE, log: [], label: 'large' }]);
    pool.play(large.source);
    await settle();
    await finish(threads[0]!);
    await finish(threads[0]!);
    expect(large.ended[0]![1]).toMatch(/memory/);
    expect(ended.length).toBeGreaterThan(0);
  });
});

it('of a page has a worker for each core beside the shown run’s, and rests while the page is hidden', async () => {
  let onChange: () => void = () => undefined;
  let onBackend: (now: object, before: object) => void = () => undefined;
  let name: string | null = null;
  const page = {
    hidden: false,
    addEventListener: (_: string, listener: () => void) => void (onChange = listener),
  };
  const poolOn = (cores: number, backend: string | null) => {
    name = backend;
    return createPagePool(
      {
        store: {
          getState: () => ({ backend: name === null ? null : { name }, whenHidden: 'pause' }),
          subscribe: (heard: () => void) => void (onBackend = heard),
        } as never,
        workers: {
          createThread: fakeThread,
          pulse: { now: () => 0, every: () => () => undefined, isHidden: () => false },
          ...{ dataUrl: '', heldFor: () => null },
        },
        sleep: () => Promise.resolve(),
      },
      { hardwareConcurrency: cores },
      page as never,
    );
  };
  expect([1, 2, 4, 64].map((cores) => poolOn(cores, 'wasm').size)).toEqual([1, 1, 3, 8]);
  expect(poolOn(16, 'webgpu').size).toBe(2);
  // A card may turn out to compute, or not.
  const early = poolOn(16, null);
  const waiting = plansOf(20);
  early.play({ next: () => waiting.shift() ?? null, onEnd: () => undefined });
  await settle();
  expect([early.size, waiting.length]).toEqual([2, 18]);
  name = 'wasm';
  onBackend({ backend: { name } }, { backend: null });
  expect([early.size, waiting.length]).toEqual([8, 12]);
  early.end();
  const pool = poolOn(2, 'wasm');
  page.hidden = true;
  onChange();
  const asked: number[] = [];
  pool.play({ next: () => (asked.push(1), null), onEnd: () => undefined });
  await settle();
  expect(asked).toEqual([]);
  page.hidden = false;
  onChange();
  expect(asked).toEqual([1]);
});
