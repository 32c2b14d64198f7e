import { describe, expect, it } from 'vitest';
import { playerId } from '../../game/players.ts';
import { defaultSpec, type Change } from '../../spec/spec.ts';
import { createCheckpoints } from './checkpoints.ts';

const at = (step: number, size = 1) => ({ step, state: { numbers: new Float32Array(size) } });
const price = (step: number, gamma: number): Change => ({ step, patch: { gamma } });
const hold = (step: number): Change => ({
  step,
  patch: {},
  act: { kind: 'pin', player: playerId(0), participation: 0.5 },
});

describe('the nearest state', () => {
  it('is the last at or before the step, of that very run', () => {
    const known = createCheckpoints();
    const other = { ...defaultSpec, seed: 7 };
    for (const step of [10, 20, 30]) known.add(defaultSpec, [], at(step));
    known.add(other, [], at(25));
    expect(known.nearest(defaultSpec, [], 29)?.step).toBe(20);
    expect(known.nearest(defaultSpec, [], 30)?.step).toBe(30);
    expect(known.nearest({ ...other }, [], 29)?.step).toBe(25);
    expect(known.nearest(defaultSpec, [], 9)).toBeNull();
  });

  it('is never one that has seen what the run is not to have, or lacks what it has', () => {
    const known = createCheckpoints();
    known.add(defaultSpec, [], at(10));
    known.add(defaultSpec, [price(12, 3)], at(20));
    expect(known.nearest(defaultSpec, [], 25)?.step).toBe(10);
    expect(known.nearest(defaultSpec, [price(12, 3)], 25)?.step).toBe(20);
    expect(known.nearest(defaultSpec, [price(12, 4)], 25)?.step).toBe(10);
    expect(known.nearest(defaultSpec, [price(5, 1), price(12, 3)], 25)).toBeNull();
  });

  it('may be of the step of a price, which comes again, and not of one of an act that is taken back', () => {
    const known = createCheckpoints();
    known.add(defaultSpec, [price(10, 3)], at(10));
    expect(known.nearest(defaultSpec, [], 10)?.step).toBe(10);
    known.add(defaultSpec, [hold(20)], at(20));
    expect(known.nearest(defaultSpec, [], 20)?.step).toBe(10);
    expect(known.nearest(defaultSpec, [hold(20)], 20)?.step).toBe(20);
    expect(known.nearest(defaultSpec, [hold(20), hold(20)], 24)?.step).toBe(20);
  });
});

it('stays within its memory, keeps the newest, and spreads what it keeps over the run', () => {
  const known = createCheckpoints(40 * 10);
  for (let step = 1; step <= 200; step++) known.add(defaultSpec, [], at(step, 10));
  const kept = new Set<number>();
  for (let step = 1; step <= 200; step++) kept.add(known.nearest(defaultSpec, [], step)?.step ?? 0);
  kept.delete(0);
  expect(kept.size).toBeLessThanOrEqual(10);
  expect(kept.has(200)).toBe(true);
  const steps = [0, ...kept, 200].sort((a, b) => a - b);
  const gaps = steps.slice(1).map((step, i) => step - steps[i]!);
  expect(Math.max(...gaps)).toBeLessThan(100);
});
