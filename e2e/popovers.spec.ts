/** Whatever opens over the page stays inside the window, can be scrolled to its end and reached by key. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { shown } from './support/keepTwo.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { inWords, resizer } from './support/settled.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** What sticks out of the window, or cannot be scrolled to; nothing if all is well. */
const faultsOf = (panel: Locator): Promise<string[]> =>
  panel.evaluate((element) => {
    const faults: string[] = [];
    const inWindow = (box: DOMRect, what: string) => {
      const edges = { left: box.left, top: box.top, right: innerWidth - box.right };
      const all = { ...edges, bottom: innerHeight - box.bottom };
      for (const [edge, inside] of Object.entries(all))
        if (inside < -0.5) faults.push(`${what} is ${Math.round(-inside)} px beyond the ${edge}`);
    };
    inWindow(element.getBoundingClientRect(), 'the panel');
    if (element.scrollWidth > element.clientWidth) faults.push('it scrolls sideways');
    const parts = [...element.querySelectorAll('*')].filter((part) => part.checkVisibility());
    const last = parts.reduce((low, part) =>
      part.getBoundingClientRect().bottom > low.getBoundingClientRect().bottom ? part : low,
    );
    element.scrollTop = element.scrollHeight;
    const end = last.getBoundingClientRect();
    inWindow(new DOMRect(end.left, end.bottom - 1, end.width, 1), 'its end');
    element.scrollTop = 0;
    return faults.map((fault) => `${element.getAttribute('aria-label')}: ${fault}`);
  });

/** Tab from the button leads into what it opened, if there is anything to do in it. */
async function expectReachedByKey(page: Page, panel: Locator): Promise<void> {
  const needsKeys = await panel.evaluate(
    (element) =>
      element.scrollHeight > element.clientHeight ||
      element.querySelector('button, input, [tabindex="0"]') !== null,
  );
  if (!needsKeys) return;
  await page.keyboard.press('Tab');
  expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
}

for (const hash of [
  '#v=1&view=net',
  '#v=1&view=game',
  '#v=1&view=runs',
  '#v=1&sandbox=pair&start=drawn&view=game',
])
  test(`every popover stays inside the window: ${hash}`, async ({ page }) => {
    await openWithFewImages(page, hash);
    await page.evaluate(() => window.pruningGame!.step(60));
    await shown(page, new URLSearchParams(hash).get('view')!);
    // Explanations show the numbers of a chosen player.
    const players = page.getByRole('listbox', { name: 'Players' });
    if (hash.includes('net')) await players.click({ position: { x: 40, y: 40 } });
    const openers = page.locator('.popover > button[aria-expanded]');
    await allPictures(page);
    const count = await openers.count();
    expect(count).toBeGreaterThanOrEqual(hash.includes('runs') ? 4 : hash.includes('net') ? 7 : 9);
    const resize = await resizer(page);
    for (const size of SIZES) {
      await resize(size);
      const faults: string[] = [];
      for (let index = 0; index < count; index++) {
        const opener = openers.nth(index);
        if (!(await opener.isVisible())) continue;
        for (const at of ['as it comes', 'start', 'end'] as const) {
          await opener.evaluate((element, block) => {
            element.scrollIntoView({ block: block === 'as it comes' ? 'nearest' : block });
            element.focus({ preventScroll: true });
          }, at);
          await page.keyboard.press('Enter');
          const panel = page.locator('.popover-panel');
          await expect(panel).toHaveCount(1);
          // What it holds may have to be fetched.
          await expect(panel).not.toHaveText(/^(One moment …)?$/);
          // It has then another size, and a place for it within the next frame.
          await page.evaluate(() => new Promise(requestAnimationFrame));
          await page.evaluate(() => new Promise(requestAnimationFrame));
          for (const fault of await faultsOf(panel)) faults.push(`${at}: ${fault}`);
          await expectReachedByKey(page, panel);
          await page.keyboard.press('Escape');
          await expect(panel).toHaveCount(0);
        }
      }
      expect.soft(faults, inWords(size)).toEqual([]);
    }
  });

test('the address to copy by hand and the keys stay inside the window', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('not allowed')) },
    });
  });
  await openWithFewImages(page);
  const resize = await resizer(page);
  for (const size of SIZES) {
    await resize(size);
    await page.getByRole('button', { name: 'Share' }).click();
    const address = page.locator('.popover-panel');
    await expect(address.getByRole('button', { name: 'Embed', exact: true })).toBeVisible();
    // With what had to be fetched it is larger, and has its place in the next frame.
    await expect.soft.poll(() => faultsOf(address), inWords(size)).toEqual([]);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog');
    await expect(keys).toBeVisible();
    expect.soft(await faultsOf(keys), inWords(size)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(address).toBeHidden();
  }
});
