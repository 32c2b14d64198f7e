import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.ts';

describe('why a run stopped', () => {
  it.each([
    new RangeError('Array buffer allocation failed'),
    new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory'),
    new RangeError('Invalid typed array length: 5000000000'),
    new RangeError('Out of memory'),
    new WebAssembly.RuntimeError('Aborted(OOM). Build with -sASSERTIONS for more info.'),
    Object.assign(new Error('allocation size overflow'), { name: 'InternalError' }),
  ])('says what to do where memory ran out, as browsers word it: %s', (error) => {
    const { cause, message } = failureOf(error, 'preparation');
    expect(cause).toBe('preparation');
    expect(message).toMatch(/^This browser has not enough memory .* Choose a smaller batch or/);
    expect(message).toContain(error.message);
  });

  it('leaves other errors, and sentences of ours, as they are', () => {
    for (const error of [
      new RangeError('There is no neuron 7 in layer 1.'),
      new TypeError('x is not a function'),
      new Error('The graphics card is out of memory; choose WebAssembly.'),
    ])
      expect(failureOf(error, 'other').message).toBe(error.message);
    expect(failureOf('odd', 'other').message).toBe('odd');
  });
});
