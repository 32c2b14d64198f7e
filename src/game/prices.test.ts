import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  feeShareAt,
  isPaid,
  listOf,
  priceFrom,
  priceOf,
  pricesOfGroup,
  priceWith,
  readPrice,
  type PriceList,
} from './prices.ts';

const amounts = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
  minLength: 1,
  maxLength: 8,
});

describe('prices', () => {
  it('raise the fee linearly over the warm-up', () => {
    expect([0, 1, 3].map((epoch) => 4 * feeShareAt(2, epoch))).toEqual([0, 2, 4]);
    expect(feeShareAt(0, 0)).toBe(1);
  });

  it('are one for all, or one for each group, the last of which holds for all further ones', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const price = priceFrom(list);
        list.forEach((one, group) => expect(priceOf(price, group)).toBe(one));
        expect(priceOf(price, list.length + 3)).toBe(list.at(-1));
        expect(isPaid(price)).toBe(list.some((one) => one > 0));
      }),
    );
  });

  it('are equal as values where they are equal', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        expect(priceFrom([...list])).toBe(priceFrom(list));
        expect(readPrice(String(priceFrom(list)))).toBe(priceFrom(list));
        expect(readPrice(list)).toBe(priceFrom(list));
        expect(priceFrom(listOf(priceFrom(list)))).toBe(priceFrom(list));
      }),
    );
    expect(priceFrom([2, 2, 2])).toBe(2);
    expect(priceFrom([1, 2, 2])).toBe(priceFrom([1, 2]));
  });

  it('change for one group, and stay for the others', () => {
    expect(priceWith(2, 1, 3, 3)).toBe('2,3,2');
    expect(priceWith('2,3' as PriceList, 2, 4, 3)).toBe('2,3,4');
    expect(priceWith('2,3' as PriceList, 0, 3, 2)).toBe(3);
    expect(readPrice(priceWith(2, 0, 1, 64))).not.toBeNull();
  });

  it('of a group carry the share of the fee that is in force', () => {
    const spec = {
      ...{ alpha: '1,2' as PriceList, gamma: '3,5' as PriceList },
      ...{ beta: 0, eta: 0 },
    };
    expect(pricesOfGroup(spec, 1, 0.5)).toEqual({ alpha: 2, beta: 0, gamma: 2.5, eta: 0 });
  });
});
