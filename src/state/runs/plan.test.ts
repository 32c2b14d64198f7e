import { describe, expect, it } from 'vitest';
import { parameters } from '../../spec/parameters.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { isPlayed, logSpaced, overSeeds, overValues } from './plan.ts';

describe('the runs that are tried', () => {
  it('are as many seeds as asked for, that of the run itself last', () => {
    const seeds = (seed: number) =>
      overSeeds({ ...defaultSpec, seed }, [], 3).map(({ spec }) => spec.seed);
    expect(seeds(4)).toEqual([5, 6, 4]);
    const { max, min } = parameters.seed;
    expect(seeds(max)).toEqual([min, min + 1, max]);
  });

  it('are values evenly spaced on a log scale, with both ends and none twice', () => {
    expect(logSpaced(1, 8, 4)).toEqual([1, 2, 4, 8]);
    expect(logSpaced(0.5, 12, 3)).toEqual([0.5, 2.45, 12]);
    expect(logSpaced(2, 2, 5)).toEqual([2]);
    expect(overValues(defaultSpec, 'gamma', 'γ', [1, 2]).map(({ label }) => label)).toEqual([
      'γ = 1',
      'γ = 2',
    ]);
  });

  it('are not played again where they were played to their end, whatever computed them', () => {
    const log = [{ step: 3, patch: { gamma: 4 } }];
    const [plan] = overSeeds(defaultSpec, log, 1);
    const kept = (ended: 'complete' | 'interrupted' | 'diverged') => ({
      manifest: {
        ...{ spec: { ...defaultSpec, backend: 'cpu' as const }, log, data: null },
        ...{ engines: [], program: '0', began: '' },
      },
      verdict: { ended, steps: 9 },
    });
    expect(isPlayed(plan!, [kept('complete')])).toBe(true);
    expect(isPlayed(plan!, [kept('diverged')])).toBe(true);
    expect(isPlayed(plan!, [kept('interrupted')])).toBe(false);
    expect(isPlayed({ ...plan!, log: [] }, [kept('complete')])).toBe(false);
  });
});
