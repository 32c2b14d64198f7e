import { describe, expect, it } from 'vitest';
import type { Frame } from '../protocol/frame.ts';
import { Baselines } from './baselines.ts';

const frame = (step: number, s: number): Frame => ({
  step,
  fees: Float32Array.of(1),
  ends: Uint32Array.of(1),
  loss: 1,
  stepsPerSecond: 60,
  stepMs: 9,
  tensors: 0,
  workShare: 1,
  epsilon: 0.01,
  summaries: new Float32Array(),
  participation: Float32Array.of(s),
  benefit: new Float32Array(1),
  normSquared: new Float32Array(1),
  rivalry: new Float32Array(1),
  motion: new Float32Array(1),
  swing: new Float32Array(1),
});

describe('who was in when a change began to act', () => {
  it('is known from that step’s own frame, whichever comes first', () => {
    const baselines = new Baselines();
    baselines.observe(frame(10, 0.5), 0);
    baselines.expect(10);
    baselines.expect(12);
    baselines.observe(frame(12, 0.25), 3);
    expect(baselines.of(10)).toMatchObject({ step: 10, crossings: 0 });
    expect(baselines.of(12)).toMatchObject({ step: 12, crossings: 3 });
    expect(baselines.of(12)?.participation[0]).toBe(0.25);
  });

  it('is never taken from an earlier or a later frame', () => {
    const baselines = new Baselines();
    baselines.observe(frame(10, 0.5), 0);
    baselines.expect(11);
    baselines.observe(frame(12, 0.25), 0);
    expect(baselines.of(11)).toBeNull();
  });

  it('is as it was before an act of the same step', () => {
    const baselines = new Baselines();
    baselines.observe(frame(10, 0.5), 0);
    baselines.expect(10);
    baselines.observe(frame(10, 0), 1);
    baselines.expect(10);
    expect(baselines.of(10)?.participation[0]).toBe(0.5);
  });

  it('of more changes than it remembers is the newest', () => {
    const baselines = new Baselines();
    for (let step = 0; step < 1000; step++) {
      baselines.expect(step);
      baselines.observe(frame(step, step / 1000), 0);
    }
    expect(baselines.of(0)).toBeNull();
    expect(baselines.of(999)).not.toBeNull();
  });
});
