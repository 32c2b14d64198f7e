import { describe, expect, it } from 'vitest';
import { playerCount } from '../game/network.ts';
import { MAX_SHOWN, shownPlayers } from '../game/shown.ts';
import { nashConvOf, summarise, SUMMARY_LENGTH, totalOf, worstOf } from '../game/summary.ts';
import { frameLength, readFrame, writeFrame, type Frame } from '../protocol/frame.ts';
import { capacityFor, Trajectory } from './trajectory.ts';
import { playerLayers } from '../../test/playerLayers.ts';

const scalars = {
  loss: 0.5,
  stepsPerSecond: 60,
  stepMs: 9,
  tensors: 20,
  workShare: 0.5,
  epsilon: 0.25,
};
const prices = { alpha: 1, beta: 0, gamma: 2, eta: 0 };

/** What the worker makes of columns, and the page reads. */
function framed(
  step: number,
  counts: readonly number[],
  columns: Pick<
    Frame,
    'participation' | 'benefit' | 'normSquared' | 'rivalry' | 'motion' | 'swing'
  >,
  rules = prices,
): Frame {
  const layers = playerLayers(counts);
  const shown = shownPlayers(layers, 7).players;
  const summaries = new Float32Array(layers.length * SUMMARY_LENGTH);
  summarise(
    columns,
    layers,
    layers.map(() => rules),
    scalars.epsilon,
    summaries,
  );
  const buffer = new Float32Array(frameLength(layers.length, shown.length));
  const groups = {
    fees: Float32Array.from(layers, () => rules.gamma),
    ends: Uint32Array.from(shownPlayers(layers, 7).layers, ({ first, count }) => first + count),
  };
  writeFrame(buffer, { step, ...scalars }, groups, summaries, columns, shown);
  return readFrame(buffer);
}

function frameAt(step: number, counts: readonly number[] = [3]): Frame {
  const players = counts.reduce((sum, count) => sum + count, 0);
  const column = (offset: number) =>
    Float32Array.from({ length: players }, (_, i) => ((step + offset + i) % 97) / 97);
  return framed(step, counts, {
    participation: column(0),
    benefit: column(10),
    normSquared: column(20),
    rivalry: column(30),
    motion: column(40),
    swing: column(50),
  });
}

const rounded = (values: Float32Array) => [...values].map((value) => Math.round(97 * value));

describe('frames', () => {
  it('carry every scalar, summary and column to the other side', () => {
    const frame = frameAt(7, [2, 1]);
    expect(frame).toMatchObject({ step: 7, ...scalars });
    expect(rounded(frame.participation)).toEqual([7, 8, 9]);
    expect(rounded(frame.benefit)).toEqual([17, 18, 19]);
    expect(rounded(frame.normSquared)).toEqual([27, 28, 29]);
    expect(rounded(frame.rivalry)).toEqual([37, 38, 39]);
    expect(frame.summaries).toHaveLength(2 * SUMMARY_LENGTH);
    expect(totalOf(frame.summaries, 'count')).toBe(3);
  });
});

