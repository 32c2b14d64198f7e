import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meeting, type Parts } from './fallingSum.ts';
import { check } from './test/check.ts';

/** Multiples of a quarter meet each other often; others are no smaller than a millionth. */
const number = (low: number, high: number) =>
  fc.oneof(
    fc.integer({ min: 4 * low, max: 4 * high }).map((quarters) => quarters / 4),
    fc.integer({ min: 1e6 * low, max: 1e6 * high }).map((millionths) => millionths / 1e6),
  );

const part = fc.record({ theta: number(-2, 2), from: number(-4, 4), width: number(0, 3) });

const partsOf = (drawn: readonly { theta: number; from: number; width: number }[]): Parts => ({
  theta: Float64Array.from(drawn, ({ theta }) => theta),
  from: Float64Array.from(drawn, ({ from }) => from),
  to: Float64Array.from(drawn, ({ from, width }) => from + width),
});

/** The sum by its definition; `share` is what still stands of a part that falls at once exactly at T. */
const sumAt = ({ theta, from, to }: Parts, T: number, share: number): number =>
  theta.reduce((sum, value, i) => {
    const standing =
      from[i] === to[i] && T === from[i]
        ? share
        : Math.min(1, Math.max(0, (to[i] - T) / (to[i] - from[i])));
    return sum + (value > 0 ? value * standing : value * (1 - standing));
  }, 0);

it('a falling sum is met where it has the value of T itself', () => {
  check(
    fc.property(fc.array(part, { maxLength: 40 }), (drawn) => {
      const parts = partsOf(drawn);
      const { total, share } = meeting(parts);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(sumAt(parts, total, share)).toBeCloseTo(total, 9);
    }),
    2000,
  );
});
