import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestResponse as bestResponseOfOne } from '../utility.ts';
import { bestResponseAt, bestResponses, regionOf, standing } from './bestResponse.ts';
import { nashConv, nashGap, regretAt, regrets } from './regret.ts';
import { check } from './test/check.ts';
import { anyGame, largestDifference } from './test/games.ts';
import { utilityAt } from './utility.ts';

/** Squares of smaller numbers vanish in Float64, and with them a deviation. */
const visible = (value: number): boolean => value === 0 || Math.abs(value) > 1e-60;
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true }).filter(visible);
const gains = fc.oneof(real(-10, 10), fc.constantFrom(0, 1, 2));
const curvatures = fc.oneof(real(0, 10), fc.constantFrom(0, 1, 2));
const levels = fc.oneof(real(0, 1), fc.constantFrom(0, 0.5, 1, 1 - 2 ** -53));

describe('best response', () => {
  it('is where no sampled answer does better', () => {
    check(
      fc.property(gains, curvatures, levels, levels, (x, y, s, other) => {
        const best = bestResponseAt(x, y, s);
        expect(best).toBeGreaterThanOrEqual(0);
        expect(best).toBeLessThanOrEqual(1);
        expect(utilityAt(other, x, y)).toBeLessThanOrEqual(utilityAt(best, x, y) + 1e-14);
      }),
      2000,
    );
  });

  it('without a size cost is all or nothing, and keeps s when indifferent', () => {
    expect(bestResponseAt(1e-300, 0, 0.3)).toBe(1);
    expect(bestResponseAt(-1e-300, 0, 0.3)).toBe(0);
    expect(bestResponseAt(0, 0, 0.3)).toBe(0.3);
    expect(bestResponseAt(0, 2, 0.3)).toBe(0);
  });

  it('names the regions of the map', () => {
    expect([
      regionOf(-1, 2),
      regionOf(0, 2),
      regionOf(1, 2),
      regionOf(2, 2),
      regionOf(1, 0),
      regionOf(0, 0),
    ]).toEqual(['out', 'out', 'interior', 'in', 'in', 'indifferent']);
  });

  it('agrees with the live game’s own best response', () => {
    check(
      fc.property(anyGame, ({ layer, ...prices }) => {
        const at = standing(prices, layer);
        const live = layer.participation.map((s, i) => {
          const stake = {
            benefit: layer.marginalBenefit[i],
            normSquared: layer.normSquared[i],
            rivalry: at.rivalry[i],
          };
          return bestResponseOfOne(stake, prices, s);
        });
        expect(largestDifference(bestResponses(at, layer.participation), live)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('regret', () => {
  it('is what the best response would add, never negative, and 0 exactly at a best response', () => {
    check(
      fc.property(gains, curvatures, levels, (x, y, s) => {
        const best = bestResponseAt(x, y, s);
        fc.pre(visible(s - best));
        const regret = regretAt(s, x, y);
        expect(regret).toBeGreaterThanOrEqual(0);
        expect(regret === 0).toBe(s === best);
        expect(regretAt(best, x, y)).toBe(0);
        expect(Math.abs(regret - (utilityAt(best, x, y) - utilityAt(s, x, y)))).toBeLessThan(
          1e-13 * (1 + Math.abs(x) + y),
        );
      }),
      3000,
    );
  });

  it('is the formula of paper.md for β > 0 and for β = 0', () => {
    check(
      fc.property(gains, fc.double({ min: 0.1, max: 10, noNaN: true }), levels, (x, y, s) => {
        const optimum = x / y;
        const best = Math.min(1, Math.max(0, optimum));
        const printed = (y / 2) * ((s - optimum) ** 2 - (best - optimum) ** 2);
        expect(Math.abs(regretAt(s, x, y) - printed)).toBeLessThan(1e-10);
        expect(regretAt(s, x, 0)).toBeCloseTo(Math.max(0, x) - s * x, 12);
      }),
      1000,
    );
  });

  it('sums up to the Nash gap and NashConv', () => {
    check(
      fc.property(anyGame, ({ layer, ...prices }) => {
        const regret = regrets(standing(prices, layer), layer.participation);
        expect(nashGap(regret)).toBe(Math.max(...regret));
        expect(nashConv(regret)).toBeCloseTo(
          regret.reduce((sum, value) => sum + value, 0),
          12,
        );
      }),
    );
    expect(nashGap(new Float64Array(0))).toBe(0);
  });
});
