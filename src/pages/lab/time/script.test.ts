import { describe, expect, it } from 'vitest';
import { playerId } from '../../../game/players.ts';
import type { Change } from '../../../spec/spec.ts';
import { without, withMoved } from './script.ts';

const log: readonly Change[] = [
  { step: 3, patch: { gamma: 2 }, gesture: 1 },
  { step: 4, patch: { gamma: 3, beta: 1 }, gesture: 1 },
  { step: 4, patch: {}, act: { kind: 'pin', player: playerId(0), participation: 0 } },
  { step: 9, patch: { gamma: 4 } },
];
const drag = { name: 'gamma', step: 3, lastStep: 4 } as const;

describe('a script', () => {
  it('without a mark has all that the mark does not stand for', () => {
    expect(without(log, drag)).toEqual([
      { step: 4, patch: { beta: 1 }, gesture: 1 },
      log[2],
      log[3],
    ]);
    expect(without(log, { name: 'pin', step: 4, lastStep: 4 })).toEqual([log[0], log[1], log[3]]);
  });

  it('with a moved mark has the whole movement of the hand elsewhere, and stays in order', () => {
    expect(withMoved(log, drag, 8)).toEqual([
      { step: 4, patch: { beta: 1 }, gesture: 1 },
      log[2],
      { step: 8, patch: { gamma: 2 }, gesture: 1 },
      { step: 9, patch: { gamma: 4 } },
      { step: 9, patch: { gamma: 3 }, gesture: 1 },
    ]);
    expect(withMoved(log, drag, 0).map(({ step }) => step)).toEqual([0, 1, 4, 4, 9]);
  });
});
