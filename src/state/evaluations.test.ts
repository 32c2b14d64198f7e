import { describe, expect, it } from 'vitest';
import type { Evaluated } from '../protocol/events.ts';
import { withEvaluation } from './evaluations.ts';

const at = (step: number, testAccuracy: number): Evaluated => ({
  step,
  testAccuracy,
  testAccuracyPruned: testAccuracy,
  validationAccuracy: null,
});

describe('the tests of a run', () => {
  it('are one a step: a later one of the same step takes the place of the one before', () => {
    const first = withEvaluation(withEvaluation([], at(10, 0.5)), at(20, 0.6));
    expect(withEvaluation(first, at(20, 0.7))).toEqual([at(10, 0.5), at(20, 0.7)]);
    expect(withEvaluation(first, at(30, 0.7))).toHaveLength(3);
  });

  it('of a long run are thinned, and the newest is kept', () => {
    let all: Evaluated[] = [];
    for (let step = 0; step < 5000; step++) all = withEvaluation(all, at(step, 0));
    expect(all.length).toBeLessThanOrEqual(1000);
    expect(all.at(-1)?.step).toBe(4999);
  });
});
