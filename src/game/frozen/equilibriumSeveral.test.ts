import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { standing } from './bestResponse.ts';
import { equilibrium } from './equilibrium.ts';
import { nashConv, regrets } from './regret.ts';
import { check } from './test/check.ts';
import { layerFrom } from './types.ts';
import { crowdedGame, diagonal, gramOf, gameOf, largestDifference } from './test/games.ts';
import { potential } from './utility.ts';

describe('where η ≥ 2β', () => {
  it('every limit is a Nash equilibrium, reached without losing potential', () => {
    check(
      fc.property(crowdedGame, ({ layer, ...prices }) => {
        const { limits, unique } = equilibrium(prices, layer);
        expect(unique).toBe(layer.participation.length === 1);
        const start = potential(prices, layer);
        expect(limits[0].from[0]).toBe('current');
        expect(limits[0].potential).toBeGreaterThanOrEqual(start - 1e-12 * (1 + Math.abs(start)));
        for (const { participation, residual } of limits) {
          expect(residual).toBeLessThan(1e-10);
          const regret = regrets(standing(prices, { ...layer, participation }), participation);
          expect(nashConv(regret)).toBeLessThan(1e-12 * (1 + Math.abs(start)));
        }
      }),
      400,
    );
  });

  it('the limits are distinct, and every start leads to exactly one', () => {
    check(
      fc.property(crowdedGame, ({ layer, ...prices }) => {
        const { limits } = equilibrium(prices, layer);
        const starts = limits.flatMap(({ from }) => from).sort();
        expect([['all in', 'all out', 'alternating', 'current'], ['current']]).toContainEqual(
          starts,
        );
        limits.forEach((limit, k) => {
          for (const other of limits.slice(0, k)) {
            expect(largestDifference(limit.participation, other.participation)).toBeGreaterThan(
              1e-7,
            );
          }
        });
      }),
    );
  });

  it('two aligned clones: one plays, the other stays out, and the start decides which', () => {
    const clones = (participation: number[]) =>
      layerFrom({
        marginalBenefit: Float64Array.of(1, 1),
        normSquared: Float64Array.of(1, 1),
        gram: Float64Array.of(1, 1, 1, 1),
        participation: Float64Array.from(participation),
      });
    const prices = { alpha: 1, beta: 0.5, gamma: 0, eta: 2 };
    expect([...equilibrium(prices, clones([1, 0])).participation]).toEqual([1, 0]);
    expect([...equilibrium(prices, clones([0, 1])).participation]).toEqual([0, 1]);
    const { unique, sentence, limits } = equilibrium(prices, clones([0, 1]));
    expect(unique).toBe(false);
    expect(sentence).toMatch(/start decides/);
    expect(limits.length).toBeGreaterThan(1);
  });

  it('without a size cost (β = 0) every limit is all or nothing', () => {
    const { layer, ...prices } = gameOf({
      seed: 8,
      count: 200,
      width: 40,
      alignment: 0.2,
      beta: 0,
      crowding: 1,
    });
    const { unique, limits } = equilibrium(prices, layer);
    expect(unique).toBe(false);
    for (const { participation } of limits)
      expect(participation.every((s) => s === 0 || s === 1)).toBe(true);
  });

  it('without any competition and size cost (the contest) is the sign of αb − γ, and unique', () => {
    const { layer, ...prices } = gameOf({
      seed: 8,
      count: 20,
      width: 4,
      alignment: 0,
      beta: 0,
      crowding: 0,
    });
    const nash = equilibrium(prices, layer);
    expect(nash.unique).toBe(true);
    expect([...nash.participation]).toEqual([
      ...layer.marginalBenefit.map((b) => (prices.alpha * b > prices.gamma ? 1 : 0)),
    ]);
  });

  it('768 players with dependent θ converge from every start', () => {
    const { layer, ...prices } = gameOf({
      seed: 2,
      count: 768,
      width: 60,
      alignment: 0,
      beta: 0.1,
      crowding: 1.5,
    });
    expect(diagonal(gramOf(layer), 768)).toEqual(layer.normSquared);
    for (const { residual } of equilibrium(prices, layer).limits)
      expect(residual).toBeLessThan(1e-10);
  });
});
