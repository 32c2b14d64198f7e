import { describe, expect, it } from 'vitest';
import { toldOf } from '../runs/told.ts';
import { keptRun } from '../test/runs.ts';
import {
  accuracyOf,
  BINS,
  courseOf,
  fewShared,
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
  it('is the difference wherever both were tested', () => {
    expect(courseOf(a, b, accuracyOf)).toEqual({ epochs: [1, 2], values: [3, 3] });
    expect(courseOf(a, b, prunedOf)).toEqual({ epochs: [1, 2], values: [-20, -40] });
  });

  it('says nothing of an epoch at which one was not tested', () => {
    const [first, last] = b.moments;
    const between = { ...b, moments: [first, { ...first, epoch: 1.4 }, { ...last, epoch: 3 }] };
    expect(courseOf(a, between, prunedOf)).toEqual({ epochs: [1], values: [-20] });
    expect(courseOf(a, { ...b, moments: [] }, accuracyOf).epochs).toEqual([]);
  });

  it('takes tests that are a step apart for tests of one epoch, each once', () => {
    const [first, last] = b.moments;
    const late = { ...b, moments: [first, { ...first, epoch: 1.1 }, { ...last, epoch: 2.1 }] };
    expect(courseOf(a, late, prunedOf)).toEqual({ epochs: [1, 2], values: [-20, -40] });
  });

  it('is said in words where it is no line', () => {
    const words = (moments: typeof b.moments) => {
      const other = { ...b, moments };
      return fewShared(courseOf(a, other, accuracyOf), courseOf(a, other, prunedOf));
    };
    expect(words([])).toContain('no common epoch');
    expect(words(b.moments.slice(1))).toBe(
      'Both were tested at epoch 2 alone: there A minus B is +3.0 points of accuracy and −40.0 points pruned.',
    );
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
