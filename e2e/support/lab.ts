/** Opening and driving the built page. */
import { expect, type Page } from '@playwright/test';
import { keepFewImages } from './fewImages.ts';
import type {} from '../../src/state/automation.ts';

/** Has the page paused as soon as it can be: before its first run is prepared, so at step 0. */
async function pauseAtOnce(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'pruningGame', {
      configurable: true,
      set(game: NonNullable<Window['pruningGame']>) {
        Object.defineProperty(window, 'pruningGame', { value: game, configurable: true });
        game.pause();
      },
    });
  });
}

/** Opens the page at a hash and waits until the run is prepared; it stands at step 0. */
export async function openPaused(page: Page, hash = ''): Promise<void> {
  await pauseAtOnce(page);
  await page.goto(`/${hash}`);
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
}

/** The same with few images: for what the page looks like and how it is handled, however well the net reads. */
export async function openWithFewImages(page: Page, hash = ''): Promise<void> {
  await keepFewImages(page);
  await openPaused(page, hash);
}

/** Back to step 0, then `count` steps; what every player then has. */
export const participationAfter = (page: Page, count: number): Promise<number[][]> =>
  page.evaluate(async (steps) => {
    const game = window.pruningGame!;
    await game.reset();
    await game.step(steps);
    return (await game.snapshot()).participation;
  }, count);

/** The step of the newest frame. */
export const nextFrameStep = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const stop = window.pruningGame!.on('frame', ({ buffer }) => {
          stop();
          resolve(new Float32Array(buffer)[0]);
        });
      }),
  );

/** @param timeout ms; as for every other expectation where it is left out */
export async function waitForStep(page: Page, step: number, timeout?: number): Promise<void> {
  await expect
    .poll(() => nextFrameStep(page), { timeout, intervals: [100] })
    .toBeGreaterThanOrEqual(step);
}
