import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysis, layerAnalysis } from './analysis.ts';
import { check } from './test/check.ts';
import { anyGame, asGame, gameOf, largestDifference, permuted, uniform } from './test/games.ts';
import { layerFrom } from './types.ts';

const emptyLayer = layerFrom({
  marginalBenefit: new Float64Array(0),
  normSquared: new Float64Array(0),
  gram: new Float64Array(0),
  participation: new Float64Array(0),
});

describe('analysis', () => {
  it('gives each layer’s numbers as plain data that survive JSON', () => {
    check(
      fc.property(anyGame, (drawn) => {
        const result = analysis(asGame(drawn));
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        const [layer] = result.layers;
        const count = drawn.layer.participation.length;
        for (const list of [
          layer.regret,
          layer.bestResponse,
          layer.equilibrium,
          layer.certificates,
          layer.eliminationRound,
        ]) {
          expect(list).toHaveLength(count);
        }
        expect(layer.nashGap).toBe(Math.max(...layer.regret));
      }),
      50,
    );
  });

  it('permuting the players permutes everything', () => {
    check(
      fc.property(anyGame, fc.nat(), ({ layer, ...prices }, seed) => {
        const random = uniform(seed);
        const order = [...layer.participation.keys()]
          .map((i) => [random(), i])
          .sort(([a], [b]) => a - b)
          .map(([, i]) => i);
        const before = layerAnalysis(prices, layer);
        const after = layerAnalysis(prices, permuted(layer, order));
        const scale = 1 + Math.abs(before.potential) + before.lambdaMax;
        for (const list of ['regret', 'bestResponse', 'equilibrium'] as const) {
          expect(
            largestDifference(
              after[list],
              order.map((i) => before[list][i]),
            ),
          ).toBeLessThan(1e-9 * scale);
        }
        for (const list of ['certificates', 'eliminatedAs', 'eliminationRound'] as const) {
          expect(after[list]).toEqual(order.map((i) => before[list][i]));
        }
        expect(
          largestDifference(
            after.contraction.margin,
            order.map((i) => before.contraction.margin[i]),
          ),
        ).toBeLessThan(1e-9 * scale);
        for (const single of ['nashGap', 'nashConv', 'potential', 'lambdaMax'] as const) {
          expect(Math.abs(after[single] - before[single])).toBeLessThan(1e-9 * scale);
        }
        expect([after.unique, after.uniqueness]).toEqual([before.unique, before.uniqueness]);
        expect(after.limits.map(({ from }) => from)).toEqual(before.limits.map(({ from }) => from));
        after.limits.forEach((limit, k) => {
          expect(
            largestDifference(
              limit.participation,
              order.map((i) => before.limits[k].participation[i]),
            ),
          ).toBeLessThan(1e-8);
        });
      }),
      400,
    );
  });

  it('at the equilibrium has no regret', () => {
    check(
      fc.property(anyGame, ({ layer, ...prices }) => {
        const { equilibrium, potential } = layerAnalysis(prices, layer);
        const there = layerAnalysis(prices, {
          ...layer,
          participation: Float64Array.from(equilibrium),
        });
        expect(there.nashConv).toBeLessThan(1e-12 * (1 + Math.abs(potential)));
        expect(there.potential).toBeGreaterThanOrEqual(
          potential - 1e-12 * (1 + Math.abs(potential)),
        );
      }),
    );
  });

  it('takes an empty layer and dead players', () => {
    const prices = { alpha: 1, beta: 0.1, gamma: 0.1, eta: 0.3 };
    expect(layerAnalysis(prices, emptyLayer)).toMatchObject({
      nashGap: 0,
      nashConv: 0,
      potential: 0,
      unique: true,
      lambdaMax: 0,
    });
    const dead = layerFrom({
      marginalBenefit: new Float64Array(2),
      normSquared: new Float64Array(2),
      gram: new Float64Array(4),
      participation: new Float64Array(2).fill(1),
    });
    expect(layerAnalysis(prices, dead)).toMatchObject({
      regret: [0.1, 0.1],
      equilibrium: [0, 0],
      unique: true,
      certificates: ['out', 'out'],
    });
  });

  it('does the paper’s net with every player in, 512 + 256, well within two seconds', () => {
    const { layer: first, ...prices } = gameOf({
      seed: 1,
      count: 512,
      width: 784,
      alignment: 0,
      beta: 0.1,
      crowding: 0.9,
    });
    const { layer: second } = gameOf({
      seed: 2,
      count: 256,
      width: 512,
      alignment: 0.2,
      beta: 0.1,
      crowding: 0.9,
    });
    const { layers } = analysis({ ...prices, layers: [first, second] });
    expect(layers.map(({ unique }) => unique)).toEqual([true, true]);
    expect(layers[0].limits[0].residual).toBeLessThan(1e-10);
  }, 5000);
});
