import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MARGIN, place, type Side } from './placement.ts';

const view = { width: 1440, height: 900 };
const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

it('stands on the first wished side that has room', () => {
  const size = { width: 300, height: 200 };
  const wish = { sides: ['above', 'after', 'below'] as const, align: 'start' as const };
  expect(place(box(100, 400, 700, 100), size, view, wish)).toMatchObject({ left: 100, top: 196 });
  expect(place(box(100, 100, 700, 100), size, view, wish)).toMatchObject({ left: 804, top: 100 });
  expect(place(box(100, 100, 1300, 100), size, view, wish)).toMatchObject({ left: 100, top: 204 });
});

it('shares the element’s end where that is wished', () => {
  const wish = { sides: ['below'] as const, align: 'end' as const };
  const { left } = place(box(1300, 10, 100, 28), { width: 400, height: 200 }, view, wish);
  expect(left).toBe(1000);
});

it('stays inside every window, whatever opens it, wherever that is', () => {
  const sides = fc.shuffledSubarray<Side>(['above', 'below', 'before', 'after']);
  const align = fc.constantFrom('start' as const, 'end' as const);
  const length = (min: number, max: number) => fc.integer({ min, max });
  fc.assert(
    fc.property(
      fc.record({ width: length(200, 4000), height: length(200, 3000) }),
      fc.tuple(length(-500, 4000), length(-3000, 5000), length(0, 3000), length(0, 3000)),
      fc.record({ width: length(10, 4000), height: length(10, 4000) }),
      sides,
      align,
      (window, anchor, wished, sidesWished, alignWished) => {
        const size = { ...wished, width: Math.min(wished.width, window.width - 2 * MARGIN) };
        const wish = { sides: sidesWished, align: alignWished };
        const { left, top, maxHeight } = place(box(...anchor), size, window, wish);
        const height = Math.min(size.height, maxHeight);
        expect(left).toBeGreaterThanOrEqual(MARGIN);
        expect(top).toBeGreaterThanOrEqual(MARGIN);
        expect(left + size.width).toBeLessThanOrEqual(window.width - MARGIN);
        expect(top + height).toBeLessThanOrEqual(window.height - MARGIN);
        expect(height).toBeGreaterThanOrEqual(
          Math.min(size.height, 240, window.height - 2 * MARGIN),
        );
      },
    ),
  );
});
