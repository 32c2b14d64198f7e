/** Moves through time against a page that does what it is told when it is told to. */
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../record/record.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { createLabStore } from '../store.ts';
import { Trajectory } from '../trajectory.ts';
import type { Opening } from '../shownRun.ts';
import { createTime, type TimeParts } from './time.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

function world() {
  const store = createLabStore({
    ...{ spec: defaultSpec, scheduled: [], notices: [], theme: 'light', whenHidden: 'goOn' },
    view: 'net',
  });
  const openings: Opening[] = [];
  const kept: string[] = [];
  const steps: number[] = [];
  const said: string[] = [];
  const frame = (step: number) => ({ step }) as NonNullable<Trajectory['latest']>;
  const observations = { trajectory: new Trajectory(1, 1) };
  const look = {
    wantsPlay: false,
    isOnItsWay: false,
    recording: Promise.resolve() as Promise<unknown>,
  };

  /** As the shown run does: what is asked for is there at once. */
  function show({ spec, log, to = 0, story }: Opening): void {
    observations.trajectory = new Trajectory(1, 1);
    observations.trajectory.latest = frame(to);
    store.setState(({ run }) => ({
      ...{ run: run + 1, startSpec: spec, spec, changes: log, scheduled: [] },
      ...(story && { runId: story.runId, forkOf: story.forkOf }),
    }));
  }

  const parts: TimeParts = {
    store,
    client: {
      step(count) {
        steps.push(count);
        return Promise.resolve();
      },
      listen: () => () => false,
    },
    run: {
      ready: () => Promise.resolve(),
      start(opening) {
        openings.push(opening);
        show(opening);
        return Promise.resolve();
      },
      get seen() {
        return { past: { of: store.getState().runId }, samples: [] };
      },
      get isOnItsWay() {
        return look.isOnItsWay;
      },
      get wantsPlay() {
        return look.wantsPlay;
      },
      play: () => (look.wantsPlay = true),
      pause: () => (look.wantsPlay = false),
    },
    observations,
    checkpoints: { nearest: () => null },
    record: () => look.recording.then(() => ({}) as RunRecord),
    runs: {
      store: { getState: () => ({ runs: [] }) } as never,
      keep(_, origin) {
        kept.push(origin!.id!);
        return Promise.resolve({} as never);
      },
    },
    stay: () => undefined,
    say: (sentence) => said.push(sentence),
  };
  const time = createTime(parts);
  show({ spec: defaultSpec, log: [], play: false });
  store.setState({ runId: 'first', phase: 'paused' });
  return {
    ...{ time, store, openings, kept, steps, said, look, observations },
    playTo: (step: number) => (observations.trajectory.latest = frame(step)),
    /** A price by hand, where the page stands. */
    price(gamma: number) {
      const step = observations.trajectory.latest!.step;
      const mark = time.mark();
      const patch = { gamma };
      store.setState(({ changes }) => ({ changes: [...changes, { step, patch }] }));
      mark.done({ kind: 'values', patch, was: {} }, step);
    },
    another: (id: string, to = 0) =>
      show({
        ...{ spec: { ...defaultSpec, seed: 9 }, log: [], play: false, to },
        story: { runId: id, forkOf: null, began: '', evaluations: [], engines: [], seen: null },
      }),
  };
}

