import { describe, expect, it } from 'vitest';
import { frameLength, readFrame, writeFrame } from '../protocol/frame.ts';
import { Trajectory } from './trajectory.ts';

const scalars = { loss: 0.5, fee: 2, stepsPerSecond: 60, stepMs: 9, tensors: 20, workShare: 0.5 };

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
    trajectory.push(frame);
    frame.participation.fill(-1);
    expect([...trajectory.latest!.participation]).toEqual([1, 2, 3]);
    expect([...trajectory.column(0)]).toEqual([1, 2, 3]);
  });

  it('stays within its capacity for ever, evenly spaced, the first column kept', () => {
    const trajectory = new Trajectory(3, 8);
    for (let step = 0; step < 1000; step++) trajectory.push(frameAt(step));
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
    for (const step of [0, 10, 20]) trajectory.push(frameAt(step));
    expect([-1, 0, 9, 10, 25].map((step) => trajectory.columnAt(step))).toEqual([-1, 0, 0, 1, 2]);
  });
});
