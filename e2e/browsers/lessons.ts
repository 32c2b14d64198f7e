/** In any browser: a chapter of a real net asks, is answered by its game, and shows what its neurons look for. */
import { expect } from '@playwright/test';
import type { Driver } from './driver.ts';

type IsDrawn = (page: Driver, panel: string) => Promise<boolean>;

export async function playLesson(page: Driver, baseURL: string, isDrawn: IsDrawn): Promise<void> {
  await page.open(`${baseURL}/?lesson=6`);
  const focusDot = (index: number) =>
    page.evaluate((at) => {
      const dot = document.querySelectorAll<HTMLElement>('.lesson-dot [role=slider]')[at];
      dot?.focus();
      return dot !== undefined;
    }, index);
  await expect.poll(() => focusDot(0)).toBe(true);
  await page.press('ArrowRight');
  await focusDot(1);
  await page.press('ArrowRight');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const commit = document.querySelector<HTMLButtonElement>('.lesson-commit');
        commit?.click();
        return commit !== null && !commit.disabled;
      }),
    )
    .toBe(true);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('.lesson-voice h2')?.textContent), {
      timeout: 180_000,
    })
    .toMatch(/^(Of 192 neurons that were out, 0 came back|Von 192 Neuronen, die draußen waren)/);
  await expect.poll(() => isDrawn(page, '.lesson-large')).toBe(true);
}
