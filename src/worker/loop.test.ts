import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRun, type Run } from '../engine/run.ts';
import { createSandboxTrainer } from '../engine/sandboxTrainer.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import { presetSpec } from '../spec/presets.ts';
import { shownPlayers } from '../game/shown.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { readFrame } from '../protocol/frame.ts';
import { createLoop, type LoopOptions } from './loop.ts';
import { playerId } from '../game/players.ts';

type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { type: Type }>;

interface Setting {
  readonly spec: Partial<RunSpec>;
  readonly changes: readonly Change[];
  readonly defaultStepsPerSecond: number | null;
  /** Whether the page gives frames back as soon as it has them. */
  readonly givesBack: boolean;
  readonly givesPicturesBack: boolean;
  readonly step: GameTrainer['step'];
  /** Whether the rule is played between the trainer's steps, and reading takes its time as on a graphics card. */
  readonly isSlowAndUnruled: boolean;
}

const RUN = 4;

/** The loop of a real run without a network; what it posts is noted, and frames are given back. */
function loopOf(setting: Partial<Setting> = {}) {
  const spec = { ...presetSpec('crowd'), ...setting.spec };
  const own = createSandboxTrainer(spec);
  const trainer: GameTrainer = {
    ...own,
    step: setting.step ?? own.step,
    ...(setting.isSlowAndUnruled && {
      rules: [],
      readPlayers: async () => {
        const columns = await own.readPlayers();
        await new Promise((resolve) => setTimeout(resolve, 3));
        return columns;
      },
    }),
  };
  const run: Run<GameTrainer> = createRun({
    ...{ trainer, images: null, spec },
    changes: setting.changes ?? [],
  });
  const events: WorkerEvent[] = [];
  const frames: { step: number; epsilon: number; participation: Float32Array }[] = [];
  const waiting = new Set<() => void>();
  const options: LoopOptions = {
    ...{ id: RUN, run, backend: 'cpu', testing: null, answering: null, scale: null },
    shown: shownPlayers(own.layers, spec.seed),
    defaultStepsPerSecond: setting.defaultStepsPerSecond ?? null,
    pictures: { shapes: [], pace: { everyMs: 500, share: 0.05 }, draw: async () => undefined },
    post(event) {
      events.push(event);
      if (event.type === 'frame') {
        const { step, epsilon, participation } = readFrame(new Float32Array(event.buffer));
        frames.push({ step, epsilon, participation: participation.slice() });
        if (setting.givesBack !== false) queueMicrotask(() => loop.giveBack('frame', event.buffer));
      }
      if (event.type === 'pictures' && setting.givesPicturesBack !== false)
        queueMicrotask(() => loop.giveBack('pictures', event.buffer));
      for (const look of waiting) look();
    },
  };
  const loop = createLoop(options);
  const all = <Type extends WorkerEvent['type']>(type: Type) =>
    events.filter((event): event is EventOf<Type> => event.type === type);

  /** Resolves as soon as it holds, judged after each event. */
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
  const answered = (request: number) =>
    until(() => events.some((event) => 'request' in event && event.request === request));
  /** Resolves when a loop that rests has told all. */
  let last = 1000;
  async function quiet(): Promise<void> {
    loop.snapshot(++last);
    await answered(last);
    // What is told at rest waits behind questions, and here for nothing else.
    for (let turns = 0; turns < 5; turns++) await nextTurn();
  }
  return { loop, run, events, frames, all, until, answered, quiet };
}

/** Lets the messages in that are there. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What of the page's life the order of events decides. */
const order = (events: readonly WorkerEvent[], ...types: readonly WorkerEvent['type'][]) =>
  events.filter(({ type }) => types.includes(type)).map(({ type }) => type);

afterEach(() => {
  vi.useRealTimers();
});

