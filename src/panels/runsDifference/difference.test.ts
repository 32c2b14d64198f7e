import { describe, expect, it } from 'vitest';
import { toldOf } from '../runs/told.ts';
import { keptRun } from '../test/runs.ts';
import {
  accuracyOf,
  BINS,
  courseOf,
  distribution,
  haveSamePlayers,
  keepers,
  prunedOf,
  tally,
  type Ending,
} from './difference.ts';

const a = toldOf(keptRun('a', { gamma: 1 }, { pruned: 40, accuracy: 96 }));
const b = toldOf(keptRun('b', { gamma: 2 }, { pruned: 80, accuracy: 93 }));
const ending = (participation: number[], epsilon = 0.01): Ending => ({
  ...{ step: 20, epsilon, groups: a.groups },
  participation: Float32Array.from(participation),
});

describe('A minus B', () => {
  it('is the difference wherever either was tested', () => {
    expect(courseOf(a, b, accuracyOf)).toEqual({ epochs: [1, 2], values: [3, 3] });
    expect(courseOf(a, b, prunedOf)).toEqual({ epochs: [1, 2], values: [-20, -40] });
  });

  it('lies on straight lines between tests, and goes no further than both', () => {
    const [first, last] = b.moments;
    const longer = { ...b, moments: [first, { ...last, epoch: 3 }] };
    expect(courseOf(a, longer, prunedOf)).toEqual({ epochs: [1, 2], values: [-20, 40 - 60] });
    expect(courseOf(a, { ...b, moments: [] }, accuracyOf).epochs).toEqual([]);
  });

  it('compares player by player where both began alike', () => {
    expect(haveSamePlayers(a, b)).toBe(true);
    const other = toldOf(keptRun('c', { seed: 1 }, { pruned: 0, accuracy: 90 }));
    expect(haveSamePlayers(a, other)).toBe(false);
    const smaller = { ...b, groups: [{ name: 'Layer 1', count: 5 }] };
    expect(haveSamePlayers(a, smaller)).toBe(false);
  });

  it('says whom each kept, by its own ε', () => {
    const kept = keepers(ending([1, 0.5, 0, 0, 0.05]), ending([1, 0, 0.5, 0, 0.05], 0.1));
    expect([...kept]).toEqual([3, 1, 2, 0, 1]);
    expect(tally(kept)).toEqual([1, 2, 1, 1]);
  });

  it('counts all players at their s', () => {
    const shares = distribution(ending([0, 0.001, 0.05, 0.999, 1]));
    expect(shares[0]).toBeCloseTo(0.4);
    expect(shares[1]).toBeCloseTo(0.2);
    expect([shares[BINS - 2], shares[BINS - 1]]).toEqual([0.2, 0.2]);
    expect(distribution(ending([])).every((share) => share === 0)).toBe(true);
  });
});
