/** The pictures of a view: each is fetched when it is first shown, and drawn when its turn comes. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Waits until all have come; until then another part of the page stands in the place of each. */
export async function allPictures(page: Page): Promise<void> {
  await expect(page.locator('main [data-picture]').first()).toBeVisible();
  await expect(page.locator('main .panel:not([data-picture])')).toHaveCount(0);
}

/** Animation frames in a row in which nothing more is drawn on a canvas: many more than there are pictures. */
const STILL_FRAMES = 30;

/** What is on a canvas, once it is drawn and stays so. */
export const drawnAtRest = (canvas: Locator): Promise<string> =>
  canvas.evaluate(async (element, wanted) => {
    const look = () => (element as HTMLCanvasElement).toDataURL();
    let picture = look();
    for (let still = 0; still < wanted;) {
      await new Promise(requestAnimationFrame);
      const now = look();
      still = now === picture ? still + 1 : 0;
      picture = now;
    }
    return picture;
  }, STILL_FRAMES);
