/** A finger that scrolls the page changes nothing; a finger that drags sideways moves what it has hold of. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { stroke, type Place } from './support/finger.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { settled } from './support/settled.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const spec = (page: Page) => page.evaluate(() => window.pruningGame!.spec());
/** Where the page has come to rest: what a stroke did may be seen a frame later. */
const scrolled = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let still = 0;
    for (let at = scrollY; still < 3; at = scrollY) {
      await frame();
      still = scrollY === at ? still + 1 : 0;
    }
    return scrollY;
  });

/** In the middle of the window, clear of the bars that stick to its edges. */
async function bringToMiddle(target: Locator): Promise<void> {
  await target.evaluate((element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // What sticks to the window is always in view; the page must have room to scroll both ways.
    const room = 300;
    const most = document.documentElement.scrollHeight - innerHeight;
    if (scrollY < room) scrollTo(0, room);
    else if (scrollY > most - room) scrollTo(0, most - room);
  });
}

/** Where along the control the finger comes down: not where the thumb already is. */
async function placeIn(target: Locator, share: number): Promise<Place> {
  const box = (await target.boundingBox())!;
  return { x: box.x + share * box.width, y: box.y + box.height / 2 };
}

for (const view of ['net', 'game'] as const)
  test(`swiping past a control to scroll never changes the game: ${view}`, async ({ page }) => {
    await openWithFewImages(page, `#v=1&seed=2&gammaWarmup=0&beta=0.02&eta=0.02&view=${view}`);
    await page.evaluate(() => window.pruningGame!.step(20));
    const client = await page.context().newCDPSession(page);
    const shut = page.locator('.disclosure:not([open]) > summary');
    while ((await shut.count()) > 0) await shut.first().click();
    // What is inside comes with an event of its own, or is fetched.
    await expect(page.locator('.disclosure-body:empty')).toHaveCount(0);
    await expect(page.getByText('One moment …')).toHaveCount(0);
    await allPictures(page);
    await settled(page);
    const before = await spec(page);
    const draggable = page.locator('[role=slider]:visible, .panel-handle:visible');
    await expect.poll(() => draggable.count()).toBeGreaterThan(5);
    const count = await draggable.count();
    for (let index = 0; index < count; index++) {
      const target = draggable.nth(index);
      await bringToMiddle(target);
      const from = await scrolled(page);
      const name = (await target.getAttribute('aria-label')) ?? 'handle';
      // Not quite straight, as a thumb goes.
      await stroke(client, await placeIn(target, 0.5), 12, -100);
      await expect.poll(() => scrolled(page), name).toBeGreaterThan(from);
      const down = await scrolled(page);
      await stroke(client, await placeIn(target, 0.2), -12, 100);
      await expect.poll(() => scrolled(page), name).toBeLessThan(down);
      expect(await spec(page), name).toEqual(before);
    }
    expect(page.url()).not.toContain('changes=');
  });

test('a finger that drags sideways moves the thumb, and a tap on the track sets it', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1');
  const client = await page.context().newCDPSession(page);
  const alpha = page.getByRole('slider', { name: 'Benefit α', exact: true });
  await allPictures(page);
  await settled(page);
  await bringToMiddle(alpha);
  const thumb = await alpha.locator('.slider-thumb').boundingBox();
  const from = { x: thumb!.x + thumb!.width / 2, y: thumb!.y + thumb!.height / 2 };
  const before = (await spec(page)).alpha as number;
  await stroke(client, from, -80, 4);
  await expect.poll(async () => (await spec(page)).alpha as number).toBeLessThan(before);
  const dragged = (await spec(page)).alpha as number;
  const place = await placeIn(alpha, 0.9);
  await page.touchscreen.tap(place.x, place.y);
  await expect.poll(async () => (await spec(page)).alpha as number).toBeGreaterThan(dragged);
});

test('a finger that drags sideways moves the prices in the map of regimes', async ({ page }) => {
  await openWithFewImages(page, '#v=1&beta=0.02&eta=0.02&view=game');
  await page.evaluate(() => window.pruningGame!.step(5));
  const client = await page.context().newCDPSession(page);
  const handle = page.locator('.panel-regimes .panel-handle');
  await allPictures(page);
  await settled(page);
  await bringToMiddle(handle);
  await stroke(client, await placeIn(handle, 0.5), 60, 4);
  await expect.poll(async () => (await spec(page)).beta).not.toBe(0.02);
});

test('a drag that the browser breaks off puts back what it began with', async ({ page }) => {
  await openWithFewImages(page, '#v=1');
  const alpha = page.getByRole('slider', { name: 'Benefit α', exact: true });
  const before = (await spec(page)).alpha;
  await alpha.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const fire = (type: string, x: number) =>
      element.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 7,
          pointerType: 'touch',
          isPrimary: true,
          button: type === 'pointermove' ? -1 : 0,
          clientX: x,
          clientY: box.top + 10,
        }),
      );
    element.setPointerCapture = () => undefined;
    fire('pointerdown', box.left + 0.8 * box.width);
    fire('pointermove', box.left + 0.6 * box.width);
    fire('pointermove', box.left + 0.3 * box.width);
  });
  await expect.poll(async () => (await spec(page)).alpha).not.toBe(before);
  await alpha.evaluate((element) =>
    element.dispatchEvent(
      new PointerEvent('pointercancel', { bubbles: true, pointerId: 7, pointerType: 'touch' }),
    ),
  );
  await expect.poll(async () => (await spec(page)).alpha).toBe(before);
});
