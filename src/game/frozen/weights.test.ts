/** The game of single weights against the same game by its Gram matrix, on every small case, and by definition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prices } from '../utility.ts';
import { standing } from './bestResponse.ts';
import { lambdaMax } from './curvature.ts';
import { dominance } from './dominance.ts';
import { equilibrium } from './equilibrium.ts';
import { layerFrom, type FrozenLayer } from './types.ts';
import { certified } from './verdict.ts';
import { potential } from './utility.ts';
import { quadraticOf } from './quadratic.ts';
import { nashGap, regrets } from './regret.ts';
import { weightLambdaMax } from './weightCurvature.ts';
import { weightDominance } from './weightDominance.ts';
import { weightEquilibrium } from './weightEquilibrium.ts';
import { weightsOf, type WeightLayer } from './weights.ts';

interface Numbers {
  readonly marginalBenefit: Float64Array;
  readonly theta: Float64Array;
  readonly participation: Float64Array;
}

const weightLayer = (numbers: Numbers): WeightLayer => weightsOf(layerFrom(numbers))!;

const gramLayer = ({ marginalBenefit, theta, participation }: Numbers): FrozenLayer =>
  layerFrom({
    marginalBenefit,
    participation,
    normSquared: theta.map((weight) => weight * weight),
    gram: Float64Array.from({ length: theta.length ** 2 }, (_, at) => {
      const [i, j] = [Math.floor(at / theta.length), at % theta.length];
      return theta[i] * theta[j];
    }),
  });

const number = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });

/** Weights of trained nets are small and of either sign; some are exactly 0. */
const layers = (most = 8): fc.Arbitrary<WeightLayer> =>
  fc
    .array(
      fc.record({
        b: number(-1, 3),
        weight: fc.oneof(
          { weight: 8, arbitrary: number(-2, 2).filter((value) => Math.abs(value) > 1e-3) },
          { weight: 1, arbitrary: fc.constant(0) },
        ),
        s: number(0, 1),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((each) =>
      weightLayer({
        marginalBenefit: Float64Array.from(each, ({ b }) => b),
        theta: Float64Array.from(each, ({ weight }) => weight),
        participation: Float64Array.from(each, ({ s }) => s),
      }),
    );

const prices = fc.record({
  alpha: number(0, 2),
  beta: number(0.05, 1),
  gamma: number(0, 1),
  eta: fc.oneof(fc.constant(0), number(1e-3, 3)),
});

const largest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

describe('the game of single weights', () => {
  it('has the standing and the potential of its Gram matrix', () => {
    fc.assert(
      fc.property(layers(), prices, (layer, at) => {
        const dense = gramLayer(layer);
        const [one, other] = [standing(at, layer), standing(at, dense)];
        expect(largest(one.gain, other.gain)).toBeLessThan(1e-11);
        expect(largest(one.ownCurvature, other.ownCurvature)).toBeLessThan(1e-12);
        const difference = potential(at, layer) - potential(at, dense);
        expect(Math.abs(difference)).toBeLessThan(1e-10);
      }),
    );
  });

  it('certifies whom the Gram matrix certifies, round by round', () => {
    fc.assert(
      fc.property(layers(), prices, (layer, at) => {
        const found = certified(weightDominance(at, layer));
        expect(found).toEqual(certified(dominance(at, gramLayer(layer))));
      }),
    );
  });
});

describe('its largest curvature', () => {
  it('is that of the Gram matrix', () => {
    fc.assert(
      fc.property(layers(12), prices, (layer, any) => {
        for (const at of [any, { ...any, eta: 2 * any.beta }, { ...any, beta: 0 }]) {
          const dense = lambdaMax(quadraticOf(at, gramLayer(layer)));
          const scale = 1 + Math.abs(dense);
          expect(Math.abs(weightLambdaMax(at, layer.theta) - dense)).toBeLessThan(1e-9 * scale);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('its equilibrium', () => {
  const below = (at: Prices): Prices => ({ ...at, eta: Math.min(at.eta, 1.9 * at.beta) });

  it('is that of the Gram matrix where η < 2β, and the only one', () => {
    fc.assert(
      fc.property(layers(), prices, (layer, any) => {
        const at = below(any);
        const found = weightEquilibrium(at, layer);
        expect(found.limits[0].residual).toBeLessThan(1e-9);
        if (layer.theta.some((weight) => weight === 0)) return;
        expect(found).toMatchObject({ unique: true, found: 1, tied: 0 });
        const dense = equilibrium(at, gramLayer(layer)).participation;
        expect(largest(found.participation, dense)).toBeLessThan(1e-6);
      }),
    );
  });

  it('does not depend on where the players stand where η < 2β', () => {
    fc.assert(
      fc.property(layers(30), prices, (layer, any) => {
        const moved = { ...layer, participation: layer.participation.map((s) => 1 - s) };
        const [one, other] = [layer, moved].map(
          (each) => weightEquilibrium(below(any), each).participation,
        );
        expect(largest(one, other)).toBe(0);
      }),
    );
  });

  it('at η = 2β has the one Σ sθ that every best response agrees with, and the highest potential', () => {
    fc.assert(
      fc.property(layers(), prices, (layer, any) => {
        const at = { ...any, eta: 2 * any.beta };
        const found = weightEquilibrium(at, layer);
        expect(found.limits[0].residual).toBeLessThan(1e-9);
        const dense = equilibrium(at, gramLayer(layer)).participation;
        const totalOf = (s: Float64Array) =>
          s.reduce((sum, value, i) => sum + value * layer.theta[i], 0);
        expect(totalOf(found.participation)).toBeCloseTo(totalOf(dense), 5);
        expect(potential(at, layer, found.participation)).toBeGreaterThan(
          potential(at, layer, dense) - 1e-9,
        );
      }),
    );
  });

  it('at η = 2β names those between whom it leaves a choice', () => {
    const twins = weightLayer({
      marginalBenefit: Float64Array.of(1, 1),
      theta: Float64Array.of(1, 1),
      participation: Float64Array.of(0, 1),
    });
    const found = weightEquilibrium({ alpha: 1, beta: 0.5, gamma: 0, eta: 1 }, twins);
    expect(found).toMatchObject({ unique: false, tied: 2 });
    expect(found.participation[0] + found.participation[1]).toBeCloseTo(1, 12);
    expect(found.sentence).toContain('2 players');
  });

  it('above η = 2β ends where nobody could gain, no lower than it began', () => {
    fc.assert(
      fc.property(layers(6), prices, (layer, any) => {
        const at = { ...any, eta: 2 * any.beta + 0.5 + any.eta };
        const found = weightEquilibrium(at, layer);
        expect(found.unique).toBe(false);
        expect(found.found).toBeGreaterThanOrEqual(1);
        expect(found.limits[0].residual).toBeLessThan(1e-8);
        // It is no worse than where it began: best responses climb.
        expect(potential(at, layer, found.participation)).toBeGreaterThanOrEqual(
          potential(at, layer, layer.participation) - 1e-9,
        );
      }),
    );
  });

  it('above η = 2β is among all that a search through every profile of 0 and 1 finds', () => {
    fc.assert(
      fc.property(layers(9), prices, (layer, any) => {
        // Without a size cost every answer is 0 or 1, so that all equilibria can be listed.
        const at = { ...any, beta: 0, eta: 0.1 + any.eta };
        const count = layer.theta.length;
        const isEquilibrium = (s: Float64Array) => {
          const moved = { ...layer, participation: s };
          return nashGap(regrets(standing(at, gramLayer(moved)), s)) < 1e-9;
        };
        const all = Array.from({ length: 2 ** count }, (_, bits) =>
          Float64Array.from({ length: count }, (__, i) => (bits >> i) & 1),
        ).filter(isEquilibrium);
        const { limits, found } = weightEquilibrium(at, layer);
        expect(found).toBeGreaterThanOrEqual(1);
        expect(found).toBeLessThanOrEqual(all.length);
        for (const { participation } of limits)
          expect(all.some((each) => largest(each, participation) === 0)).toBe(true);
      }),
    );
  });

  it('without rivals is everybody’s own answer', () => {
    fc.assert(
      fc.property(layers(), prices, (layer, any) => {
        const at = { ...any, eta: 0 };
        const found = weightEquilibrium(at, layer);
        const dense = equilibrium(at, gramLayer(layer));
        expect(largest(found.participation, dense.participation)).toBeLessThan(1e-12);
        expect(found.unique).toBe(dense.unique);
      }),
    );
  });

  it.each<[string, number[], number[], Prices]>([
    [
      'beside a weight of 0 whom nothing moves',
      [0, 1, -2],
      [0, 0.5, 0.3],
      { alpha: 1, beta: 0.5, gamma: 0, eta: 1 },
    ],
    [
      'where rounding passes by the very place at which somebody turns',
      [-0.01839611300658254, -0.013047401962358224],
      [-2.66809187534642, 0],
      { alpha: 1, beta: 0.29609885639329386, gamma: 0, eta: 0.5921977127865877 },
    ],
  ])('at η = 2β leaves nobody a gain %s', (_, theta, benefit, prices) => {
    const layer = layerFrom({
      marginalBenefit: Float64Array.from(benefit),
      theta: Float64Array.from(theta),
      participation: new Float64Array(theta.length).fill(0.5),
    });
    const { participation } = weightEquilibrium(prices, weightsOf(layer)!);
    expect(
      nashGap(regrets(standing(prices, { ...layer, participation }), participation)),
    ).toBeLessThan(1e-12);
  });

  it('bears a weight of 0: all or nothing by its own sign, and tied at the border', () => {
    const layer = (b: number): WeightLayer =>
      weightLayer({
        marginalBenefit: Float64Array.of(b, 1),
        theta: Float64Array.of(0, 1),
        participation: Float64Array.of(0.3, 0.3),
      });
    const at = { alpha: 1, beta: 1, gamma: 0.5, eta: 0.5 };
    expect(weightEquilibrium(at, layer(1)).participation[0]).toBe(1);
    expect(weightEquilibrium(at, layer(0)).participation[0]).toBe(0);
    const border = weightEquilibrium(at, layer(0.5));
    expect(border).toMatchObject({ unique: false, tied: 1 });
    expect(border.participation[0]).toBe(0.3);
  });
});
