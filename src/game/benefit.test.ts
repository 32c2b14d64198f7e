import { describe, expect, it } from 'vitest';
import { batchBenefit, remember, scaledBenefit, type RunningMean } from './benefit.ts';

const fresh = (count: number): RunningMean => ({ sum: new Float64Array(count), weight: 0 });
const definition = (sign: 'printed' | 'descent' | 'saliency', gradient: 'theta' | 's') => ({
  benefitSign: sign,
  benefitGradient: gradient,
  benefitScale: 'absolute' as const,
  benefitMemory: 0,
});

describe('definitions of the benefit', () => {
  it('take the sign as printed, as loss descent, or not at all', () => {
    expect(batchBenefit(-2, 0.5, definition('printed', 's'))).toBe(-2);
    expect(batchBenefit(-2, 0.5, definition('descent', 's'))).toBe(2);
    expect(batchBenefit(-2, 0.5, definition('saliency', 's'))).toBe(2);
  });

  it('carry the factor s with respect to θ, so that zero absorbs', () => {
    expect(batchBenefit(-2, 0.5, definition('printed', 'theta'))).toBe(-1);
    expect(Math.abs(batchBenefit(-2, 0, definition('printed', 'theta')))).toBe(0);
  });

  it('remember a constant exactly, from the first step on', () => {
    const mean = fresh(1);
    for (let step = 0; step < 5; step++) {
      remember(mean, [3], 0.99);
      expect(scaledBenefit(mean, 'absolute')[0]).toBeCloseTo(3, 12);
    }
  });

  it('forget everything but the last batch at memory 0', () => {
    const mean = fresh(1);
    remember(mean, [3], 0);
    remember(mean, [7], 0);
    expect(scaledBenefit(mean, 'absolute')[0]).toBe(7);
  });

  it('share out a layer: relative benefits have mean size 1, those at zero included', () => {
    const mean = fresh(4);
    remember(mean, [0, 1, -2, 5], 0.9);
    const shares = scaledBenefit(mean, 'relative');
    expect(shares.reduce((sum, b) => sum + Math.abs(b), 0) / 4).toBeCloseTo(1, 12);
    expect(shares[0]).toBe(0);
  });

  it('give a dead layer nothing instead of dividing by zero', () => {
    const mean = fresh(3);
    remember(mean, [0, 0, 0], 0.9);
    expect([...scaledBenefit(mean, 'relative')]).toEqual([0, 0, 0]);
  });
});
