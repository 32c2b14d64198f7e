import { describe, expect, it } from 'vitest';
import { askLayout } from './layout.ts';
import { emptyPad, withLine } from './pad.ts';
import { percentOf, verdictOf } from './words.ts';

const digits = [...'0123456789'];
const clothes = digits.map((digit) => `ankle boot ${digit}`);

describe('the layout of the answers', () => {
  it.each([
    [336, false],
    [264, false],
    [358, true],
    [224, true],
  ])('keeps image, names and bars apart, %i wide', (width, isNarrow) => {
    for (const names of [digits, clothes]) {
      const { image, nameX, columns, rowY, height, verdictY } = askLayout(width, names, isNarrow);
      const last = columns[columns.length - 1];
      expect(last.x + last.width).toBeLessThanOrEqual(width + 1e-6);
      expect(columns[0].x + columns[0].width).toBeLessThan(last.x);
      expect(nameX).toBeLessThan(columns[0].x);
      expect(rowY[0]).toBeGreaterThan(verdictY);
      expect(rowY[rowY.length - 1]).toBeLessThan(height);
      if (isNarrow) expect(verdictY).toBeGreaterThan(image.height);
      else expect(image.width).toBeLessThan(columns[0].x);
    }
  });
});

describe('an image drawn by hand', () => {
  it('has ink along the line, which fades at its edge; what was there stays', () => {
    const empty = emptyPad({ height: 28, width: 28 });
    const line = withLine(empty, [5.5, 14.5], [22.5, 14.5]);
    for (let x = 5; x <= 22; x++) expect(line.values[14 * 28 + x]).toBe(255);
    expect(line.values[13 * 28 + 10]).toBeGreaterThan(0);
    expect(line.values[11 * 28 + 10]).toBe(0);
    const cross = withLine(line, [14.5, 5.5], [14.5, 22.5]);
    line.values.forEach((value, at) => expect(cross.values[at]).toBeGreaterThanOrEqual(value));
    expect(empty.values.every((value) => value === 0)).toBe(true);
  });

  it('is a dot where the pen does not move, and nothing outside', () => {
    const empty = emptyPad({ height: 28, width: 28 });
    expect(withLine(empty, [3.5, 3.5], [3.5, 3.5]).values[3 * 28 + 3]).toBe(255);
    expect(withLine(empty, [-9, -9], [-9, -9]).values.every((value) => value === 0)).toBe(true);
  });
});

describe('a verdict', () => {
  it('is the class with the largest share, or none where there is no number', () => {
    const verdict = verdictOf(Float32Array.of(0.1, 0.7, 0.2), digits)!;
    expect([verdict.name, percentOf(verdict)]).toEqual(['1', '70 %']);
    expect(verdictOf(new Float32Array(3).fill(NaN), digits)).toBeNull();
  });
});
