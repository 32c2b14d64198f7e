import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestResponseAt } from './bestResponse.ts';
import { regimeOf } from './regime.ts';
import { rests } from './sliceRests.ts';
import { check } from './test/check.ts';
import { real } from './test/slices.ts';

const price = fc.oneof(fc.constant(0), real(0.001, 3));
const pair = fc.record({
  beta: price,
  eta: price,
  norms: fc.tuple(real(0.1, 2), real(0.1, 2)),
  cosine: real(-1, 1),
  gain: fc.tuple(real(-2, 3), real(-2, 3)),
});

describe('the regime', () => {
  it('of one equilibrium, or of players alone, leaves two players one', () => {
    check(
      fc.property(pair, ({ beta, eta, norms: [p, q], cosine, gain }) => {
        const regime = regimeOf({ beta, eta });
        const all = rests({
          gain,
          curvature: [2 * beta * p * p, 2 * beta * q * q],
          coupling: eta * p * q * cosine,
        });
        if (regime === 'one' || regime === 'alone' || regime === 'aloneAllOrNothing')
          expect(all).toHaveLength(1);
      }),
      500,
    );
  });

  it('of several is no idle word: two that point the same way have more than one', () => {
    check(
      fc.property(price, price, real(0.1, 2), (beta, eta, norm) => {
        const regime = regimeOf({ beta, eta });
        fc.pre(regime === 'several' || regime === 'allOrNothing');
        const [y, k] = [2 * beta * norm, eta * norm];
        const all = rests({ gain: [k, k], curvature: [y, y], coupling: k });
        const several = all.length > 1 || all[0].corners.length > 1;
        expect(several).toBe(true);
      }),
    );
  });

  it('of all or nothing has replies at the ends only', () => {
    check(
      fc.property(real(-2, 2), real(0, 1), (gain, s) => {
        fc.pre(gain !== 0);
        expect([0, 1]).toContain(bestResponseAt(gain, 2 * 0 * 3, s));
      }),
    );
    expect(regimeOf({ beta: 0, eta: 0.1 })).toBe('allOrNothing');
    expect(regimeOf({ beta: 0.1, eta: 0.2 })).toBe('several');
    expect(regimeOf({ beta: 0.1, eta: 0.19 })).toBe('one');
  });
});
