import { describe, expect, it } from 'vitest';
import { inputAt, readLayout } from '../stillRead/layout.ts';
import { pixelAt, pixelBox, pixelsLayout } from './layout.ts';

describe('the layout of the pixels', () => {
  it.each([224, 358, 704, 1000])('finds every pixel where it is drawn, %i px wide', (width) => {
    const layout = pixelsLayout(width, { rows: 28, columns: 28 });
    expect(layout.picture.width).toBeLessThanOrEqual(width);
    expect(layout.inset.textX + layout.inset.textWidth).toBeLessThanOrEqual(width);
    expect(layout.height).toBeGreaterThanOrEqual(layout.inset.textY + 96);
    for (let pixel = 0; pixel < 784; pixel++) {
      const { x, y } = pixelBox(layout, pixel);
      expect(pixelAt(layout, x + layout.cell / 2, y + layout.cell / 2)).toBe(pixel);
    }
    expect(pixelAt(layout, layout.picture.width + 1, 50)).toBeNull();
    expect(pixelAt(layout, 5, 5)).toBeNull();
  });

  it('is large where there is room, with the numbers beside it', () => {
    const wide = pixelsLayout(704, { rows: 28, columns: 28 });
    expect(wide.cell).toBe(12);
    expect(wide.inset.textX).toBeGreaterThan(wide.picture.width);
    const small = pixelsLayout(224, { rows: 28, columns: 28 });
    expect(small.cell).toBe(8);
    expect(small.inset.titleY).toBeGreaterThan(small.picture.y + small.picture.height);
  });
});

describe('the layout of what is still read', () => {
  it('finds every pixel, and has no picture where the inputs are no image', () => {
    const layout = readLayout(336, 784);
    const { picture, cell } = layout;
    for (let pixel = 0; pixel < 784; pixel++) {
      const x = picture!.x + (pixel % 28) * cell + 1;
      const y = picture!.y + Math.floor(pixel / 28) * cell + 1;
      expect(inputAt(layout, x, y)).toBe(pixel);
    }
    expect(inputAt(layout, 200, 20)).toBeNull();
    expect(readLayout(336, 20).picture).toBeNull();
    expect(inputAt(readLayout(336, 20), 5, 5)).toBeNull();
  });
});
