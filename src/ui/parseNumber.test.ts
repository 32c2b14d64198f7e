import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterNames, parameters } from '../spec/parameters.ts';
import type { NumberParameter } from '../game/parameter.ts';
import { setting } from './format.ts';
import { parseNumber } from './parseNumber.ts';

describe('what people write', () => {
  it.each([
    ['7×10⁻⁴', 7e-4],
    ['10⁻³', 1e-3],
    ['−2.5×10³', -2500],
    ['3 × 10^-4', 3e-4],
    ['3e-4', 3e-4],
    ['60\u202f000', 60000],
    ['1 000 000', 1e6],
    ['1.000,5', 1000.5],
    ['1,000.5', 1000.5],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1’000', 1000],
    ['0,02', 0.02],
    ['0,125', 0.125],
    ['1.125', 1.125],
    ['.5', 0.5],
    ['5.', 5],
    ['− 3', -3],
    ['+4', 4],
    ['０．５', 0.5],
    ['－１２', -12],
    ['٣٫١٤', 3.14],
    ['١٬٠٠٠', 1000],
    ['१२', 12],
    ['𝟙𝟚', 12],
    ['-0', 0],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['1,000', '“1,000” can mean 1 or 1000; write 1 or 1000.'],
    ['12,500', '“12,500” can mean 12.5 or 12500; write 12.5 or 12500.'],
    ['−1,250', '“−1,250” can mean −1.25 or −1250; write −1.25 or −1250.'],
  ])('%s is refused, and both values are named', (text, why) => {
    expect(parseNumber(text)).toEqual({ ok: false, why });
  });

  it.each([
    '',
    ' ',
    'abc',
    '1 2',
    '1..5',
    '1,00,5',
    '1.5,000.2',
    '10^',
    'x10^3',
    '--1',
    'NaN',
    '5 %',
    '٫',
  ])('“%s” is refused with a sentence', (text) => {
    const parsed = parseNumber(text);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.why).toMatch(/^.+\.$/);
  });

  it('refuses what is too large', () => {
    expect(parseNumber('1e999')).toMatchObject({ ok: false });
    expect(parseNumber('9'.repeat(100_000))).toMatchObject({ ok: false });
  });
});

describe.each(parameterNames.filter((name) => parameters[name].kind === 'number'))('%s', (name) => {
  const { min, max, integer } = parameters[name] as NumberParameter;

  it('reads every setting that the page shows as what it shows', () => {
    const any = integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    const small = fc.double({ min: 0, max: Math.max(1e-12, Math.min(max, 1e-2)), noNaN: true });
    fc.assert(
      fc.property(fc.oneof(any, small), (value) => {
        const text = setting(value);
        const parsed = parseNumber(text);
        expect(parsed.ok, text).toBe(true);
        if (!parsed.ok) return;
        expect(setting(parsed.value)).toBe(text);
        expect(Math.abs(parsed.value - value)).toBeLessThanOrEqual(5e-3 * Math.abs(value));
      }),
    );
  });
});
