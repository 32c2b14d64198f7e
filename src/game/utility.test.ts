import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestResponse, marginalUtility, utility, type Prices, type Stake } from './utility.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const stakes: fc.Arbitrary<Stake> = fc.record({
  benefit: real(-3, 3),
  normSquared: real(0.01, 20),
  rivalry: real(-5, 5),
});
const prices: fc.Arbitrary<Prices> = fc.record({
  alpha: real(0, 10),
  beta: fc.oneof(fc.constant(0), real(0.001, 2)),
  gamma: real(0, 3),
  eta: real(0, 2),
});

describe('utility, equations (8) to (15)', () => {
  it('is zero for a player that stays out', () => {
    fc.assert(fc.property(stakes, prices, (stake, price) => utility(0, stake, price) === 0));
  });

  it('has the marginal utility as its slope', () => {
    fc.assert(
      fc.property(stakes, prices, real(0.05, 0.95), (stake, price, s) => {
        const h = 1e-4;
        const slope = (utility(s + h, stake, price) - utility(s - h, stake, price)) / (2 * h);
        expect(slope).toBeCloseTo(marginalUtility(s, stake, price), 6);
      }),
    );
  });

  it('is nowhere higher than at the best response', () => {
    fc.assert(
      fc.property(stakes, prices, real(0, 1), real(0, 1), (stake, price, s, current) => {
        const best = bestResponse(stake, price, current);
        expect(best).toBeGreaterThanOrEqual(0);
        expect(best).toBeLessThanOrEqual(1);
        expect(utility(best, stake, price)).toBeGreaterThanOrEqual(utility(s, stake, price) - 1e-9);
      }),
    );
  });

  it('prunes at the best response exactly when benefit does not exceed presence and rivals (15)', () => {
    fc.assert(
      fc.property(stakes, prices, (stake, price) => {
        const gain = price.alpha * stake.benefit - price.gamma - price.eta * stake.rivalry;
        // Below this a gain that is not 0 may divide down to 0.
        fc.pre(Math.abs(gain) > 1e-300);
        expect(bestResponse(stake, price, 0.5) === 0).toBe(gain < 0);
      }),
    );
  });

  it('leaves an indifferent player where it is', () => {
    const stake = { benefit: 0, normSquared: 1, rivalry: 0 };
    expect(bestResponse(stake, { alpha: 1, beta: 0, gamma: 0, eta: 0 }, 0.3)).toBe(0.3);
  });
});
