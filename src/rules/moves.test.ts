import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestResponse, utility } from '../game/utility.ts';
import { adamStep, type Moments } from './adam.ts';
import { bestResponseStep } from './bestResponse.ts';
import { projectedStep } from './projected.ts';
import { proximalStep } from './proximal.ts';
import { sigmoidStep } from './sigmoid.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const stake = fc.record({
  benefit: fc.double({ min: -3, max: 3, noNaN: true }),
  normSquared: fc.double({ min: 0.01, max: 20, noNaN: true }),
  rivalry: fc.double({ min: -5, max: 5, noNaN: true }),
});
const prices = fc.record({
  alpha: unit,
  beta: unit,
  gamma: fc.double({ min: 0, max: 3, noNaN: true }),
  eta: unit,
});
const fresh = (): Moments => ({ first: 0, second: 0, firstWeight: 0, secondWeight: 0 });

describe('dynamics of participation', () => {
  it('never leave [0, 1]', () => {
    fc.assert(
      fc.property(unit, stake, prices, unit, (s, at, price, rate) => {
        const moved = [
          projectedStep(s, at, price, rate),
          proximalStep(s, at, price, rate),
          bestResponseStep(s, at, price, rate),
          adamStep(s, at, price, rate, fresh()),
          sigmoidStep(s, at, price, rate),
        ];
        for (const next of moved) expect(next >= 0 && next <= 1).toBe(true);
      }),
    );
  });

  it('part at zero: a projected player re-enters without paying γ, a proximal one pays it', () => {
    const at = { benefit: 1, normSquared: 1, rivalry: 0 };
    const price = { alpha: 1, beta: 0, gamma: 2, eta: 0 };
    expect(projectedStep(0, at, price, 0.1)).toBeCloseTo(0.1, 12);
    expect(proximalStep(0, at, price, 0.1)).toBe(0);
  });

  it('agree with each other inside (0, 1), where no fee is at stake', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.4, max: 0.6, noNaN: true }), stake, prices, (s, at, price) => {
        expect(projectedStep(s, at, price, 1e-4)).toBeCloseTo(proximalStep(s, at, price, 1e-4), 12);
      }),
    );
  });

  it('rest at the best response, and reach it in one undamped step', () => {
    fc.assert(
      fc.property(unit, stake, prices, (s, at, price) => {
        const best = bestResponse(at, price, s);
        expect(bestResponseStep(s, at, price, 1)).toBeCloseTo(best, 12);
        expect(bestResponseStep(best, at, price, 0.3)).toBeCloseTo(best, 12);
      }),
    );
  });

  it('move by the rate itself in the first Adam step, whatever the size of the slope', () => {
    for (const gamma of [0.01, 1, 100]) {
      const price = { alpha: 1, beta: 0, gamma, eta: 0 };
      const at = { benefit: 0, normSquared: 1, rivalry: 0 };
      expect(adamStep(0.5, at, price, 0.01, fresh())).toBeCloseTo(0.49, 6);
    }
  });

  it('sigmoid: φ moves by the slope of U along φ, who is at 0 stays, and s = 1 begins at σ(4)', () => {
    const sigmoid = (phi: number) => 1 / (1 + Math.exp(-phi));
    const phiOf = (s: number) => Math.log(s / (1 - s));
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), stake, prices, (phi, at, price) => {
        const h = 1e-5;
        const u = (at_: number) => utility(sigmoid(at_), at, price);
        const slope = (u(phi + h) - u(phi - h)) / (2 * h);
        const moved = phiOf(sigmoidStep(sigmoid(phi), at, price, 0.01));
        expect(moved - phi).toBeCloseTo(0.01 * slope, 6);
      }),
    );
    const at = { benefit: 5, normSquared: 1, rivalry: 0 };
    const price = { alpha: 1, beta: 0, gamma: 0, eta: 0 };
    expect(sigmoidStep(0, at, price, 1)).toBe(0);
    expect(sigmoidStep(1, { ...at, benefit: 0 }, price, 1)).toBeCloseTo(sigmoid(4), 12);
  });
});
