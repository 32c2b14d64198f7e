import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyScale } from '../../game/openedScales.ts';
import { defaultSpec } from '../spec.ts';
import { cellCount, groundOf, pricesAt, specAt, USUAL, type MapAsk } from './ask.ts';
import { mapScale, misfitOf, valuesOf } from './axes.ts';
import { contourLevels, contoursAt } from './contours.ts';
import { guesses, type Known } from './field.ts';
import { isCoarse, nextCell } from './order.ts';
import { levelsFor, regionOf, rulesOf, type CellOutcome } from './regions.ts';

describe('the prices of a map', () => {
  it('are evenly spaced on a log scale, 0 apart, with the ends that were asked for', () => {
    expect(valuesOf(USUAL.across, 8)).toEqual([0.3, 0.51, 0.86, 1.5, 2.5, 4.2, 7.1, 12]);
    expect(valuesOf(USUAL.up, 8)).toEqual([0, 0.003, 0.0095, 0.03, 0.095, 0.3, 0.95, 3]);
    expect(valuesOf({ name: 'eta', from: 0, to: 100 }, 4)).toEqual([0, 0.1, 3.2, 100]);
  });

  it('are no two the same, however near the ends are', () => {
    expect(new Set(valuesOf({ name: 'gamma', from: 1, to: 2 }, 16)).size).toBe(16);
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        fc.double({ min: 2, max: 100, noNaN: true }),
        fc.constantFrom(4, 8, 16),
        (from, times, count) => {
          const axis = { name: 'gamma', from, to: Math.min(100, from * times) } as const;
          if (misfitOf(axis) !== null) return;
          const values = valuesOf(axis, count);
          expect(values.every((value, i) => i === 0 || value > values[i - 1]!)).toBe(true);
        },
      ),
    );
  });

  it('stand where their cells are, and between them; 0 is reached', () => {
    for (const axis of [USUAL.across, USUAL.up]) {
      const { at, valueAt } = mapScale(axis, 8);
      valuesOf(axis, 8).forEach((value, cell) => {
        expect(Math.abs(at(value) - cell)).toBeLessThan(0.1);
        expect(valueAt(cell)).toBe(value);
      });
      for (let cell = axis.from === 0 ? 0.6 : -0.5; cell <= 7.5; cell += 0.1)
        expect(Math.abs(at(valueAt(cell)) - cell)).toBeLessThan(0.1);
      expect(at(1e9)).toBe(7.5);
    }
    expect(mapScale(USUAL.up, 8).valueAt(-0.5)).toBe(0);
    expect(mapScale(USUAL.up, 8).at(1e-9)).toBe(0.5);
    expect(mapScale(USUAL.across, 8).at(0)).toBe(-0.5);
  });

  it('are refused in a sentence where they cannot be spaced', () => {
    expect(misfitOf(USUAL.across)).toBeNull();
    expect(misfitOf({ name: 'gamma', from: 3, to: 4 })).toMatch(/twice/);
    expect(misfitOf({ name: 'gamma', from: 0, to: 0 })).toMatch(/Prices of γ/);
    expect(misfitOf({ name: 'gamma', from: -1, to: 4 })).toMatch(/Prices of γ/);
  });

  it('make specs that differ in them and in the seed alone, and keep examples aside', () => {
    const base = { ...defaultSpec, split: 'paper', stopGap: 0.1, seed: 5 } as const;
    const ask: MapAsk = { ...USUAL, cells: 4, seeds: 2 };
    const specs = Array.from({ length: cellCount(ask) }, (_, cell) => specAt(ask, base, cell, 0));
    expect(new Set(specs.map(({ gamma, beta }) => `${gamma} ${beta}`)).size).toBe(16);
    expect(pricesAt(ask, 6)).toEqual([specs[6]!.gamma, specs[6]!.beta]);
    expect(specs[6]).toMatchObject({ split: 'validation', stopGap: 0, epochs: 5, seed: 5 });
    expect(specAt(ask, base, 6, 1).seed).not.toBe(5);
    const other = { ...base, gamma: 9, beta: 1, epochs: 40, split: 'validation' } as const;
    expect(groundOf(ask, other)).toBe(groundOf(ask, base));
    expect(groundOf(ask, { ...base, eta: 1 })).not.toBe(groundOf(ask, base));
  });
});

