import { expect, it } from 'vitest';
import { costKind, stepMultiplications } from '../spec/estimate.ts';
import { defaultSpec } from '../spec/spec.ts';
import { createRateMeter } from './rateMeter.ts';

const work = stepMultiplications(defaultSpec);
const kind = costKind(defaultSpec);

it('measures a run once it is warm, and speaks up only where it matters', () => {
  const meter = createRateMeter();
  const note = (run: number, stepsPerSecond: number, workShare = 1) =>
    meter.note(run, defaultSpec, { stepsPerSecond, workShare });
  expect(note(1, 5)).toEqual({});
  for (let i = 0; i < 40; i++) note(1, 100);
  const first = note(1, 100);
  expect(first).toEqual({ [kind]: 100 * work });
  // Half the net has left: the rest takes half the time.
  for (let i = 0; i < 40; i++) expect(note(1, 200, 0.5)).toBe(first);
  for (let i = 0; i < 40; i++) expect(note(1, 105)).toBe(first);
  for (let i = 0; i < 200; i++) note(1, 300);
  expect(note(1, 300)[kind]! / work).toBeGreaterThan(200);
});

it('keeps what it knows through a game without a network, and through frames without a rate', () => {
  const meter = createRateMeter();
  const at = { stepsPerSecond: 50, workShare: 1 };
  for (let i = 0; i < 40; i++) meter.note(1, defaultSpec, at);
  const known = meter.note(1, defaultSpec, at);
  for (let i = 0; i < 40; i++)
    expect(meter.note(2, { ...defaultSpec, sandbox: 'pair' }, at)).toBe(known);
  for (const stepsPerSecond of [0, NaN, Infinity])
    expect(meter.note(3, defaultSpec, { ...at, stepsPerSecond })).toBe(known);
});
