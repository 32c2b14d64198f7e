import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rivalryWithin, rivalryOfWeights, rivalSums } from './rivalry.ts';
import { check } from './test/check.ts';
import { anyGame, largestDifference, profile, uniform } from './test/games.ts';

describe('rivalry', () => {
  it('is the sum over the others, the diagonal unread', () => {
    const layer = {
      gram: Float64Array.of(NaN, 2, -3, 2, NaN, 5, -3, 5, NaN),
      participation: Float64Array.of(1, 0.5, 0.25),
    };
    expect([...rivalryWithin(layer)]).toEqual([2 * 0.5 - 3 * 0.25, 2 + 5 * 0.25, -3 + 5 * 0.5]);
    expect([...rivalryWithin(layer, Float64Array.of(0, 0, 1))]).toEqual([-3, 5, 0]);
    expect([...rivalSums(layer).lowest]).toEqual([-3, 0, -3]);
    expect([...rivalSums(layer).highest]).toEqual([2, 7, 5]);
  });

  it('in O(N) for single weights equals the Gram form', () => {
    const weight = fc.double({ min: -3, max: 3, noNaN: true });
    const players = fc.array(fc.tuple(weight, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    });
    check(
      fc.property(players, (drawn) => {
        const theta = Float64Array.from(drawn, ([value]) => value);
        const participation = Float64Array.from(drawn, ([, s]) => s);
        const gram = Float64Array.from(theta, () => 0);
        const whole = new Float64Array(gram.length ** 2);
        theta.forEach((a, i) => theta.forEach((b, j) => (whole[i * theta.length + j] = a * b)));
        const slow = rivalryWithin({ gram: whole, participation });
        expect(largestDifference(slow, rivalryOfWeights(theta, participation))).toBeLessThan(1e-12);
      }),
    );
  });

  it('stays between the two rival sums for every profile', () => {
    check(
      fc.property(
        anyGame.chain((game) =>
          fc.tuple(fc.constant(game), profile(game.layer.participation.length)),
        ),
        ([{ layer }, s]) => {
          const { lowest, highest } = rivalSums(layer);
          rivalryWithin(layer, s).forEach((c, i) => {
            expect(c).toBeGreaterThanOrEqual(lowest[i] - 1e-12);
            expect(c).toBeLessThanOrEqual(highest[i] + 1e-12);
          });
        },
      ),
    );
  });

  it('serves half a million single weights', () => {
    const random = uniform(1);
    const theta = Float64Array.from({ length: 500_000 }, () => random() - 0.5);
    const c = rivalryOfWeights(
      theta,
      theta.map(() => 1),
    );
    const total = theta.reduce((sum, value) => sum + value, 0);
    expect(c[7]).toBeCloseTo(theta[7] * (total - theta[7]), 9);
  });
});