describe('undo', () => {
  it('pressed faster than it is done takes back one deed each', async () => {
    const { time, openings, price, playTo, store } = world();
    for (const [step, gamma] of [
      [10, 1],
      [20, 2],
      [30, 3],
    ] as const) {
      playTo(step);
      price(gamma);
    }
    await Promise.all([time.undo(), time.undo()]);
    expect(openings.map(({ to }) => to)).toEqual([30, 20]);
    expect(store.getState().undoes).toMatchObject({ patch: { gamma: 1 } });
    await Promise.all([time.redo(), time.redo(), time.redo()]);
    expect(store.getState().redoes).toBeNull();
    expect(store.getState().changes.map(({ patch }) => patch.gamma)).toEqual([1, 2, 3]);
  });

  it('knows two prices that were asked for at once apart', async () => {
    const { time, store, playTo, openings } = world();
    playTo(10);
    const [one, two] = [time.mark(), time.mark()];
    store.setState({ changes: [{ step: 10, patch: { gamma: 1 } }] });
    one.done({ kind: 'values', patch: { gamma: 1 }, was: {} }, 10);
    store.setState(({ changes }) => ({ changes: [...changes, { step: 11, patch: { beta: 1 } }] }));
    two.done({ kind: 'values', patch: { beta: 1 }, was: {} }, 11);
    await time.undo();
    expect(openings.at(-1)!.log).toEqual([{ step: 10, patch: { gamma: 1 } }]);
  });

  it('gives up where another run has been asked for since, and takes nothing back', async () => {
    const { time, openings, price, playTo, look, another, store } = world();
    playTo(10);
    price(1);
    playTo(20);
    let recorded: (() => void) | undefined;
    look.recording = new Promise<void>((resolve) => (recorded = resolve));
    const undoing = time.undo();
    await settle();
    time.beforeRun({ kind: 'run', patch: { seed: 9 } });
    another('second');
    recorded!();
    await undoing;
    expect(openings).toEqual([]);
    expect(store.getState().runId).toBe('second');
    expect(store.getState().undoes).toMatchObject({ kind: 'run' });
  });

  it('of another run goes back to what was seen of the one before, never to what was seen of the other', async () => {
    const { time, openings, price, playTo, another } = world();
    playTo(50);
    time.beforeRun({ kind: 'run', patch: { seed: 9 } });
    another('second');
    for (let i = 1; i <= 6; i++) {
      playTo(10 * i);
      price(i);
    }
    for (let i = 0; i < 7; i++) await time.undo();
    const { story, to } = openings.at(-1)!;
    expect([to, story!.runId]).toEqual([50, 'first']);
    expect(story!.seen).toMatchObject({ past: { of: 'first' } });
  });
});

describe('the past', () => {
  it('keeps what was played when another run is asked for there', async () => {
    const { time, kept, playTo, another } = world();
    playTo(5000);
    await time.at(100);
    expect(time.played?.moment.step).toBe(5000);
    time.beforeRun({ kind: 'run', patch: { seed: 9 } });
    another('second');
    expect(kept).toEqual(['first']);
    expect(time.played).toBeNull();
  });

  it('changed is another run, and one undo brings all of it back', async () => {
    const { time, kept, playTo, price, store } = world();
    playTo(500);
    await time.at(100);
    await time.fork();
    price(3);
    expect(store.getState().forkOf).toEqual({ id: 'first', step: 100 });
    expect(kept).toEqual(['first']);
    playTo(300);
    await time.undo();
    expect(store.getState().runId).toBe('first');
    expect(time.played?.moment.step).toBe(500);
    await time.live();
    expect(time.played).toBeNull();
  });

  it('says it where what was played cannot be recorded, and goes there all the same', async () => {
    const { time, look, playTo, openings, said } = world();
    playTo(50);
    look.recording = Promise.reject(new Error('No script.'));
    look.recording.catch(() => undefined);
    await time.at(10);
    expect(openings.at(-1)!.to).toBe(10);
    expect(said.join()).toContain('No script.');
  });
});

it('a mark that is moved press by press keeps its run once, and ends where that was', async () => {
  const { time, kept, playTo, steps } = world();
  playTo(5000);
  const deed = { kind: 'script', label: 'γ 1 → 2', isMoved: true } as const;
  await time.revise([{ step: 9, patch: { gamma: 2 } }], 8, deed);
  playTo(60);
  await time.revise([{ step: 10, patch: { gamma: 2 } }], 9, deed);
  expect(kept).toEqual(['first']);
  expect(steps.filter((count) => count > 0)).toEqual([5000 - 8, 5000 - 9]);
});

describe('a hand that moves on', () => {
  it('is followed to where it was last, and to nowhere in between', async () => {
    const { time, openings, playTo, observations } = world();
    playTo(30);
    await Promise.all([time.at(20), time.at(15), time.at(10)]);
    expect(openings.map(({ to }) => to)).toEqual([10]);
    expect(observations.trajectory.latest!.step).toBe(10);
    await Promise.all([time.at(5), time.live()]);
    expect(observations.trajectory.latest!.step).toBe(30);
    expect(time.played).toBeNull();
  });

  it('plays on from there where play is pressed on the way', async () => {
    const { time, openings, playTo, look } = world();
    playTo(30);
    const moving = time.at(20);
    look.wantsPlay = true;
    await moving;
    await time.at(10);
    expect(openings.map(({ to, play }) => [to, play])).toEqual([
      [20, true],
      [10, false],
    ]);
  });

  it('has its newest step told while the run is on its way to the one before', async () => {
    const { time, playTo, store, look } = world();
    playTo(30);
    await time.at(20);
    look.isOnItsWay = true;
    const moving = time.at(7);
    expect(store.getState().goingTo).toBe(7);
    await moving;
  });
});
