/** Scales give what d3's give, to the bit. */
import * as d3 from 'd3';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleLinear, scaleLog } from './scales.ts';

/** Sixteenths: of ends that lie within rounding of each other d3 makes no ticks. */
const number = fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 16);
const positive = fc.integer({ min: 1, max: 1e6 }).map((value) => value / 16);
const pair = (of: fc.Arbitrary<number>) => fc.tuple(of, of);

describe('scales', () => {
  it('are those of d3 along a line', () => {
    fc.assert(
      fc.property(pair(number), pair(number), number, (domain, range, value) => {
        const [own, theirs] = [scaleLinear(domain, range), d3.scaleLinear(domain, range)];
        expect(own(value)).toBe(theirs(value));
        expect(own.invert(value)).toBe(theirs.invert(value));
        expect(own.ticks(5)).toEqual(theirs.ticks(5));
        expect(own.clamped()(value)).toBe(theirs.clamp(true)(value));
        expect(own.clamped().invert(value)).toBe(theirs.clamp(true).invert(value));
      }),
    );
  });

  it('are those of d3 along logarithms', () => {
    fc.assert(
      fc.property(pair(positive), pair(number), positive, (domain, range, value) => {
        const [own, theirs] = [scaleLog(domain, range), d3.scaleLog(domain, range)];
        expect(own(value)).toBe(theirs(value));
        expect(own.invert(value)).toBe(theirs.invert(value));
        expect(own.clamped()(value)).toBe(theirs.clamp(true)(value));
      }),
    );
  });

  it('stand still where there is no way, and are none of what is none', () => {
    expect(scaleLinear([3, 3], [0, 10])(7)).toBe(d3.scaleLinear([3, 3], [0, 10])(7));
    expect(scaleLinear([0, 1], [0, 10])(Number.NaN)).toBeNaN();
  });
});