describe('trajectory', () => {
  it('keeps the latest frame apart from the buffer it came in', () => {
    const trajectory = new Trajectory(3, 1);
    const frame = frameAt(1);
    trajectory.push(frame);
    frame.participation.fill(-1);
    frame.summaries.fill(-1);
    expect(rounded(trajectory.latest!.participation)).toEqual([1, 2, 3]);
    expect(rounded(trajectory.column(0))).toEqual([1, 2, 3]);
    expect(totalOf(trajectory.latest!.summaries, 'count')).toBe(3);
    expect(totalOf(trajectory.summary(0), 'count')).toBe(3);
  });

  it('stays within its capacity for ever, evenly spaced, the first column kept', () => {
    const trajectory = new Trajectory(3, 1, 8);
    for (let step = 0; step < 1000; step++) trajectory.push(frameAt(step));
    expect(trajectory.length).toBeLessThanOrEqual(8);
    const steps = [...trajectory.steps.subarray(0, trajectory.length)];
    expect(steps[0]).toBe(0);
    const gaps = new Set(steps.slice(1).map((step, i) => step - steps[i]));
    expect(gaps.size).toBe(1);
    steps.forEach((step, i) => {
      const then = frameAt(step);
      expect(trajectory.column(i)).toEqual(then.participation);
      expect(trajectory.summary(i)).toEqual(then.summaries);
    });
    expect(trajectory.epoch).toBeGreaterThan(0);
  });

  it('finds the column at or before a step', () => {
    const trajectory = new Trajectory(3, 1);
    for (const step of [0, 10, 20]) trajectory.push(frameAt(step));
    expect([-1, 0, 9, 10, 25].map((step) => trajectory.columnAt(step))).toEqual([-1, 0, 0, 1, 2]);
  });

  it('keeps the distance from equilibrium of each column, judged by the prices of its time', () => {
    const trajectory = new Trajectory(2, 1, 4);
    const column = (...values: number[]) => Float32Array.from(values);
    const columns = {
      participation: column(1, 0.5),
      benefit: column(0.25, 2),
      normSquared: column(1, 1),
      rivalry: column(0, 0),
      motion: column(NaN, NaN),
      swing: column(0, 0),
    };
    const before = { ...prices, gamma: 1 };
    const after = { ...before, beta: 1 };
    // β = 0: the first should leave and loses 0.75 by staying, the second should stay and misses 0.5.
    trajectory.push(framed(0, [2], columns, before));
    // 2β = 2: the first has −0.75 − 1 at 1, the second is at its best response 1 / 2.
    trajectory.push(framed(1, [2], columns, after));
    const distances = () =>
      [0, 1].map((at) => [
        worstOf(trajectory.summary(at)).gap,
        nashConvOf(trajectory.summary(at)),
        totalOf(trajectory.summary(at), 'regretOut'),
      ]);
    const expected = [
      [0.75, 1.25, 0.75],
      [1.75, 1.75, 1.75],
    ];
    expect(distances()).toEqual(expected);
    for (let step = 2; step < 6; step++) trajectory.push(framed(step, [2], columns, after));
    expect(distances()).toEqual(expected);
  });

  it('judges a step anew when its frame comes once more, by other prices', () => {
    const trajectory = new Trajectory(3, 1);
    for (const step of [0, 5]) trajectory.push(frameAt(step));
    const again = framed(5, [3], frameAt(5), { ...prices, gamma: 0 });
    trajectory.push(again);
    expect(trajectory.length).toBe(2);
    expect(trajectory.summary(1)).toEqual(again.summaries);
    expect(trajectory.fees[1]).toBe(0);
    expect(trajectory.summary(0)).toEqual(frameAt(0).summaries);
  });
});

describe('many players', () => {
  const bytesOf = (held: object): number =>
    Object.values(held).reduce(
      (sum: number, value: unknown) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
      0,
    );

  it('are shown by a sample, whose participation over time is its own', () => {
    const counts = [9000, 1000];
    const layers = playerLayers(counts);
    const shown = shownPlayers(layers, 7);
    const trajectory = new Trajectory(shown.players.length, layers.length);
    const s = (step: number, i: number) => Math.fround(((step + i) % 97) / 97);
    for (const step of [0, 3, 6]) trajectory.push(frameAt(step, counts));
    [0, 3, 6].forEach((step, at) => {
      const column = trajectory.column(at);
      shown.players.forEach((player, k) => expect(column[k]).toBe(s(step, player)));
      expect(totalOf(trajectory.summary(at), 'count')).toBe(playerCount(layers));
    });
  });

  it('cost the page no more memory than MAX_SHOWN do: not the frame, not the history', () => {
    const sizes = [MAX_SHOWN, 20_000, 500_000].map((players) => {
      const layers = playerLayers([players]);
      const shownCount = shownPlayers(layers, 7).players.length;
      const trajectory = new Trajectory(shownCount, layers.length);
      trajectory.push(frameAt(1, [players]));
      return {
        frame: frameLength(layers.length, shownCount),
        latest: bytesOf(trajectory.latest!),
        history: bytesOf(trajectory),
      };
    });
    expect(sizes[1]).toEqual(sizes[0]);
    expect(sizes[2]).toEqual(sizes[0]);
    expect(sizes[0].history).toBeLessThan(41 * 2 ** 20);
  });

  it('leave fewer columns only where they are many, always an even number', () => {
    for (let players = 1; players <= MAX_SHOWN; players++) {
      expect(capacityFor(players) % 2).toBe(0);
      expect(capacityFor(players)).toBeGreaterThanOrEqual(512);
    }
    expect(capacityFor(768)).toBe(1024);
  });
});
