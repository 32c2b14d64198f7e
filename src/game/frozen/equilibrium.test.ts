import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascend } from './ascent.ts';
import { bestResponses, standing } from './bestResponse.ts';
import { isPositiveDefinite } from './cholesky.ts';
import { equilibrium } from './equilibrium.ts';
import { quadraticOf } from './quadratic.ts';
import { check } from './test/check.ts';
import { layerFrom } from './types.ts';
import { between, gameOf, largestDifference, profile, uniform, uniqueGame } from './test/games.ts';
import { potential } from './utility.ts';

const order = (count: number): Int32Array => Int32Array.from({ length: count }, (_, i) => i);

describe('where η < 2β', () => {
  it('the curvature is positive definite (G = ΘΘᵀ)', () => {
    check(
      fc.property(uniqueGame, ({ layer, ...prices }) => {
        const { matrix, size } = quadraticOf(prices, layer);
        expect(isPositiveDefinite(matrix, size)).toBe(true);
      }),
    );
  });

  it('the equilibrium is unique, a fixed point of best response, and where Φ is largest', () => {
    check(
      fc.property(
        uniqueGame.chain((game) =>
          fc.tuple(fc.constant(game), profile(game.layer.participation.length)),
        ),
        ([{ layer, ...prices }, other]) => {
          const nash = equilibrium(prices, layer);
          expect(nash.unique).toBe(true);
          expect(nash.limits).toHaveLength(1);
          const there = { ...layer, participation: nash.participation };
          expect(
            largestDifference(
              bestResponses(standing(prices, there), nash.participation),
              nash.participation,
            ),
          ).toBeLessThan(1e-12);
          const top = potential(prices, layer, nash.participation);
          expect(potential(prices, layer, other)).toBeLessThanOrEqual(
            top + 1e-12 * (1 + Math.abs(top)),
          );
        },
      ),
    );
  });

  it('50 starts have one limit', () => {
    check(
      fc.property(uniqueGame, fc.nat(), ({ layer, ...prices }, seed) => {
        const random = uniform(seed);
        const game = quadraticOf(prices, layer);
        const expected = equilibrium(prices, layer).participation;
        for (let trial = 0; trial < 50; trial++) {
          const start = expected.map(() => Math.min(1, Math.max(0, between(random, -0.5, 1.5))));
          const limit = ascend(game, start, order(game.size));
          expect(limit.converged).toBe(true);
          expect(largestDifference(limit.participation, expected)).toBeLessThan(1e-8);
        }
      }),
      100,
    );
  });

  it('50 starts have one limit under plain best response as well, no Newton step helping', () => {
    check(
      fc.property(
        uniqueGame.filter(({ beta, eta }) => eta < 1.6 * beta),
        fc.nat(),
        ({ layer, ...prices }, seed) => {
          const random = uniform(seed);
          const expected = equilibrium(prices, layer).participation;
          for (let trial = 0; trial < 50; trial++) {
            const s = expected.map(() => random());
            for (let sweep = 0; sweep < 3000; sweep++) {
              const before = s.slice();
              for (let i = 0; i < s.length; i++)
                s[i] = bestResponses(standing(prices, { ...layer, participation: s }), s)[i];
              if (largestDifference(before, s) < 1e-13) break;
            }
            expect(largestDifference(s, expected)).toBeLessThan(1e-8);
          }
        },
      ),
      8,
    );
  });

  it('is exact without competition: every player’s best response', () => {
    const { layer, ...prices } = gameOf({
      seed: 5,
      count: 50,
      width: 60,
      alignment: 0,
      beta: 0.3,
      crowding: 0,
    });
    const nash = equilibrium(prices, layer);
    expect(nash.unique).toBe(true);
    expect([...nash.participation]).toEqual([
      ...bestResponses(standing(prices, layer), layer.participation),
    ]);
  });

  it('is not called unique when a player with θ = 0 has nothing to gain or lose', () => {
    const layer = layerFrom({
      marginalBenefit: Float64Array.of(0, 1),
      normSquared: Float64Array.of(0, 1),
      gram: Float64Array.of(0, 0, 0, 1),
      participation: Float64Array.of(0.4, 0.4),
    });
    const nash = equilibrium({ alpha: 1, beta: 1, gamma: 0, eta: 1 }, layer);
    expect([...nash.participation]).toEqual([0.4, 0.5]);
    expect(nash.unique).toBe(false);
    expect(nash.sentence).toMatch(/indifferent/);
    expect(equilibrium({ alpha: 1, beta: 1, gamma: 0.1, eta: 1 }, layer).unique).toBe(true);
  });

  it('is not called unique for inner products that no θ can have', () => {
    const layer = layerFrom({
      marginalBenefit: Float64Array.of(1, 1),
      normSquared: Float64Array.of(1, 1),
      gram: Float64Array.of(1, 5, 5, 1),
      participation: Float64Array.of(0.5, 0.5),
    });
    const nash = equilibrium({ alpha: 1, beta: 1, gamma: 0, eta: 1 }, layer);
    expect(nash.unique).toBe(false);
    expect(nash.sentence).toMatch(/do not belong to any real θ/);
    expect(nash.limits.length).toBeGreaterThan(1);
  });
});