/** A cliff from dense to dead along γ, that bends with β. */
const outcomeAt = (cell: number, cells: number): CellOutcome => {
  const [x, y] = [(cell % cells) / cells, Math.floor(cell / cells) / cells];
  const out = 1 / (1 + Math.exp(-14 * (x + 0.3 * y * y - 0.6)));
  return { accuracy: 0.97 - 0.75 * out ** 3, inShare: 1 - out };
};

/** Plays a map by itself. @param width how many cells play at one time */
function played(cells: number, width: number): number[] {
  const known: (CellOutcome | null)[] = new Array<null>(cells * cells).fill(null);
  const done: number[] = [];
  const playing: number[] = [];
  for (;;) {
    while (playing.length < width) {
      const next = nextCell(
        known,
        cells,
        (cell) => known[cell] === null && !playing.includes(cell),
      );
      if (next === null) break;
      playing.push(next);
    }
    const first = playing.shift();
    if (first === undefined) return done;
    known[first] = outcomeAt(first, cells);
    done.push(first);
  }
}

describe('the order of a map', () => {
  it.each([
    [4, 1],
    [8, 1],
    [8, 3],
    [16, 2],
  ])('of %i × %i is coarse first, and each cell once', (cells, width) => {
    const order = played(cells, width);
    const coarse = order.filter((cell) => isCoarse(cell, cells));
    expect(order.slice(0, coarse.length)).toEqual(coarse);
    expect(coarse).toHaveLength((cells / 2) ** 2);
    expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
  });

  it('goes closer where neighbours disagree', () => {
    const order = played(8, 1);
    const next = order.slice(16, 32);
    const rest = order.slice(48);
    // By the slope of the surface itself.
    const slope = (cell: number) => {
      const at = (x: number, y: number) =>
        outcomeAt(Math.max(0, Math.min(7, y)) * 8 + Math.max(0, Math.min(7, x)), 8);
      const [x, y] = [cell % 8, Math.floor(cell / 8)];
      return Math.abs(at(x + 1, y).inShare - at(x - 1, y).inShare);
    };
    const mean = (cells: number[]) =>
      cells.reduce((sum, cell) => sum + slope(cell), 0) / cells.length;
    expect(mean(next)).toBeGreaterThan(2 * mean(rest));
  });

  it('guesses from the nearest cell that is known', () => {
    const known: (CellOutcome | null)[] = new Array<null>(16).fill(null);
    known[0] = { accuracy: 0.9, inShare: 1 };
    known[10] = { accuracy: 0.5, inShare: 0.2 };
    const guessed = guesses(known, 4);
    expect([0, 1, 4, 5, 6, 15].map((cell) => guessed[cell]!.from)).toEqual([0, 0, 0, 0, 10, 10]);
    // Farther off nothing is guessed.
    expect(guesses([known[0]!, ...new Array<null>(63).fill(null)], 8)[4]).toBeNull();
    expect(guesses(new Array<null>(4).fill(null), 2)).toEqual([null, null, null, null]);
  });
});

