import { describe, expect, it } from 'vitest';
import { columnsFor } from './arrangement.ts';

describe('pictures in a frame', () => {
  it('stand one below the other, side by side, or in a square, as the frame is', () => {
    expect(columnsFor(2, { width: 36, height: 22 })).toBe(1);
    expect(columnsFor(2, { width: 60, height: 16 })).toBe(2);
    expect(columnsFor(4, { width: 60, height: 34 })).toBe(2);
    expect(columnsFor(1, { width: 18, height: 12 })).toBe(1);
  });

  it('are shown one at a time where one would be too small', () => {
    expect(columnsFor(2, { width: 20, height: 13 })).toBeNull();
    expect(columnsFor(5, { width: 36, height: 22 })).toBeNull();
  });

  it('never get less than a picture needs', () => {
    for (let width = 1; width < 120; width += 3)
      for (let height = 1; height < 70; height += 3)
        for (let count = 1; count <= 6; count++) {
          const columns = columnsFor(count, { width, height });
          if (columns === null) continue;
          expect(width / columns).toBeGreaterThanOrEqual(15);
          expect(height / Math.ceil(count / columns)).toBeGreaterThanOrEqual(10.5);
        }
  });
});
