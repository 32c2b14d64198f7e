import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newtonStep } from './newton.ts';
import { slope, type Quadratic } from './quadratic.ts';
import { check } from './test/check.ts';
import { between, randomGram, uniform } from './test/games.ts';

const height = ({ linear }: Quadratic, slopes: Float64Array, s: Float64Array): number =>
  s.reduce((sum, value, i) => sum + 0.5 * value * (linear[i] + slopes[i]), 0);

/** A curvature with little on the diagonal besides the Gram matrix, and an interior profile. */
const steep = fc
  .record({ seed: fc.nat(), size: fc.integer({ min: 1, max: 10 }) })
  .map(({ seed, size }) => {
    const random = uniform(seed);
    const matrix = randomGram(random, size, 1 + Math.floor(random() * size), 1);
    for (let i = 0; i < size; i++) matrix[i * size + i] += 0.05;
    const linear = Float64Array.from({ length: size }, () => between(random, -1, 2));
    const s = Float64Array.from({ length: size }, () => between(random, 0.01, 0.99));
    return { game: { size, linear, matrix }, s };
  });

describe('Newton step', () => {
  it('raises Φ and stays in the box, whether clipped, cut short or whole', () => {
    check(
      fc.property(steep, ({ game, s }) => {
        const before = height(game, slope(game, s), s);
        expect(newtonStep(game, s, slope(game, s))).toBe(true);
        expect(s.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(height(game, slope(game, s), s)).toBeGreaterThan(before);
      }),
      1000,
    );
  });

  it('lands where every interior slope is 0 when no bound is in the way', () => {
    check(
      fc.property(steep, ({ game, s }) => {
        const goal = s.slice();
        const flat = { ...game, linear: new Float64Array(game.size) };
        game.linear.set(slope(flat, goal).map((value) => -value));
        const start = goal.map((value, i) => (i % 2 === 0 ? value : 0.5));
        newtonStep(game, start, slope(game, start));
        expect(slope(game, start).every((value) => Math.abs(value) < 1e-9)).toBe(true);
      }),
    );
  });

  it('leaves players at a bound alone, and a face that is not strictly concave', () => {
    const matrix = Float64Array.of(1, 2, 2, 1);
    const game = { size: 2, linear: Float64Array.of(1, 1), matrix };
    const corner = Float64Array.of(0, 1);
    expect(newtonStep(game, corner, slope(game, corner))).toBe(false);
    const saddle = Float64Array.of(0.3, 0.4);
    expect(newtonStep(game, saddle, slope(game, saddle))).toBe(false);
    expect([...saddle]).toEqual([0.3, 0.4]);
    const edge = Float64Array.of(0.3, 0);
    expect(newtonStep(game, edge, slope(game, edge))).toBe(true);
    expect([...edge]).toEqual([1, 0]);
  });
});
