import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawPotential } from './draw.ts';
import { potentialLayout } from './layout.ts';
import { potentialSeries } from './series.ts';

const amount = fc.double({ min: -10, max: 10, noNaN: true });
const changes = fc.array(fc.record({ byPlayers: amount, byPrices: amount, byLearning: amount }), {
  minLength: 1,
  maxLength: 40,
});

describe('potentialSeries', () => {
  it('adds up: players, learning and prices make the whole change at every sample', () => {
    fc.assert(
      fc.property(changes, amount, (list, start) => {
        let potential = start;
        const past = [
          { step: 0, potential, change: null },
          ...list.map((change, i) => {
            potential += change.byPlayers + change.byPrices + change.byLearning;
            return { step: i + 1, potential, change };
          }),
        ];
        const { total, by } = potentialSeries(past);
        total.forEach((value, i) => {
          expect(by.players[i] + by.learning[i] + by.prices[i]).toBeCloseTo(value, 9);
        });
        expect(total[0]).toBe(0);
      }),
    );
  });

  it('is empty before the first sample', () => {
    expect(potentialSeries([]).steps).toEqual([]);
  });
});

describe('potentialLayout', () => {
  it('keeps 0 and every value inside the picture', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = [Math.min(0, a, b), Math.max(0, a, b)];
        const { plot, y } = potentialLayout(360, 140, [0, 100], [low, high]);
        for (const value of [low, 0, high]) {
          expect(y(value)).toBeGreaterThanOrEqual(plot.y - 1e-6);
          expect(y(value)).toBeLessThanOrEqual(plot.y + plot.height + 1e-6);
        }
      }),
    );
  });
});

it('draws the four sums, told apart by dash, with their values at the end', () => {
  const { ctx, calls } = recorder();
  const scene = {
    steps: [0, 50, 100],
    total: [0, 3, 5],
    by: { players: [0, 2, 4], learning: [0, 1, 2], prices: [0, 0, -1] },
    cursor: null,
  };
  drawPotential(ctx, scene, potentialLayout(336, 140, [0, 100], [-1, 5]), plainTheme);
  expect(calls).toMatchSnapshot();
});

it('says from where on it counts while it has but one moment', () => {
  const { ctx, calls } = recorder();
  const by = { players: [0], learning: [0], prices: [0] };
  const scene = { steps: [611], total: [0], by, cursor: null };
  drawPotential(ctx, scene, potentialLayout(336, 140, [611, 611], [-1, 1]), plainTheme);
  expect(calls.join('\n')).toContain('counted from step 611 on');
});
