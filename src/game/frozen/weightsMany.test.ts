/** The paper's count of single weights: what is worked out for them holds by definition, in every regime. */
import { describe, expect, it } from 'vitest';
import { dominanceOf, equilibriumOf, lambdaMaxOf } from './solve.ts';
import { between, uniform } from './test/games.ts';
import { layerFrom, type FrozenLayer } from './types.ts';
import { fixedTo } from './verdict.ts';

/** The weights of the paper's first layer. */
const COUNT = 784 * 512;

const random = uniform(5);
/** Weights small and mostly of a few hundredths, as trained ones are, in single precision. */
const layer: FrozenLayer = layerFrom({
  theta: Float32Array.from({ length: COUNT }, () => 0.1 * between(random, -1, 1) ** 3),
  marginalBenefit: Float32Array.from({ length: COUNT }, () => 2e-3 * random() ** 2),
  participation: Float32Array.from({ length: COUNT }, () => random()),
});
const theta = layer.overlap.theta!;
const prices = { alpha: 1, beta: 0.1, gamma: 5e-4, eta: 0 };

/** max_i |s_i − BR_i(s)| by the definition of a best response. */
function residual(beta: number, eta: number, s: Float64Array): number {
  const total = s.reduce((sum, each, i) => sum + each * theta[i], 0);
  return s.reduce((worst, each, i) => {
    const others = total - each * theta[i];
    const gain = layer.marginalBenefit[i] - prices.gamma - eta * theta[i] * others;
    const size = 2 * beta * theta[i] ** 2;
    const best = size > 0 ? Math.min(1, Math.max(0, gain / size)) : gain > 0 ? 1 : 0;
    return Math.max(worst, Math.abs(each - best));
  }, 0);
}

describe('401 408 single weights', () => {
  it.each([
    ['η < 2β', 0.1, 0.05],
    ['η just below 2β', 0.1, 0.1999],
    ['η far below 2β', 0.1, 1e-5],
  ])('have one equilibrium where %s', (_, beta, eta) => {
    const { participation, unique, found } = equilibriumOf({ ...prices, beta, eta }, layer);
    expect({ unique, found }).toEqual({ unique: true, found: 1 });
    expect(residual(beta, eta, participation)).toBeLessThan(1e-7);
  });

  it.each([
    ['η a little above 2β', 0.1, 0.2001, 1],
    ['η > 2β', 0.1, 0.3, 2],
    ['η far above 2β', 0.001, 1, 2],
    ['β = 0', 0, 1, 2],
  ])('may have very many where %s, and some are found', (_, beta, eta, least) => {
    const { limits, unique, found, sentence } = equilibriumOf({ ...prices, beta, eta }, layer);
    expect(unique).toBe(false);
    expect(found).toBeGreaterThanOrEqual(least);
    expect(limits).toHaveLength(found);
    expect(sentence).toMatch(new RegExp(`at least ${found} (was|were) found`));
    for (const { participation } of limits)
      expect(residual(beta, eta, participation)).toBeLessThan(1e-7);
  });

  it('are certified only where the best and the worst that others can do say so', () => {
    const at = { ...prices, eta: 2e-5 };
    const { verdicts, eliminationRound, isComplete } = dominanceOf(at, layer);
    expect(isComplete).toBe(true);
    const positive = theta.reduce((sum, weight) => sum + Math.max(0, weight), 0);
    const negative = theta.reduce((sum, weight) => sum + Math.min(0, weight), 0);
    const { participation } = equilibriumOf(at, layer);
    let certain = 0;
    const wrong: number[] = [];
    verdicts.forEach((verdict, i) => {
      const as = fixedTo(verdict);
      if (as !== 'open' && participation[i] !== (as === 'in' ? 1 : 0)) wrong.push(i);
      if (eliminationRound[i] !== 1) return;
      certain++;
      const own = theta[i];
      const alone = layer.marginalBenefit[i] - at.gamma;
      const [friends, rivals] = own > 0 ? [negative, positive - own] : [positive, negative - own];
      const isRight =
        as === 'out'
          ? alone - at.eta * own * friends <= 0
          : alone - at.eta * own * rivals >= 2 * at.beta * own * own;
      if (!isRight) wrong.push(i);
    });
    expect(wrong).toEqual([]);
    expect(certain).toBeGreaterThan(0);
  });

  it('have a largest curvature that no direction passes and one reaches', () => {
    const at = { ...prices, eta: 0.05 };
    const own = 2 * at.beta - at.eta;
    const lambda = lambdaMaxOf(at, layer);
    // The eigenvector of a diagonal and one direction θ: θ_i / (λ − d_i).
    const along = theta.map((weight) => weight / (lambda - own * weight * weight));
    const dot = along.reduce((sum, each, i) => sum + each * theta[i], 0);
    const [image, size] = along.reduce(
      ([curved, norm], each, i) => [
        curved + each * (own * theta[i] ** 2 * each + at.eta * theta[i] * dot),
        norm + each * each,
      ],
      [0, 0],
    );
    expect(image / size / lambda).toBeCloseTo(1, 9);
  });
});
