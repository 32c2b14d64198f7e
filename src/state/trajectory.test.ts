import { describe, expect, it } from 'vitest';
import { frameLength, readFrame, writeFrame } from '../protocol/frame.ts';
import { distanceOf, Trajectory } from './trajectory.ts';

const scalars = { loss: 0.5, fee: 2, stepsPerSecond: 60, stepMs: 9, tensors: 20, workShare: 0.5 };

const prices = { alpha: 1, beta: 0, eta: 0 };

function frameAt(step: number, players = 3) {
  const column = (offset: number) =>
    Float32Array.from({ length: players }, (_, i) => step + offset + i);
  const buffer = new Float32Array(frameLength(players));
  writeFrame(
    buffer,
    { step, ...scalars },
    { participation: column(0), benefit: column(10), normSquared: column(20), rivalry: column(30) },
  );
  return readFrame(buffer);
}

describe('frames', () => {
  it('carry every scalar and column to the other side', () => {
    expect(frameAt(7)).toMatchObject({ step: 7, ...scalars });
    expect([...frameAt(7).rivalry]).toEqual([37, 38, 39]);
  });
});

describe('trajectory', () => {
  it('keeps the latest frame apart from the buffer it came in', () => {
    const trajectory = new Trajectory(3);
    const frame = frameAt(1);
    trajectory.push(frame, prices);
    frame.participation.fill(-1);
    expect([...trajectory.latest!.participation]).toEqual([1, 2, 3]);
    expect([...trajectory.column(0)]).toEqual([1, 2, 3]);
  });

  it('stays within its capacity for ever, evenly spaced, the first column kept', () => {
    const trajectory = new Trajectory(3, 8);
    for (let step = 0; step < 1000; step++) trajectory.push(frameAt(step), prices);
    expect(trajectory.length).toBeLessThanOrEqual(8);
    const steps = [...trajectory.steps.subarray(0, trajectory.length)];
    expect(steps[0]).toBe(0);
    const gaps = new Set(steps.slice(1).map((step, i) => step - steps[i]));
    expect(gaps.size).toBe(1);
    steps.forEach((step, i) => expect(trajectory.column(i)[0]).toBe(step));
    expect(trajectory.epoch).toBeGreaterThan(0);
  });

  it('finds the column at or before a step', () => {
    const trajectory = new Trajectory(3);
    for (const step of [0, 10, 20]) trajectory.push(frameAt(step), prices);
    expect([-1, 0, 9, 10, 25].map((step) => trajectory.columnAt(step))).toEqual([-1, 0, 0, 1, 2]);
  });

  it('keeps the distance from equilibrium of each column, judged by the prices of its time', () => {
    const trajectory = new Trajectory(2, 4);
    const column = (...values: number[]) => Float32Array.from(values);
    const frame = {
      ...frameAt(0, 2),
      fee: 1,
      participation: column(1, 0.5),
      benefit: column(0.25, 2),
      normSquared: column(1, 1),
      rivalry: column(0, 0),
    };
    // β = 0: the first should leave and loses 0.75 by staying, the second should stay and misses 0.5.
    trajectory.push(frame, prices);
    // 2β = 2: the first has −0.75 − 1 at 1, the second is at its best reply 1 / 2.
    trajectory.push({ ...frame, step: 1 }, { ...prices, beta: 1 });
    expect([...trajectory.nashGaps.subarray(0, 2)]).toEqual([0.75, 1.75]);
    expect([...trajectory.nashConvs.subarray(0, 2)]).toEqual([1.25, 1.75]);
    for (let step = 2; step < 6; step++)
      trajectory.push({ ...frame, step }, { ...prices, beta: 1 });
    expect(trajectory.nashGaps[0]).toBe(0.75);
    expect(trajectory.nashConvs[1]).toBe(1.75);
    expect(distanceOf(frame, { ...prices, eta: 9 })).toEqual({ gap: 0.75, conv: 1.25 });
  });
});
