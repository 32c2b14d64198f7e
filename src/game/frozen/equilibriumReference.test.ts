/** The equilibrium against a solver written apart from it (test/reference/boxQp.ts), to 1e-8. */
import { describe, expect, it } from 'vitest';
import { equilibrium } from './equilibrium.ts';
import { quadraticOf } from './quadratic.ts';
import { gameOf, largestDifference, uniform, type Shape } from './test/games.ts';
import { bruteForce, interiorPoint } from './test/reference/boxQp.ts';

function shapeOf(seed: number, count: number): Shape {
  const random = uniform(seed);
  return {
    seed,
    count,
    width: 1 + Math.floor(random() * 2 * count),
    alignment: [0, 0.2, 1][Math.floor(random() * 3)],
    beta: 10 ** (-3 + 4 * random()),
    crowding: 0.99 * random(),
  };
}

function disagreement(shape: Shape): number {
  const { layer, ...prices } = gameOf(shape);
  return largestDifference(
    equilibrium(prices, layer).participation,
    interiorPoint(quadraticOf(prices, layer)),
  );
}

describe('exact equilibrium against an independent solver', () => {
  it('the reference itself agrees with trying every pattern', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { layer, ...prices } = gameOf(shapeOf(seed, 1 + (seed % 6)));
      const game = quadraticOf(prices, layer);
      expect(largestDifference(interiorPoint(game), bruteForce(game))).toBeLessThan(1e-9);
    }
  });

  it('180 games of 1 to 60 players', () => {
    for (let seed = 100; seed < 280; seed++)
      expect(disagreement(shapeOf(seed, 1 + (seed % 60)))).toBeLessThan(1e-8);
  });

  it('17 games of 100 to 260 players', () => {
    for (let seed = 300; seed < 317; seed++) {
      expect(disagreement(shapeOf(seed, 100 + 10 * (seed - 300)))).toBeLessThan(1e-8);
    }
  });

  it.each([
    ['independent θ', { seed: 1, count: 768, width: 784, alignment: 0, beta: 0.1, crowding: 0.6 }],
    [
      'dependent θ, close to η = 2β',
      { seed: 2, count: 768, width: 60, alignment: 0, beta: 0.1, crowding: 0.99 },
    ],
    ['aligned θ', { seed: 3, count: 768, width: 200, alignment: 0.3, beta: 0.5, crowding: 0.3 }],
  ])('768 players: %s', (_, shape) => expect(disagreement(shape)).toBeLessThan(1e-8), 30_000);
});
