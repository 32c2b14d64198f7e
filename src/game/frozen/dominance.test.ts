import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestResponses, standing } from './bestResponse.ts';
import { dominance } from './dominance.ts';
import { certified } from './verdict.ts';
import { check } from './test/check.ts';
import { anyGame, gameOf, gramOf, largestDifference, layerOf, profile } from './test/games.ts';
import type { FrozenLayer } from './types.ts';
import type { Prices } from '../utility.ts';

const answers = (prices: Prices, layer: FrozenLayer, s: Float64Array): Float64Array =>
  bestResponses(
    standing(prices, layer, layer.overlap.times(s)),
    s.map(() => 0.5),
  );

describe('dominance', () => {
  it('no sampled profile of the others contradicts a certificate', () => {
    check(
      fc.property(
        anyGame.chain((game) =>
          fc.tuple(
            fc.constant(game),
            fc.array(profile(game.layer.participation.length), { maxLength: 30 }),
          ),
        ),
        ([{ layer, ...prices }, profiles]) => {
          const { certificates } = certified(dominance(prices, layer));
          for (const s of profiles) {
            const best = answers(prices, layer, s);
            certificates.forEach((certificate, i) => {
              if (certificate !== 'open') expect(best[i]).toBe(certificate === 'out' ? 0 : 1);
            });
          }
        },
      ),
    );
  });

  it('an open player has one extreme profile that lets it in and one that keeps it from being all in', () => {
    check(
      fc.property(anyGame, ({ layer, ...prices }) => {
        const count = layer.participation.length;
        certified(dominance(prices, layer)).certificates.forEach((certificate, i) => {
          const row = gramOf(layer).subarray(i * count, (i + 1) * count);
          const allies = row.map((product) => (product < 0 ? 1 : 0));
          const rivals = row.map((product) => (product > 0 ? 1 : 0));
          const tempted = answers(prices, layer, allies)[i] > 0;
          const deterred = answers(prices, layer, rivals)[i] < 1;
          expect(certificate).toBe(!tempted ? 'out' : !deterred ? 'in' : 'open');
        });
      }),
      400,
    );
  });

  it('equality certifies with a size cost and not without one', () => {
    const gram = [
      [1, 0],
      [0, 1],
    ];
    const beta = { alpha: 1, beta: 0.5, gamma: 0, eta: 0 };
    const of = (prices: Prices, layer: FrozenLayer) =>
      certified(dominance(prices, layer)).certificates;
    expect(of(beta, layerOf([0, 1], gram))).toEqual(['out', 'in']);
    expect(of({ ...beta, beta: 0 }, layerOf([0, 1], gram))).toEqual(['open', 'in']);
    const dead = layerOf(
      [0, 0.5],
      [
        [0, 0],
        [0, 1],
      ],
    );
    expect(of(beta, dead)).toEqual(['open', 'open']);
  });

  it('cannot be fooled by the order of summation at a knife’s edge', () => {
    const { layer, ...prices } = gameOf({
      seed: 9,
      count: 64,
      width: 20,
      alignment: 1,
      beta: 0,
      crowding: 1,
    });
    // Put every player exactly at best = 0, as one summation has it; another may have it at +1e-16.
    const allies = (i: number): Float64Array =>
      gramOf(layer)
        .subarray(i * 64, (i + 1) * 64)
        .map((g, j) => (g < 0 && j !== i ? 1 : 0));
    const edge = Float64Array.from(
      { length: 64 },
      (_, i) => (prices.gamma + prices.eta * layer.overlap.times(allies(i))[i]) / prices.alpha,
    );
    const { certificates } = certified(dominance(prices, { ...layer, marginalBenefit: edge }));
    expect(certificates).toEqual(new Array(64).fill('open'));
    expect(largestDifference(edge, layer.marginalBenefit)).toBeGreaterThan(0);
  });
});
