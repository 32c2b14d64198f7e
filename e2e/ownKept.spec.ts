/** A file of the visitor's own is kept in the browser: a reload and Back find it, until it is forgotten. */
import { expect, test, type Page } from '@playwright/test';
import { keepFewImages } from './support/fewImages.ts';
import { keptStep } from './support/keptStep.ts';
import { openWithFewImages } from './support/lab.ts';
import { good, kept, learnFrom, own, stepNow } from './support/ownFile.ts';

const HASH = '#v=1&backend=wasm&epochs=200';

async function learn(page: Page): Promise<void> {
  await learnFrom(page, good);
  await expect.poll(() => page.url()).toContain('data=own&file=two.csv~');
  await expect.poll(() => stepNow(page)).toBeGreaterThan(20);
}

const pause = (page: Page) =>
  page.evaluate(async () => {
    window.pruningGame!.pause();
    return (await window.pruningGame!.snapshot()).step;
  });

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
}

test('a reload goes on with the run where it was, and asks for nothing', async ({ page }) => {
  await openWithFewImages(page, HASH);
  await learn(page);
  await expect(kept(page)).toContainText(
    /two\.csv, [\d.]+ kB, is kept in this browser; the run learns from it\./,
  );
  const at = await pause(page);
  await expect.poll(() => keptStep(page)).toBe(at);
  await reload(page);
  await page.evaluate(() => window.pruningGame!.ready);
  expect(await pause(page)).toBe(at);
  await page.evaluate(() => window.pruningGame!.step(5));
  expect(await stepNow(page)).toBe(at + 5);
});

test('Back finds the file of a run before, also after a reload', async ({ page }) => {
  await openWithFewImages(page, HASH);
  await learn(page);
  await expect(kept(page)).toBeVisible();
  await page.evaluate(() => window.pruningGame!.set({ data: 'mnist' }));
  await reload(page);
  await page.evaluate(() => window.pruningGame!.ready);
  await page.goBack();
  await expect.poll(() => page.url()).toContain('data=own&file=two.csv~');
  await expect.poll(() => stepNow(page)).toBeGreaterThan(0);
});

test('what is kept can be learnt from again, and forgotten; then the next page asks for it', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await learn(page);
  await page.evaluate(() => window.pruningGame!.set({ data: 'mnist' }));
  await kept(page).getByRole('button', { name: 'Learn from it: two.csv' }).click();
  await expect.poll(() => page.url()).toContain('data=own&file=two.csv~');
  await expect.poll(() => stepNow(page)).toBeGreaterThan(20);
  await kept(page).getByRole('button', { name: 'Forget it: two.csv' }).click();
  await expect(kept(page)).toHaveCount(0);
  // This page goes on having it.
  await page.evaluate(async () => {
    await window.pruningGame!.reset();
    await window.pruningGame!.step(5);
  });
  expect(await stepNow(page)).toBe(5);
  await reload(page);
  await expect(
    page.getByText(/This run learns from two\.csv \([0-9a-f]{16}\)/).first(),
  ).toBeVisible();
  await expect(own(page)).toBeVisible();
});

test('where storage is denied or full a sentence says so, and the run learns from the file all the same', async ({
  browser,
}) => {
  for (const [why, words] of [
    ['denied', 'The browser does not let this page store anything'],
    ['full', 'The browser’s storage is full'],
  ] as const) {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript((how) => {
      const fail = (name: string) => () => {
        throw new DOMException(how, name);
      };
      if (how === 'full') IDBObjectStore.prototype.put = fail('QuotaExceededError');
      else
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, { get: fail('SecurityError') });
    }, why);
    await keepFewImages(page);
    await page.goto(`/${HASH}`);
    await page.waitForFunction(() => window.pruningGame !== undefined);
    await learn(page);
    await expect(
      page.getByText(`${words}: two.csv must be chosen again after a reload.`),
    ).toHaveCount(1);
    await expect(kept(page)).toHaveCount(0);
    await page.close();
  }
});
