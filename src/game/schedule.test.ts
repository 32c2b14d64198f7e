import { describe, expect, it } from 'vitest';
import { isGameOver, thetaRateAt } from './schedule.ts';

describe('the rate of the weights', () => {
  const cosine = { lrTheta: 2e-3, lrThetaSchedule: 'cosine', epochs: 20 } as const;

  it('stays as it is set', () => {
    for (const epoch of [0, 7.3, 20, 40])
      expect(thetaRateAt({ ...cosine, lrThetaSchedule: 'constant' }, epoch)).toBe(2e-3);
  });

  // Loshchilov and Hutter, 2017, without restarts.
  it('falls along half a cosine to 0 at the run’s end, and stays there', () => {
    expect(thetaRateAt(cosine, 0)).toBe(2e-3);
    expect(thetaRateAt(cosine, 5)).toBeCloseTo(1e-3 * (1 + Math.SQRT1_2), 15);
    expect(thetaRateAt(cosine, 10)).toBeCloseTo(1e-3, 15);
    expect(thetaRateAt(cosine, 20)).toBe(0);
    expect(thetaRateAt(cosine, 25)).toBe(0);
  });

  it('follows another number of epochs from where it is', () => {
    expect(thetaRateAt({ ...cosine, epochs: 40 }, 20)).toBeCloseTo(1e-3, 15);
  });
});

describe('the game', () => {
  it('ends at its epoch, and never where none is set', () => {
    expect([9.99, 10, 10.01].map((epoch) => isGameOver({ gameEnds: 10 }, epoch))).toEqual([
      false,
      true,
      true,
    ]);
    expect(isGameOver({ gameEnds: 0 }, 1000)).toBe(false);
  });
});
