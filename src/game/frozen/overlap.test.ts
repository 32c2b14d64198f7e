import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapOf } from './overlap.ts';
import { check } from './test/check.ts';
import { anyGame, profile, uniform } from './test/games.ts';

describe('the overlap of a layer', () => {
  it('gives the sum over the others, the diagonal unread', () => {
    const gram = Float64Array.of(NaN, 2, -3, 2, NaN, 5, -3, 5, NaN);
    const { times, sumsOf } = overlapOf({ gram }, 3);
    expect([...times(Float64Array.of(1, 0.5, 0.25))]).toEqual([
      2 * 0.5 - 3 * 0.25,
      2 + 5 * 0.25,
      -3 + 5 * 0.5,
    ]);
    expect([...times(Float64Array.of(0, 0, 1))]).toEqual([-3, 5, 0]);
    expect([0, 1, 2].map(sumsOf)).toEqual([
      { lowest: -3, highest: 2 },
      { lowest: 0, highest: 7 },
      { lowest: -3, highest: 5 },
    ]);
  });

  it('of single weights is that of their products', () => {
    const weight = fc.double({ min: -3, max: 3, noNaN: true });
    const players = fc.array(fc.tuple(weight, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    });
    check(
      fc.property(players, (drawn) => {
        const theta = Float64Array.from(drawn, ([value]) => value);
        const participation = Float64Array.from(drawn, ([, s]) => s);
        const { length } = theta;
        const gram = new Float64Array(length * length);
        theta.forEach((a, i) => theta.forEach((b, j) => (gram[i * length + j] = a * b)));
        const [few, all] = [overlapOf({ theta }, length), overlapOf({ gram }, length)];
        const rivalry = all.times(participation);
        few.times(participation).forEach((c, i) => expect(c).toBeCloseTo(rivalry[i], 11));
        theta.forEach((_, i) => {
          const [one, other] = [few.sumsOf(i), all.sumsOf(i)];
          expect(one.lowest).toBeCloseTo(other.lowest, 11);
          expect(one.highest).toBeCloseTo(other.highest, 11);
          theta.forEach((__, j) => expect(few.product(i, j)).toBe(all.product(i, j)));
        });
      }),
    );
  });

  it('keeps rivalry between the two rival sums for every profile', () => {
    check(
      fc.property(
        anyGame.chain((game) =>
          fc.tuple(fc.constant(game), profile(game.layer.participation.length)),
        ),
        ([{ layer }, s]) => {
          layer.overlap.times(s).forEach((c, i) => {
            const { lowest, highest } = layer.overlap.sumsOf(i);
            expect(c).toBeGreaterThanOrEqual(lowest - 1e-12);
            expect(c).toBeLessThanOrEqual(highest + 1e-12);
          });
        },
      ),
    );
  });

  it('serves half a million single weights', () => {
    const random = uniform(1);
    const theta = Float64Array.from({ length: 500_000 }, () => random() - 0.5);
    const c = overlapOf({ theta }, theta.length).times(theta.map(() => 1));
    const total = theta.reduce((sum, value) => sum + value, 0);
    expect(c[7]).toBeCloseTo(theta[7] * (total - theta[7]), 9);
  });
});
