import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyScale, prunedScale, type OpenedScale } from './openedScales.ts';

const scales: readonly (readonly [string, OpenedScale, number])[] = [
  ['pruned', prunedScale, 100],
  ...[40, 60, 75, 90, 97.3, 98.6, 99.3, 99.7].map(
    (best) => [`accuracy, best ${best}`, accuracyScale(best), accuracyScale(best).top] as const,
  ),
];

describe.each(scales)('the axis of %s', (_, { at, valueAt, ticks }, end) => {
  const percent = fc.double({ min: 0, max: end, noNaN: true });

  it('rises from 0 to 1 without a break', () => {
    expect(at(0)).toBe(0);
    expect(at(end)).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(percent, percent, (a, b) => {
        fc.pre(b - a > 1e-9);
        expect(at(b)).toBeGreaterThan(at(a));
      }),
    );
  });

  it('is read back', () => {
    fc.assert(
      fc.property(percent, (a) => {
        expect(valueAt(at(a))).toBeCloseTo(a, 9);
      }),
    );
  });

  it('cuts what lies beyond', () => {
    expect([at(-5), at(200), valueAt(-1)]).toEqual([0, at(end), 0]);
    expect(valueAt(2)).toBeCloseTo(end, 9);
  });

  it('has rising ticks, its ends among them', () => {
    expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBe(end);
  });
});

describe('opened axes', () => {
  it('give the last ten points of pruned players two fifths of the width', () => {
    expect(1 - prunedScale.at(90)).toBeGreaterThan(0.4);
  });

  it('squeeze below 80 % what good runs have left behind, and nothing where no run is good', () => {
    const good = accuracyScale(97);
    expect([good.floor, good.at(80)]).toEqual([80, 0.17]);
    expect(accuracyScale(70).floor).toBe(50);
    expect(accuracyScale(30).floor).toBe(0);
    expect(accuracyScale(30).at(15)).toBeGreaterThan(0);
  });

  it('are moved by an outlier below by nothing', () => {
    expect(accuracyScale(97).at(95)).toBe(accuracyScale(97.9).at(95));
  });
});
