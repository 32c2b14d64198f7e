import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utilityAt } from '../../game/frozen/utility.ts';
import { spec } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawUtility, type UtilityScene } from './draw.ts';
import { reachOf, utilityLayout } from './layout.ts';
import { afterKey, marksOf, readingAt } from './reading.ts';
import { changedPrices, pricesBefore } from './painter.ts';

const leaving: UtilityScene = {
  s: 0.54,
  state: 1,
  now: { gain: -1.35, curvature: 0.1, reply: 0, name: 'γ = 4' },
  regret: 0.74,
  before: { gain: 0.65, curvature: 0.1, reply: 1, name: 'γ = 2', color: 'presence' },
};

it('reaches as far as U does on [0, 1]', () => {
  const real = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(real, fc.double({ min: 0, max: 9, noNaN: true }), (gain, curvature) => {
      const { low, high } = reachOf(gain, curvature);
      for (let i = 0; i <= 20; i++) {
        const value = utilityAt(i / 20, gain, curvature);
        expect(value).toBeGreaterThanOrEqual(-low - 1e-9);
        expect(value).toBeLessThanOrEqual(high + 1e-9);
      }
    }),
  );
});

describe('drawing', () => {
  it('shows the curve, where it stands, its best response, its regret and the old price', () => {
    const { ctx, calls } = recorder();
    drawUtility(ctx, leaving, utilityLayout(336, 112, 1.5, 0.7), plainTheme);
    expect(calls).toMatchSnapshot();
  });

  it('says so where nothing is forgone', () => {
    const { ctx, texts } = recorder();
    const scene: UtilityScene = {
      s: 1,
      state: 0,
      now: { gain: 2, curvature: 0, reply: 1, name: '' },
      regret: 0,
      before: null,
    };
    drawUtility(ctx, scene, utilityLayout(336, 112, 0, 2), plainTheme);
    expect(texts()).toMatchSnapshot();
  });
});

it('holds the prices of the start beside those of now', () => {
  const start = spec({ alpha: 1, beta: 0, gamma: 2, eta: 0, gammaWarmup: 4 });
  expect(pricesBefore(start, 1, 0)).toEqual({ alpha: 1, beta: 0, gamma: 0.5, eta: 0 });
  expect(changedPrices(start, { ...start, gamma: 4, eta: 0.1 }, 0)).toEqual(['gamma', 'eta']);
  expect(changedPrices(start, { ...start, gamma: '2,4' }, 0)).toEqual([]);
  expect(changedPrices(start, { ...start, gamma: '2,4' }, 1)).toEqual(['gamma']);
});

describe('reading the curve', () => {
  it('says what U is there, how far short of the best, and at the old price', () => {
    const words = readingAt(leaving, 0.3);
    expect(words).toBe('s 0.30, U −0.41; at γ = 2: 0.19, 0.41 below its best');
  });

  it('names the marks it comes upon, from left to right', () => {
    expect(marksOf(leaving).map(({ at, name }) => `${at} ${name}`)).toEqual([
      '0 its best response',
      '0.54 where it is now',
      '1 its best response at γ = 2',
    ]);
    expect(readingAt(leaving, 0.54)).toContain('where it is now, U −0.74');
    expect(readingAt(leaving, 0)).toContain('its best response, U 0.00');
  });

  it('moves by keys within [0, 1]; m goes from mark to mark', () => {
    expect(afterKey('ArrowRight', null, leaving)).toBe(0.59);
    expect(afterKey('ArrowLeft', 0.02, leaving)).toBe(0);
    expect(afterKey('End', 0.2, leaving)).toBe(1);
    expect(afterKey('m', null, leaving)).toBe(0.54);
    expect(afterKey('m', 0.54, leaving)).toBe(1);
    expect(afterKey('m', 1, leaving)).toBe(0);
    expect(afterKey('Escape', 0.3, leaving)).toBeNull();
    expect(afterKey('x', 0.3, leaving)).toBeUndefined();
  });
});
