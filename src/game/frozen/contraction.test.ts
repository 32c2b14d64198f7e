import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestResponses, standing } from './bestResponse.ts';
import { contraction } from './contraction.ts';
import { check } from './test/check.ts';
import { anyGame, largestDifference, layerOf, profile } from './test/games.ts';

describe('contraction', () => {
  it('bounds how far two profiles’ best responses can be apart', () => {
    const withTwo = anyGame.chain((game) => {
      const s = profile(game.layer.participation.length);
      return fc.tuple(fc.constant(game), s, s);
    });
    check(
      fc.property(withTwo, ([{ layer, ...prices }, one, two]) => {
        const { factor } = contraction(prices, layer);
        fc.pre(Number.isFinite(factor));
        const answer = (s: Float64Array) =>
          bestResponses(standing(prices, layer, layer.overlap.times(s)), layer.participation);
        expect(largestDifference(answer(one), answer(two))).toBeLessThanOrEqual(
          factor * largestDifference(one, two) + 1e-12,
        );
      }),
      500,
    );
  });

  it('holds exactly when every margin is positive', () => {
    check(
      fc.property(
        anyGame.filter(({ beta, eta }) => beta > 0 && eta > 0),
        ({ layer, ...prices }) => {
          const { margin, contracts } = contraction(prices, layer);
          expect(contracts).toBe(margin.every((value) => value > 0));
        },
      ),
    );
  });

  it('is 2βn − η Σ|G|, ∞ without a size cost and 0 without rivals', () => {
    const layer = layerOf(
      [0, 0],
      [
        [1, -1],
        [-1, 4],
      ],
    );
    expect([...contraction({ alpha: 1, beta: 1, gamma: 0, eta: 0.5 }, layer).margin]).toEqual([
      1.5, 7.5,
    ]);
    expect(contraction({ alpha: 1, beta: 1, gamma: 0, eta: 0.5 }, layer).factor).toBe(0.25);
    expect(contraction({ alpha: 1, beta: 0, gamma: 0, eta: 0.5 }, layer).factor).toBe(Infinity);
    expect(contraction({ alpha: 1, beta: 0, gamma: 0, eta: 0 }, layer)).toMatchObject({
      factor: 0,
      contracts: true,
    });
  });
});