describe('regions', () => {
  const levels = levelsFor(10);

  it('have the words and rules of the drawing', () => {
    // Accuracy, share in, word: taken from the drawing of 64 games.
    const drawn = [
      [0.971, 1, 'dense'],
      [0.958, 0.74, 'thinning'],
      [0.843, 0.6, 'thinning'],
      [0.936, 0.16, 'sparse'],
      [0.8, 0.3, 'sparse'],
      [0.799, 0.4, 'wrecked'],
      [0.454, 0.1, 'wrecked'],
      [0.293, 0.02, 'dead'],
      [0.216, 0, 'dead'],
    ] as const;
    for (const [accuracy, inShare, word] of drawn)
      expect(regionOf({ accuracy, inShare }, levels)).toBe(word);
    expect(rulesOf(levels)).toMatchObject({
      sparse: 'under half, 80\u202f% right or more',
      dead: 'under 30\u202f% right',
    });
  });

  it('stand as far above chance where there are other classes', () => {
    expect(levelsFor(2).dead).toBeCloseTo(0.5 + 1 / 9);
    expect(regionOf({ accuracy: 0.52, inShare: 0.9 }, levelsFor(2))).toBe('dead');
  });
});

describe('lines of equal accuracy', () => {
  it('are the best ones close together', () => {
    expect(contourLevels(0.972)).toEqual([0.8, 0.9, 0.95, 0.96]);
    expect(contourLevels(0.873)).toEqual([0.6, 0.7, 0.8, 0.86]);
    expect(contourLevels(0.985)).toEqual([0.8, 0.9, 0.95, 0.98]);
    expect(contourLevels(0.05)).toEqual([0.04]);
  });

  it('lie on the surface that is bilinear between middles, and cross each edge as often as it does', () => {
    const surface = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 25,
      maxLength: 25,
    });
    fc.assert(
      fc.property(surface, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (values, level) => {
        const at = (x: number, y: number) => values[y * 5 + x]!;
        const bilinear = (x: number, y: number) => {
          const [l, b] = [Math.min(3, Math.floor(x)), Math.min(3, Math.floor(y))];
          const [u, v] = [x - l, y - b];
          return (
            (1 - u) * (1 - v) * at(l, b) +
            u * (1 - v) * at(l + 1, b) +
            (1 - u) * v * at(l, b + 1) +
            u * v * at(l + 1, b + 1)
          );
        };
        const lines = contoursAt(values, new Array<boolean>(25).fill(false), 5, level);
        const points = lines.flatMap((line) => line.points);
        for (const [x, y] of points) expect(bilinear(x, y)).toBeCloseTo(level, 9);
        // Each square's pieces, counted by themselves.
        let pieces = 0;
        for (let y = 0; y < 4; y++)
          for (let x = 0; x < 4; x++) {
            const round = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)];
            pieces +=
              round.filter((height, i) => height >= level !== round[(i + 1) % 4]! >= level).length /
              2;
          }
        expect(lines.reduce((sum, line) => sum + line.points.length - 1, 0)).toBe(pieces);
      }),
    );
  });

  it('part at a saddle as the surface does', () => {
    // Two hills with a pass between them at ½.
    const saddle = [1, 0, 0, 1];
    const solid = [false, false, false, false];
    const cornersCut = (level: number) =>
      contoursAt(saddle, solid, 2, level).map(({ points }) => {
        const [x, y] = [0, 1].map((i) => (points[0]![i]! + points[1]![i]!) / 2);
        return Math.abs(x! - y!) > 0.4 ? 'a valley' : 'a hill';
      });
    // Above the pass each line goes around a hill, below it around a valley.
    expect(cornersCut(0.8)).toEqual(['a hill', 'a hill']);
    expect(cornersCut(0.2)).toEqual(['a valley', 'a valley']);
  });

  it('are told apart where a guess has part in them', () => {
    const values = [1, 1, 0, 1, 1, 0, 1, 1, 0];
    const isGuess = values.map((_, cell) => cell === 8);
    const lines = contoursAt(values, isGuess, 3, 0.5);
    expect(lines.map((line) => [line.isGuess, line.points.length])).toEqual([
      [false, 2],
      [true, 2],
    ]);
    const nothing: Known = [null];
    expect(contoursAt([null, 1, 1, 0], [], 2, 0.5)).toEqual([]);
    expect(guesses(nothing, 1)).toEqual([null]);
  });

  it('open up as the other pictures of accuracy do', () => {
    expect(accuracyScale(97.2).at(96)).toBeGreaterThan(0.6);
  });
});
