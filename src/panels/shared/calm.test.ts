import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalmEnd, quantile, roundUp } from './calm.ts';

describe('the ends of an axis', () => {
  it('are round and never too near', () => {
    expect([0.011, 0.9, 1, 1.2, 4, 72, 800].map(roundUp)).toEqual([0.015, 1, 1, 1.5, 5, 100, 1000]);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
        expect(roundUp(value)).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(roundUp(value)).toBeLessThanOrEqual(value * 1.7);
      }),
    );
  });

  it('move out at once, back in only after a while, and not for noise', () => {
    const end = new CalmEnd();
    expect(end.update(4, 0)).toBe(5);
    expect(end.update(4.9, 10)).toBe(5);
    expect(end.update(5.1, 20)).toBe(7);
    expect(end.update(1, 1000)).toBe(7);
    expect(end.update(6, 2000)).toBe(7);
    expect(end.update(1, 2100)).toBe(7);
    expect(end.update(1, 3700)).toBe(1.5);
    expect(end.update(Number.NaN, 3800)).toBe(1.5);
  });
});

it('takes quantiles of what is finite', () => {
  const values = Float64Array.of(5, Number.NaN, 1, 3, Infinity, 2, 4);
  expect([0, 0.5, 1].map((share) => quantile(values, share, new Float64Array(7)))).toEqual([
    1, 3, 5,
  ]);
  expect(quantile(Float64Array.of(), 0.5, new Float64Array(0))).toBe(0);
});

describe('an end that is too far out', () => {
  it('says when it comes back in, so that a picture at rest is drawn once more', () => {
    const end = new CalmEnd();
    end.update(100, 0);
    expect(end.settlesIn(0)).toBe(0);
    end.update(1, 1000);
    const wait = end.settlesIn(1000);
    expect(wait).toBeGreaterThan(0);
    end.update(1, 1000 + wait);
    expect(end.value).toBeLessThan(5);
    expect(end.settlesIn(1000 + wait)).toBe(0);
  });
});
