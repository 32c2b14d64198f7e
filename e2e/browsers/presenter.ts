/** In any browser: the presenter opens at a moment, a key plays it, one steps on, and one points at what is drawn. */
import { expect } from '@playwright/test';
import type { Driver } from './driver.ts';

export async function stepAndPoint(page: Driver, baseURL: string): Promise<void> {
  await page.open(`${baseURL}/?present=3`);
  const text = (css: string) =>
    page.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', css);
  // Its game stands prepared, and nothing of the page has the focus.
  await expect.poll(() => text('.present-game')).toContain('20');
  await page.press('Space');
  await expect
    .poll(() => text('.present-sentence > p'))
    .toMatch(/^(A fee sent|Die Gebühr schickte)/);
  await page.press('ArrowRight');
  await expect.poll(() => text('.present-nav span')).toMatch(/^4 /);
  await expect.poll(() => text('.present-game')).toContain('6');
  await page.press('a');
  const ring = () =>
    page.evaluate(() => {
      const box = document.querySelector('.present-ring')?.getBoundingClientRect();
      const picture = document.querySelectorAll('.present-picture')[1]?.getBoundingClientRect();
      return (
        box !== undefined &&
        picture !== undefined &&
        box.width > 20 &&
        box.left > picture.left - box.width &&
        box.right < picture.right + box.width &&
        box.top > picture.top - box.height &&
        box.bottom < picture.bottom + box.height
      );
    });
  await expect.poll(ring).toBe(true);
}
