/** Compares two pictures of the same thing pixel by pixel. */
import type { Page } from '@playwright/test';

export interface Difference {
  /** Pixels that are the same to the bit, of all. */
  readonly same: number;
  readonly all: number;
  /** Pixels that neither lie between their neighbours in the other picture, nor are near one of them, two or more side by side. */
  readonly unlike: number;
}

/**
 * What is left of two pictures besides the softening of edges: a pixel is like the other picture where each of
 * its colours lies within the range of the pixels around, a little more allowed. One that is unlike all by itself is
 * the edge of a letter, which a busy machine may draw from another of its glyphs' positions: whatever is missing,
 * moved or of another colour is more than one pixel.
 *
 * @param page any, which lends its canvas
 */
export async function difference(page: Page, a: Buffer, b: Buffer): Promise<Difference> {
  await page.goto('about:blank');
  return page.evaluate(
    async ([one, other]) => {
      const LEEWAY = 24;
      const pixels = async (base64: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const ctx = canvas.getContext('2d')!;
        ctx.drawImage(image, 0, 0);
        return ctx.getImageData(0, 0, image.width, image.height);
      };
      const [first, second] = [await pixels(one), await pixels(other)];
      const [width, height] = [
        Math.min(first.width, second.width),
        Math.min(first.height, second.height),
      ];
      const isLike = (own: ImageData, others: ImageData, x: number, y: number): boolean => {
        for (let channel = 0; channel < 3; channel++) {
          let [low, high] = [255, 0];
          for (let dy = -1; dy <= 1; dy++)
            for (let dx = -1; dx <= 1; dx++) {
              const [nx, ny] = [x + dx, y + dy];
              if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
              const value = others.data[4 * (ny * others.width + nx) + channel];
              low = Math.min(low, value);
              high = Math.max(high, value);
            }
          const value = own.data[4 * (y * own.width + x) + channel];
          if (value < low - LEEWAY || value > high + LEEWAY) return false;
        }
        return true;
      };
      let same = 0;
      const unlikeAt = new Set<number>();
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const [at, to] = [4 * (y * first.width + x), 4 * (y * second.width + x)];
          if ([0, 1, 2].every((k) => first.data[at + k] === second.data[to + k])) same++;
          else if (!isLike(first, second, x, y) || !isLike(second, first, x, y))
            unlikeAt.add(y * width + x);
        }
      const beside = [1, width - 1, width, width + 1].flatMap((way) => [way, -way]);
      const unlike = [...unlikeAt].filter((at) => beside.some((way) => unlikeAt.has(at + way)));
      return { same, all: width * height, unlike: unlike.length };
    },
    [a.toString('base64'), b.toString('base64')] as const,
  );
}