describe('the loop', () => {
  it('shows the last step in pictures too, however late the page gives the ones before back', async () => {
    const { loop, all, answered, quiet } = loopOf({ givesPicturesBack: false });
    await quiet();
    loop.step(3, 1);
    await answered(1);
    await quiet();
    expect(all('pictures').map(({ step }) => step)).toEqual([0]);
    loop.giveBack('pictures', all('pictures')[0]!.buffer);
    await quiet();
    expect(all('pictures').map(({ step }) => step)).toEqual([0, 3]);
    loop.giveBack('pictures', all('pictures')[1]!.buffer);
    await quiet();
    expect(all('pictures')).toHaveLength(2);
  });

  it('shows the players before the first step', async () => {
    const { run, frames, all, quiet } = loopOf();
    await quiet();
    expect(frames.map(({ step }) => step)).toEqual([0]);
    expect(all('pictures')).toHaveLength(1);
    expect(all('playing')).toEqual([]);
    expect(run.step).toBe(0);
  });

  it('plays to the end of the run and says so, the last frame being of its last step', async () => {
    const { loop, run, all, frames, until, quiet } = loopOf({ spec: { epochs: 1 } });
    loop.play();
    await until(() => all('playing').length === 2);
    await quiet();
    expect(run.step).toBe(run.stepsPerEpoch);
    expect(all('playing').map(({ playing, step }) => [playing, step])).toEqual([
      [true, 0],
      [false, run.stepsPerEpoch],
    ]);
    expect(frames.at(-1)!.step).toBe(run.step);
  });

  it('sends a last frame whenever and by whomever it comes to rest', async () => {
    const { loop, run, frames, until, quiet } = loopOf({ spec: { epochs: 1000 } });
    for (let pauses = 1; pauses <= 40; pauses++) {
      const from = run.step;
      loop.play();
      await until(() => run.step > from);
      // Between two frames, at another place of the loop's turn each time.
      for (let turns = 0; turns < pauses % 9; turns++) await nextTurn();
      for (let ticks = 0; ticks < pauses; ticks++) await Promise.resolve();
      loop.pause();
      await quiet();
      expect(frames.at(-1)!.step).toBe(run.step);
    }
  });

  it('shows the step that is waited for to a page that is slow to give the buffer back', async () => {
    const { loop, run, events, frames, answered, quiet } = loopOf({ givesBack: false });
    await quiet();
    loop.step(7, 1);
    await answered(1);
    expect(frames.map(({ step }) => step)).toEqual([0, 7]);
    const { buffer } = events.find(({ type }) => type === 'frame') as EventOf<'frame'>;
    loop.giveBack('frame', buffer);
    await quiet();
    expect(frames.map(({ step }) => step)).toEqual([0, run.step]);
  });

  it('answers steps when they are done, the frame of the step being there already', async () => {
    const { loop, events, frames, all, answered } = loopOf();
    loop.step(13, 1);
    await answered(1);
    expect(all('stepped')).toEqual([{ type: 'stepped', run: RUN, request: 1, step: 13 }]);
    expect(frames.at(-1)!.step).toBe(13);
    expect(events.at(-1)!.type).toBe('stepped');
  });

  it('does steps that are asked for meanwhile after the others, and answers them in order', async () => {
    const { loop, all, answered } = loopOf();
    loop.step(5, 1);
    loop.step(3, 2);
    loop.step(1, 3);
    await answered(3);
    expect(all('stepped').map(({ request, step }) => [request, step])).toEqual([
      [1, 5],
      [2, 8],
      [3, 9],
    ]);
  });

  it('pauses when it is told to do steps, and does no more of them', async () => {
    const { loop, run, all, until, answered, quiet } = loopOf({ spec: { epochs: 1000 } });
    loop.play();
    await until(() => run.step > 3);
    loop.step(2, 1);
    await answered(1);
    await quiet();
    expect(all('stepped')[0].step).toBe(run.step);
    expect(all('playing').at(-1)!.playing).toBe(false);
  });

  it('answers steps that a pause has cut short, with the step where it comes to rest', async () => {
    const { loop, run, all, until, quiet } = loopOf();
    loop.step(1_000_000, 1);
    await until(() => run.step > 3);
    loop.pause();
    await quiet();
    expect(all('stepped')).toEqual([{ type: 'stepped', run: RUN, request: 1, step: run.step }]);
  });

  it('says where it rests, though a step was under way when it was paused', async () => {
    const { loop, run, all, until, quiet } = loopOf({ spec: { epochs: 1000 } });
    loop.play();
    await until(() => run.step > 10);
    loop.pause();
    await quiet();
    expect(all('playing').at(-1)).toMatchObject({ playing: false, step: run.step });
  });

  it('says from which step a change acts, and no frame of a later step comes before', async () => {
    const { loop, run, events, frames, until, answered } = loopOf({ spec: { epochs: 1000 } });
    loop.play();
    await until(() => run.step > 10);
    loop.patch({ gamma: 0.3 }, 1);
    await answered(1);
    const at = events.findIndex(({ type }) => type === 'patched');
    const { step } = events[at] as EventOf<'patched'>;
    const shownBefore = events.slice(0, at).filter(({ type }) => type === 'frame').length;
    for (const frame of frames.slice(0, shownBefore)) expect(frame.step).toBeLessThanOrEqual(step);
    expect(run.log).toEqual([{ step, patch: { gamma: 0.3 } }]);
    loop.pause();
  });

  it('tells of the same step anew when it is judged anew, or players are put elsewhere', async () => {
    const { loop, frames, all, answered, quiet } = loopOf();
    loop.step(3, 1);
    await answered(1);
    loop.patch({ epsilon: 0.25 }, 2);
    await quiet();
    expect(frames.at(-1)).toMatchObject({ step: 3, epsilon: 0.25 });
    const told = frames.length;
    loop.act({ kind: 'set', player: playerId(0), participation: 0.5 }, 3);
    await answered(3);
    await quiet();
    expect(all('acted')[0]).toMatchObject({ request: 3, step: 3 });
    expect(frames).toHaveLength(told + 1);
  });

  it('tells what the log replays as it acts, as asked for by nobody', async () => {
    const changes: Change[] = [
      { step: 2, patch: { gamma: 0.2 } },
      { step: 2, patch: {}, act: { kind: 'set', player: playerId(1), participation: 0 } },
      { step: 4, patch: { beta: 0.1 } },
    ];
    const { loop, events, answered } = loopOf({ changes });
    loop.step(6, 1);
    await answered(1);
    expect(events.filter(({ type }) => type === 'patched' || type === 'acted')).toEqual([
      { type: 'patched', run: RUN, request: null, step: 2, patch: { gamma: 0.2 } },
      { type: 'acted', run: RUN, request: null, step: 2, act: changes[1].act },
      { type: 'patched', run: RUN, request: null, step: 4, patch: { beta: 0.1 } },
    ]);
  });

  it('a change in the middle of a step is of the step after it, and no frame shows half a step', async () => {
    const { loop, run, frames, all, until } = loopOf({ isSlowAndUnruled: true });
    loop.play();
    for (let request = 1; request <= 6; request++) {
      const from = run.step;
      await until(() => (frames.at(-1)?.step ?? -1) > from);
      while (run.underWay === null) await nextTurn();
      const { step } = run;
      loop.patch({ gamma: 0.1 * request }, request);
      expect(all('patched').at(-1)!.step).toBe(step + 1);
    }
    loop.pause();
    const last = run.step;
    await until(() => frames.at(-1)!.step > last);
    for (const { step } of run.log) expect(frames.map((frame) => frame.step)).toContain(step);
    const again = createRun<GameTrainer>({
      trainer: { ...createSandboxTrainer(presetSpec('crowd')), rules: [] },
      ...{ images: null, spec: presetSpec('crowd'), changes: run.log },
    });
    const states = [(await again.trainer.readPlayers()).participation];
    while (again.step < run.step) {
      await again.advance();
      states.push((await again.trainer.readPlayers()).participation);
    }
    for (const { step, participation } of frames)
      expect(participation, `step ${step}`).toEqual(states[step]);
  });

  it('answers every question, in order, between two steps', async () => {
    const { loop, run, events, until, answered } = loopOf({ spec: { epochs: 1000 } });
    loop.play();
    await until(() => run.step > 2);
    loop.snapshot(1);
    loop.freeze(2);
    loop.act({ kind: 'set', player: playerId(0), participation: 1 }, 3);
    loop.snapshot(4);
    await answered(4);
    loop.pause();
    expect(order(events, 'snapshot', 'frozen', 'acted')).toEqual([
      'snapshot',
      'frozen',
      'acted',
      'snapshot',
    ]);
  });

  it('ends with a sentence when a step fails, once, and can be played again', async () => {
    let isBroken = true;
    const sandbox = createSandboxTrainer(presetSpec('crowd'));
    const { loop, run, all, until, answered, quiet } = loopOf({
      step(images, coefficients, fee) {
        if (isBroken) throw new Error('The step could not be done.');
        sandbox.step(images, coefficients, fee);
      },
    });
    loop.play();
    await until(() => all('failed').length > 0);
    await quiet();
    expect(all('failed')).toEqual([
      { type: 'failed', run: RUN, cause: 'other', message: 'The step could not be done.' },
    ]);
    expect(run.step).toBe(0);
    // Asked again while it still fails: told again, and the worker goes on listening.
    loop.step(2, 7);
    await until(() => all('failed').length > 1);
    await quiet();
    isBroken = false;
    loop.step(2, 1);
    await answered(1);
    expect(run.step).toBe(2);
  });

  it('stops for good: when that is done nothing moves and nothing is said any more', async () => {
    const { loop, run, events, until } = loopOf({ spec: { epochs: 1000 } });
    loop.play();
    await until(() => run.step > 3);
    await loop.stop();
    const [step, said] = [run.step, events.length];
    loop.play();
    loop.step(5, 1);
    loop.snapshot(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(run.step).toBe(step);
    expect(events.slice(said).filter(({ type }) => type === 'frame')).toEqual([]);
    expect(order(events.slice(said), 'stepped', 'snapshot')).toEqual([]);
  });
});

describe('the loop in time', () => {
  const freezeTime = () =>
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });

  /** Lets what is due now happen: messages and promises are real. */
  const settle = async () => {
    for (let turns = 0; turns < 20; turns++) await nextTurn();
  };

  async function pass(ms: number): Promise<void> {
    for (let spent = 0; spent < ms; spent += 5) {
      vi.advanceTimersByTime(5);
      await settle();
    }
  }

  it('plays at the speed it is told, and at the run’s own where none was chosen', async () => {
    freezeTime();
    const { loop, run } = loopOf({ defaultStepsPerSecond: 100, spec: { epochs: 1000 } });
    await settle();
    loop.play();
    await pass(500);
    expect(Math.abs(run.step - 50)).toBeLessThanOrEqual(2);
    const before = run.step;
    loop.setSpeed(20);
    await pass(500);
    expect(Math.abs(run.step - before - 10)).toBeLessThanOrEqual(2);
    loop.pause();
  });

  it('lets nobody wait for a slow step: pause, questions and another speed come at once', async () => {
    freezeTime();
    const { loop, run, all, events } = loopOf({ spec: { epochs: 1000 } });
    await settle();
    loop.setSpeed(0.001);
    loop.play();
    await settle();
    expect(run.step).toBe(1);
    loop.snapshot(1);
    await settle();
    expect(order(events, 'snapshot')).toEqual(['snapshot']);
    loop.setSpeed(1000);
    await pass(20);
    expect(run.step).toBeGreaterThan(5);
    loop.setSpeed(0.001);
    await settle();
    loop.pause();
    await settle();
    expect(all('playing').at(-1)).toMatchObject({ playing: false, step: run.step });
  });

  it('keeps the state now and then while it plays, and when it rests; no step twice', async () => {
    freezeTime();
    const { loop, run, all } = loopOf({ defaultStepsPerSecond: 50, spec: { epochs: 1000 } });
    await settle();
    expect(all('kept')).toEqual([]);
    loop.play();
    await pass(12_000);
    const steps = () => all('kept').map(({ checkpoint }) => checkpoint.step);
    expect(steps().length).toBeGreaterThanOrEqual(6);
    expect(steps().length).toBeLessThanOrEqual(13);
    loop.pause();
    await settle();
    expect(steps().at(-1)).toBe(run.step);
    loop.save();
    await settle();
    expect(new Set(steps()).size).toBe(steps().length);
  });
});
