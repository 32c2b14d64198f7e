/** Opening and driving the built page. */
import { expect, type Page } from '@playwright/test';
import type {} from '../../src/state/automation.ts';

/** Opens the page at a hash, waits until the run is prepared, and pauses it at whatever step it is. */
export async function openPaused(page: Page, hash = ''): Promise<void> {
  await page.goto(`/${hash}`);
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(async () => {
    await window.pruningGame!.ready;
    window.pruningGame!.pause();
  });
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

export async function waitForStep(page: Page, step: number, timeoutMs: number): Promise<void> {
  await expect
    .poll(() => nextFrameStep(page), { timeout: timeoutMs, intervals: [100] })
    .toBeGreaterThanOrEqual(step);
}
