import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lambdaMax, stepGauge } from './curvature.ts';
import { quadraticOf, slope, type Quadratic } from './quadratic.ts';
import { check } from './test/check.ts';
import { layerFrom } from './types.ts';
import { anyGame, gameOf } from './test/games.ts';
import { eigenvalues } from './test/reference/eigenvalues.ts';
import { potential } from './utility.ts';

const square = (rows: number[][]): Quadratic => ({
  size: rows.length,
  linear: new Float64Array(rows.length),
  matrix: Float64Array.from(rows.flat()),
});

describe('λmax', () => {
  it('is the largest eigenvalue, also when a negative one is larger in size', () => {
    check(
      fc.property(anyGame, ({ layer, ...prices }) => {
        const game = quadraticOf(prices, layer);
        const all = eigenvalues(game);
        const size = Math.max(1e-300, ...all.map(Math.abs));
        expect(Math.abs(lambdaMax(game) - Math.max(...all))).toBeLessThan(1e-9 * size);
      }),
    );
    expect(
      lambdaMax(
        square([
          [-3, 0],
          [0, 1],
        ]),
      ),
    ).toBeCloseTo(1, 12);
  });

  it('finds it in symmetric games', () => {
    expect(
      lambdaMax(
        square([
          [1, -1],
          [-1, 1],
        ]),
      ),
    ).toBeCloseTo(2, 12);
    expect(
      lambdaMax(
        square([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBeCloseTo(2, 12);
    expect(
      lambdaMax(
        square([
          [2, 0, 0],
          [0, 2, 0],
          [0, 0, 2],
        ]),
      ),
    ).toBeCloseTo(2, 12);
    expect(
      lambdaMax(
        square([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBe(0);
    expect(lambdaMax(square([]))).toBe(0);
    const ring = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 40 }, (__, j) =>
        (i - j + 40) % 40 === 1 || (j - i + 40) % 40 === 1 ? -1 : 0,
      ),
    );
    expect(lambdaMax(square(ring))).toBeCloseTo(2, 10);
  });

  it('projected ascent with θ frozen and a step below 2/λmax never lowers Φ', () => {
    const step = fc.integer({ min: 1, max: 999 }).map((share) => share / 1000);
    check(
      fc.property(anyGame, step, ({ layer, ...prices }, gauge) => {
        const game = quadraticOf(prices, layer);
        const largest = lambdaMax(game);
        const lrS = largest > 0 ? (2 * gauge) / largest : 1;
        if (largest > 0) expect(stepGauge(lrS, largest)).toBeCloseTo(gauge, 12);
        let s = layer.participation;
        let height = potential(prices, layer, s);
        for (let iteration = 0; iteration < 60; iteration++) {
          const slopes = slope(game, s);
          s = s.map((value, i) => Math.min(1, Math.max(0, value + lrS * slopes[i])));
          const next = potential(prices, layer, s);
          expect(next).toBeGreaterThanOrEqual(height - 1e-12 * (1 + Math.abs(height)));
          height = next;
        }
      }),
      300,
    );
  });

  it('a step just above 2/λmax does lower Φ somewhere: the bound is sharp', () => {
    const prices = { alpha: 1, beta: 0.5, gamma: 0, eta: 0 };
    const layer = layerFrom({
      marginalBenefit: Float64Array.of(0.5),
      normSquared: Float64Array.of(1),
      gram: Float64Array.of(1),
      participation: Float64Array.of(0.6),
    });
    const lrS = 2.02 / lambdaMax(quadraticOf(prices, layer));
    const next = Float64Array.of(0.6 + lrS * (0.5 - 0.6));
    expect(potential(prices, layer, next)).toBeLessThan(potential(prices, layer));
  });

  it('holds for 768 players at the edge of the safe step', () => {
    const { layer, ...prices } = gameOf({
      seed: 4,
      count: 768,
      width: 784,
      alignment: 0,
      beta: 0.1,
      crowding: 0.9,
    });
    const game = quadraticOf(prices, layer);
    const lrS = 1.999 / lambdaMax(game);
    let s = layer.participation;
    let height = potential(prices, layer, s);
    for (let iteration = 0; iteration < 50; iteration++) {
      const slopes = slope(game, s);
      s = s.map((value, i) => Math.min(1, Math.max(0, value + lrS * slopes[i])));
      const next = potential(prices, layer, s);
      expect(next).toBeGreaterThanOrEqual(height - 1e-12 * Math.abs(height));
      height = next;
    }
  });
});
