import { pricesIn } from './types.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { potentialChange, potentialOf } from './potentialChange.ts';
import { check } from './test/check.ts';
import { anyGame, asGame } from './test/games.ts';

const seconds = fc.tuple(
  anyGame,
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
);

describe('the change of the potential', () => {
  it('is the sum of its parts, whatever changed', () => {
    check(
      fc.property(seconds, anyGame, ([one, moves], prices) => {
        const before = asGame(one);
        const [layer] = before.layers;
        const { alpha, beta, gamma, eta } = prices;
        const after = {
          ...{ alpha, beta, gamma, eta },
          layers: [
            {
              ...layer,
              marginalBenefit: layer.marginalBenefit.map((b, i) => b + moves[(i + 7) % 60]),
              participation: layer.participation.map((_, i) => moves[i % 60]),
            },
          ],
        };
        const { byPlayers, byPrices, byLearning } = potentialChange(before, after);
        const whole = potentialOf(after) - potentialOf(before);
        const scale = 1 + Math.abs(byPlayers) + Math.abs(byPrices) + Math.abs(byLearning);
        expect(Math.abs(byPlayers + byPrices + byLearning - whole)).toBeLessThan(1e-12 * scale);
      }),
    );
  });

  it('is the players’ alone where nothing else changed, and nobody’s where nothing did', () => {
    check(
      fc.property(seconds, ([one, moves]) => {
        const before = asGame(one);
        const layers = before.layers.map((layer) => ({
          ...layer,
          participation: layer.participation.map((_, i) => moves[i % 60]),
        }));
        const change = potentialChange(before, { ...before, layers });
        expect([change.byPrices, change.byLearning]).toEqual([0, 0]);
        expect(potentialChange(before, before)).toEqual({
          byPlayers: 0,
          byPrices: 0,
          byLearning: 0,
        });
      }),
    );
  });

  it('is what a single mover gains', () => {
    check(
      fc.property(anyGame, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (one, who, s) => {
        const before = asGame(one);
        const [layer] = before.layers;
        const i = who % layer.participation.length;
        const participation = layer.participation.slice();
        participation[i] = s;
        const { byPlayers } = potentialChange(before, {
          ...before,
          layers: [{ ...layer, participation }],
        });
        let rivalry = 0;
        layer.participation.forEach((each, j) => {
          if (j !== i) rivalry += each * layer.overlap.product(i, j);
        });
        const { alpha, beta, gamma, eta } = pricesIn(before, 0);
        const utility = (at: number) =>
          at * (alpha * layer.marginalBenefit[i] - gamma - eta * rivalry) -
          beta * layer.normSquared[i] * at * at;
        const gain = utility(s) - utility(layer.participation[i]);
        expect(byPlayers).toBeCloseTo(gain, 6);
      }),
    );
  });
});
