import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliveIn } from '../../game/pictures.ts';
import { workWords } from './words.ts';
import { workOf, type LayerOfWeights } from './work.ts';

const layer = (rows: number, columns: number, bytes: readonly number[]): LayerOfWeights => ({
  ...{ rows, columns },
  alive: aliveIn({ rows, columns }, Uint8Array.from(bytes)),
});

describe('the work of single weights', () => {
  it('falls with whole rows and columns, not with single zeros', () => {
    const scattered = workOf([layer(2, 2, [0, 9, 9, 0]), layer(1, 2, [9, 9])]);
    expect(scattered).toMatchObject({ dense: 6, whole: 6, live: 4 });
    // The second neuron reads nothing, and the first pixel is read by nobody.
    const emptied = workOf([layer(2, 2, [0, 9, 0, 0]), layer(1, 2, [9, 9])]);
    expect(emptied).toMatchObject({ dense: 6, whole: 2, live: 3 });
    expect(emptied.left).toEqual([
      { inputs: 1, units: 1 },
      { inputs: 1, units: 1 },
    ]);
    // Nobody reads the second neuron.
    expect(workOf([layer(2, 1, [9, 9]), layer(1, 2, [9, 0])]).whole).toBe(2);
  });

  it('lies between that of the weights that are in and read, and that of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 1, 255), { minLength: 12, maxLength: 12 }),
        fc.array(fc.constantFrom(0, 0, 1, 255), { minLength: 6, maxLength: 6 }),
        (first, second) => {
          const work = workOf([layer(3, 4, first), layer(2, 3, second)]);
          expect(work.whole).toBeLessThanOrEqual(work.dense);
          expect(work.live).toBeLessThanOrEqual(work.dense);
          expect(work.left[1].inputs).toBe(work.left[0].units);
        },
      ),
    );
    expect(workOf([])).toMatchObject({ dense: 0, whole: 0, live: 0 });
  });

  it('is told as it is: whether what is empty has left the step', () => {
    const work = workOf([layer(2, 2, [0, 9, 0, 0]), layer(1, 2, [9, 9])]);
    expect(workWords(work, 1)).toContain('Single zeros save nothing. Without');
    expect(workWords(work, 0.4)).toContain('what nobody reads is left out');
    const full = workOf([layer(1, 1, [9])]);
    expect(workWords(full, 1)).toContain('none can be left out');
  });
});
