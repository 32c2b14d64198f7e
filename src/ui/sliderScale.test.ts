import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterNames, parameters } from '../spec/parameters.ts';
import type { NumberParameter } from '../game/parameter.ts';
import { shortLabel, sliderScale } from './sliderScale.ts';

const rows = parameterNames
  .map((name) => [name, parameters[name]] as const)
  .filter((row): row is readonly [(typeof row)[0], NumberParameter] => row[1].kind === 'number');

describe.each(rows)('scale of %s', (_, parameter) => {
  const scale = sliderScale(parameter);
  const position = fc.double({ min: 0, max: 1, noNaN: true });

  it('gives back the position of every value it hands out', () => {
    fc.assert(
      fc.property(position, (at) => {
        const value = scale.valueAt(at);
        expect(value).toBeGreaterThanOrEqual(parameter.min);
        expect(value).toBeLessThanOrEqual(parameter.max);
        expect(scale.valueAt(scale.position(value))).toBe(value);
      }),
    );
  });

  it('is monotonic', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(scale.valueAt(Math.min(a, b))).toBeLessThanOrEqual(scale.valueAt(Math.max(a, b)));
      }),
    );
  });

  it('reaches both ends by arrow keys, and never passes them', () => {
    for (const direction of [1, -1] as const) {
      let value = parameter.default;
      for (let presses = 0; presses < 200; presses++) value = scale.step(value, direction);
      if (parameter.max < 1e6) expect(value).toBe(direction > 0 ? parameter.max : parameter.min);
      expect(scale.page(value, direction)).toBe(value);
    }
  });
});

describe('the axis of prices', () => {
  const scale = sliderScale(parameters.gamma);

  it('keeps zero apart from the smallest price', () => {
    expect(scale.position(0)).toBe(0);
    expect(scale.position(1e-4)).toBeGreaterThan(0.05);
    expect(scale.valueAt(0.03)).toBe(0);
    expect(scale.valueAt(0.06)).toBe(1e-4);
    expect(scale.valueAt(1)).toBe(100);
  });

  it('steps from zero onto the axis and back', () => {
    expect(scale.step(0, 1)).toBe(1e-4);
    expect(scale.step(1e-4, -1)).toBe(0);
    expect(scale.step(2, 1)).toBe(2.5);
    expect(scale.page(2, 1)).toBe(20);
    expect(scale.page(0, 1)).toBe(1e-4);
    expect(scale.page(1e-4, -1)).toBe(0);
  });

  it('labels every second decade', () => {
    expect(scale.ticks.map((tick) => tick.label).filter(Boolean)).toEqual([
      '0',
      '10⁻⁴',
      '.01',
      '1',
      '100',
    ]);
  });
});

it('writes axis labels short', () => {
  expect([0, 0.5, 0.01, 1e-6, 20].map(shortLabel)).toEqual(['0', '.5', '.01', '10⁻⁶', '20']);
});
