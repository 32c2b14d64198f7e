import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, cut, highest, leastActive, poolsOf, readKeep } from './keep.ts';

const groups = [
  { first: 0, count: 4 },
  { first: 4, count: 3 },
];
/** How many of each group stay. */
const stay = (moved: Float32Array) =>
  groups.map(
    ({ first, count }) => moved.subarray(first, first + count).filter((s) => s > 0).length,
  );

describe('how many stay', () => {
  it('is read from a number, a list or its text, as an address, a log and a sweep write them', () => {
    expect(['7', 7, ' 7 '].map(readKeep)).toEqual([7, 7, 7]);
    expect(['59,21', '59_21', '[59,21]', [59, 21], '59, 21'].map(readKeep)).toEqual(
      Array(5).fill('59,21'),
    );
    // Of each 48, which is not 48 of all.
    expect(readKeep('48,48')).toBe('48,48');
    expect(countsOf('48,48')).toEqual([48, 48]);
  });

  it.each([['-1'], ['1.5'], ['a'], [''], ['4,'], ['4,-1'], [NaN], [-2], [null], ['1e3']])(
    'is not read from %s',
    (raw) => expect(readKeep(raw)).toBeNull(),
  );
});

describe('who stays', () => {
  const ranks = [3, 1, 3, 2, 9, 8, 9];
  const all = Float32Array.from(ranks, () => 1);

  it('is the highest of each group, or of all together; of equals the first', () => {
    const ends = (keep: Parameters<typeof poolsOf>[1]) => [
      ...cut(poolsOf(groups, keep), { ranks }, all, 0.01),
    ];
    expect(ends('1,2')).toEqual([1, 0, 0, 0, 1, 0, 1]);
    expect(ends('3,9')).toEqual([1, 0, 1, 1, 1, 1, 1]);
    expect(ends(4)).toEqual([1, 0, 0, 0, 1, 1, 1]);
    expect(ends('0,1')).toEqual([0, 0, 0, 0, 1, 0, 0]);
    expect(ends(0)).toEqual(Array(7).fill(NaN));
  });

  it('is of equals the one of the higher second rank', () => {
    const even = [1, 1, 0, 1, 1, 1, 1];
    const second = [0, 5, 9, NaN, 2, 7, 3];
    const ends = (keep: Parameters<typeof poolsOf>[1]) => [
      ...cut(poolsOf(groups, keep), { ranks: even, second }, all, 0.01),
    ];
    expect(ends('1,2')).toEqual([0, 1, 0, 0, 0, 1, 1]);
    expect(ends('2,0')).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(ends('3,1')).toEqual([1, 1, 0, 1, 0, 1, 0]);
    expect(ends('4,1')).toEqual([1, 1, 1, 1, 0, 1, 0]);
    expect(ends(3)).toEqual([0, 1, 0, 0, 0, 1, 1]);
  });

  it('is exactly as many as asked, whatever the ranks and wherever s stood', () => {
    const rank = fc.oneof(fc.constantFrom(0, 1, NaN, -Infinity, Infinity), fc.double());
    fc.assert(
      fc.property(
        fc.array(rank, { minLength: 7, maxLength: 7 }),
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        fc.nat(5),
        fc.nat(5),
        fc.double({ min: 1e-4, max: 0.5, noNaN: true }),
        (own, s, first, second, epsilon) => {
          const lists = cut(poolsOf(groups, `${first},${second}`), { ranks: own }, s, epsilon);
          expect(stay(lists)).toEqual([Math.min(4, first), Math.min(3, second)]);
          // Whoever stays does not count as pruned.
          for (const one of lists) expect(one === 0 || one >= epsilon).toBe(true);
          const [pool] = poolsOf(groups, first + 1);
          expect(highest(pool, own)).toHaveLength(first + 1);
        },
      ),
    );
  });

  it('has at least the least s that is not pruned, as float32 has it', () => {
    for (const epsilon of [0.01, 0.1, 0.25, 1e-4]) {
      expect(leastActive(epsilon)).toBeGreaterThanOrEqual(epsilon);
      expect(Math.fround(leastActive(epsilon))).toBe(leastActive(epsilon));
      expect(leastActive(epsilon) - epsilon).toBeLessThan(1e-7);
    }
  });
});
