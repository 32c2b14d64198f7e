import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import { SUMMARY_LENGTH } from '../game/summary.ts';
import type { Frame } from '../protocol/frame.ts';
import { Baselines } from './baselines.ts';
import { refill } from './refill.ts';
import { PruningHistory } from './pruningHistory.ts';
import { Trajectory } from './trajectory.ts';
import { shownIndex } from '../game/players.ts';

const PLAYERS = 5;

/** Players that fall one after another. */
function frameAt(step: number): Frame {
  const column = (value: (i: number) => number) =>
    Float32Array.from({ length: PLAYERS }, (_, i) => value(i));
  return {
    ...{
      step,
      loss: 1 / (step + 1),
      fees: Float32Array.of(2),
      ends: Uint32Array.of(PLAYERS),
      stepsPerSecond: 9,
      stepMs: 1,
      tensors: 3,
    },
    ...{ workShare: 1, epsilon: 0.01, summaries: new Float32Array(SUMMARY_LENGTH).fill(step) },
    participation: column((i) => Math.max(0, 1 - (step * (i + 1)) / 400)),
    benefit: column((i) => i / 2),
    normSquared: column(() => 1),
    rivalry: column(() => 0),
    motion: column(() => NaN),
    swing: column(() => 0),
  };
}

function past(steps: number): { trajectory: Trajectory; pruningHistory: PruningHistory } {
  const trajectory = new Trajectory(PLAYERS, 1);
  const pruningHistory = new PruningHistory(PLAYERS);
  for (let step = 0; step <= steps; step++) {
    trajectory.push(frameAt(step));
    pruningHistory.observe(frameAt(step), defaultSpec);
  }
  return { trajectory, pruningHistory };
}

describe('what was kept of the past', () => {
  it('goes on after storage as if it had never been away', () => {
    const whole = past(900);
    const early = past(600);
    const stored = structuredClone(early);
    const trajectory = refill(new Trajectory(PLAYERS, 1), stored.trajectory);
    const pruningHistory = refill(new PruningHistory(PLAYERS), stored.pruningHistory);
    for (let step = 601; step <= 900; step++) {
      trajectory.push(frameAt(step));
      pruningHistory.observe(frameAt(step), defaultSpec);
    }
    expect(trajectory).toEqual(whole.trajectory);
    expect(pruningHistory).toEqual(whole.pruningHistory);
  });

  it('holds what was still awaited: a change whose frame comes after storage is counted from it', () => {
    const [whole, early] = [new Baselines(), new Baselines()];
    for (const each of [whole, early]) {
      each.observe(frameAt(10), 0);
      each.expect(11);
    }
    const stored = refill(new Baselines(), structuredClone(early));
    for (const each of [whole, stored]) each.observe(frameAt(11), 0);
    expect(whole.of(11)).not.toBeNull();
    expect(stored).toEqual(whole);
  });

  it('holds the acts that the next frame shows', () => {
    const [whole, early] = [new PruningHistory(PLAYERS), new PruningHistory(PLAYERS)];
    for (const each of [whole, early]) {
      each.observe(frameAt(1), defaultSpec);
      each.noteAct({ kind: 'pin', player: shownIndex(2), participation: 0 });
    }
    const stored = refill(new PruningHistory(PLAYERS), structuredClone(early));
    const next = frameAt(2);
    next.participation[2] = 0;
    for (const each of [whole, stored]) each.observe(next, defaultSpec);
    expect(whole.handOf(shownIndex(2))).not.toBeNull();
    expect(stored).toEqual(whole);
  });

  it('is refused where it is of another kind, whatever the kind', () => {
    const kinds = [new Map(), new Set(), [], new Float32Array(), {}, 1, 'text', true];
    for (const here of kinds)
      for (const there of kinds)
        if (here !== there)
          expect(() => refill({ field: here }, { field: there })).toThrow(TypeError);
  });

  it('is refused where its shape is another', () => {
    const { trajectory } = structuredClone(past(3));
    expect(() => refill(new Trajectory(PLAYERS + 1, 1), trajectory)).toThrow(/another shape/);
    expect(() => refill(new PruningHistory(PLAYERS), {})).toThrow(/shape|kind/);
    expect(() => refill(new PruningHistory(PLAYERS), null)).toThrow(/Nothing was kept/);
  });
});
