/** When a page has come to rest after its window or its type changed. */
import type { Page } from '@playwright/test';

/** Animation frames in a row in which nothing on the page moves. */
const CALM_FRAMES = 6;

/** Waits for the fonts, and until every element has stood where it is for a few animation frames. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async (calmFrames) => {
    await document.fonts.ready;
    const places = () =>
      [...document.querySelectorAll('body *')]
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y, width, height].join();
        })
        .join(';');
    let calm = 0;
    for (let before = ''; calm < calmFrames;) {
      await new Promise(requestAnimationFrame);
      const now = places();
      calm = now === before ? calm + 1 : 0;
      before = now;
    }
  }, CALM_FRAMES);

export interface Setting {
  readonly width: number;
  readonly height: number;
  /** Size of the root's type, CSS pixels. */
  readonly type?: number;
  /** Device pixels to a CSS pixel, as zooming changes it. */
  readonly scale?: number;
}

export const inWords = ({ width, height, type, scale }: Setting): string =>
  `${width}×${height}${type ? `, type of ${type} px` : ''}${scale ? `, zoomed ${scale} times` : ''}`;

/** @returns resizes the open page as a visitor would, and waits until it has settled */
export async function resizer(page: Page): Promise<(setting: Setting) => Promise<void>> {
  // As long as it stays open, what it set holds.
  const client = await page.context().newCDPSession(page);
  return async ({ width, height, type, scale }) => {
    await client.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale ?? 1,
      mobile: false,
    });
    await page.evaluate((px) => {
      document.documentElement.style.fontSize = px === null ? '' : `${px}px`;
    }, type ?? null);
    await page.waitForFunction(
      (size) => `${innerWidth}×${innerHeight}` === size,
      `${width}×${height}`,
    );
    await settled(page);
  };
}
