import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utility as utilityOfOne } from '../utility.ts';
import { standing } from './bestResponse.ts';
import { check } from './test/check.ts';
import { anyGame, gameOf, profile } from './test/games.ts';
import type { FrozenLayer } from './types.ts';
import { marginalUtilities, utilities } from './test/utilities.ts';
import { potential } from './utility.ts';

const withProfile = anyGame.chain((game) =>
  fc.tuple(fc.constant(game), profile(game.layer.participation.length)),
);
const moved = (s: Float64Array, i: number, to: number): Float64Array =>
  s.map((value, k) => (k === i ? to : value));
const at = (layer: FrozenLayer, s: Float64Array): FrozenLayer => ({ ...layer, participation: s });

describe('utility and potential', () => {
  it('the utilities are those of equations (8) to (10)', () => {
    check(
      fc.property(withProfile, ([{ layer, ...prices }, s]) => {
        const here = standing(prices, at(layer, s));
        utilities(here, s).forEach((value, i) => {
          const stake = {
            benefit: layer.marginalBenefit[i],
            normSquared: layer.normSquared[i],
            rivalry: here.rivalry[i],
          };
          expect(value).toBeCloseTo(utilityOfOne(s[i], stake, prices), 10);
        });
      }),
    );
  });

  it('Φ is the double sum of paper.md', () => {
    check(
      fc.property(withProfile, ([{ layer, ...prices }, s]) => {
        let direct = 0;
        s.forEach((v, i) => {
          direct +=
            prices.alpha * layer.marginalBenefit[i] * v -
            prices.beta * layer.normSquared[i] * v * v -
            prices.gamma * v;
          for (let j = i + 1; j < s.length; j++)
            direct -= prices.eta * v * s[j] * layer.overlap.product(i, j);
        });
        expect(potential(prices, layer, s)).toBeCloseTo(direct, 9);
      }),
    );
  });

  it('one player’s move changes Φ exactly as it changes its own U', () => {
    check(
      fc.property(
        withProfile,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([{ layer, ...prices }, s], pick, to) => {
          const i = pick % s.length;
          const there = moved(s, i, to);
          const gained =
            utilities(standing(prices, at(layer, there)), there)[i] -
            utilities(standing(prices, at(layer, s)), s)[i];
          expect(potential(prices, layer, there) - potential(prices, layer, s)).toBeCloseTo(
            gained,
            9,
          );
        },
      ),
    );
  });

  it('∂Φ/∂s_i = ∂U_i/∂s_i to 1e-9, both also by central differences (exact for a quadratic)', () => {
    check(
      fc.property(withProfile, ([{ layer, ...prices }, s]) => {
        const slopes = marginalUtilities(standing(prices, at(layer, s)), s);
        const h = 0.25;
        s.forEach((v, i) => {
          const up = moved(s, i, v + h);
          const down = moved(s, i, v - h);
          const ofPotential =
            (potential(prices, layer, up) - potential(prices, layer, down)) / (2 * h);
          const own = (profileThere: Float64Array): number =>
            utilities(standing(prices, at(layer, profileThere)), profileThere)[i];
          const scale = Math.max(1, Math.abs(slopes[i]), Math.abs(potential(prices, layer, s)));
          expect(Math.abs(ofPotential - slopes[i])).toBeLessThan(1e-9 * scale);
          expect(Math.abs((own(up) - own(down)) / (2 * h) - slopes[i])).toBeLessThan(1e-9 * scale);
        });
      }),
    );
  });

  it('holds for a layer of 768 players too', () => {
    const { layer, ...prices } = gameOf({
      seed: 3,
      count: 768,
      width: 50,
      alignment: 0.3,
      beta: 0.1,
      crowding: 1.2,
    });
    const s = layer.participation;
    const slopes = marginalUtilities(standing(prices, layer), s);
    for (const i of [0, 400, 767]) {
      const change =
        potential(prices, layer, moved(s, i, 1)) - potential(prices, layer, moved(s, i, 0));
      const middle = slopes[i] + 2 * prices.beta * layer.normSquared[i] * (s[i] - 0.5);
      expect(Math.abs(change - middle)).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(potential(prices, layer))),
      );
    }
  });
});
