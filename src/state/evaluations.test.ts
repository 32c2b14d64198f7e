import { describe, expect, it } from 'vitest';
import type { Evaluated } from '../protocol/events.ts';
import { evaluatedAt } from '../protocol/test/evaluated.ts';
import { withEvaluation } from './evaluations.ts';

describe('the tests of a run', () => {
  it('are one a step: a later one of the same step takes the place of the one before', () => {
    const first = withEvaluation(withEvaluation([], evaluatedAt(10, 0.5)), evaluatedAt(20, 0.6));
    expect(withEvaluation(first, evaluatedAt(20, 0.7))).toEqual([
      evaluatedAt(10, 0.5),
      evaluatedAt(20, 0.7),
    ]);
    expect(withEvaluation(first, evaluatedAt(30, 0.7))).toHaveLength(3);
  });

  it('of a long run are thinned, and the newest is kept', () => {
    let all: Evaluated[] = [];
    for (let step = 0; step < 5000; step++) all = withEvaluation(all, evaluatedAt(step, 0));
    expect(all.length).toBeLessThanOrEqual(1000);
    expect(all.at(-1)?.step).toBe(4999);
  });
});
