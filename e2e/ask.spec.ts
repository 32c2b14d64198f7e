/** The question to the net: its dense twin beside it, the images on which they part, the neurons that fire, the pad. */
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { own } from './support/ownFile.ts';
import { allPictures } from './support/pictures.ts';
import { settled } from './support/settled.ts';

const run = (rest: string) =>
  `#v=1&network=784-24-12-10&seed=3&backend=wasm&epochs=1&lrS=0.02&gamma=3&gammaWarmup=0${rest}`;

/** It is not over before a test is, on whatever machine. */
const endless = (rest: string) =>
  run(rest).replace('784-24-12-10', '784-300-100-10').replace('epochs=1', 'epochs=200');

const panel = (page: Page) => page.locator('.panel-ask');
const reading = (page: Page) => panel(page).locator('> .panel-reading');
const words = (page: Page) => panel(page).locator('.panel-spoken').first();

test('the dense twin is trained when it is asked for, answers beside the net, and stays while prices move', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openWithFewImages(page, run(''));
  await page.evaluate(() => window.pruningGame!.step(30));
  await panel(page).scrollIntoViewIfNeeded();
  await expect(panel(page)).toContainText(/Its training takes (about|less)/);
  await expect(words(page)).toContainText('Players that respond, of those that are in: layer 1');

  await page.getByRole('button', { name: 'Train the dense twin' }).click();
  await expect(panel(page)).toContainText(
    /The dense twin has been trained for \d+ steps\. It is right on/,
  );
  await expect(words(page)).toContainText(/Its dense twin at step [\d\u202f]+ says “\d”/);
  const { step } = await page.evaluate(() => window.pruningGame!.snapshot());
  expect(step).toBe(30);

  await expect(panel(page)).toContainText('At step 30 the net and its dense twin (of step');
  const count = /part on (\d+) of 100/.exec(await panel(page).innerText());
  expect(Number(count?.[1])).toBeGreaterThan(0);
  await expect(reading(page)).toContainText('test image 0');
  await page.keyboard.press('n');
  await expect(reading(page)).not.toContainText('test image 0');
  const image = /test image \d+/.exec(await reading(page).innerText())![0];
  await expect(words(page)).toContainText(`Asked: ${image}`);
  const said = (await words(page).textContent())!;
  const [now, dense] = [/The net as it is says “(\d)”/, /dense twin at step \d+ says “(\d)”/].map(
    (verdict) => verdict.exec(said)?.[1],
  );
  expect(now).toMatch(/\d/);
  expect(dense).toMatch(/\d/);
  expect(dense).not.toBe(now);

  await page.evaluate(() => window.pruningGame!.set({ gamma: 4 }));
  await page.evaluate(() => window.pruningGame!.reset());
  await expect(panel(page)).toContainText('The dense twin has been trained for');
  await page.evaluate(() => window.pruningGame!.set({ seed: 4 }));
  await expect(panel(page)).toContainText('The dense twin was that of a run with another seed');
  await expect(page.getByRole('button', { name: 'Train the dense twin' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('the dense twin of single weights can be given up, and the game goes on meanwhile', async ({
  page,
}) => {
  await openWithFewImages(page, endless('&granularity=weight&batchSize=16'));
  await panel(page).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Train the dense twin' }).click();
  await expect(panel(page)).toContainText(/The dense twin is training: step .+ left/);
  await expect(words(page)).toContainText(/Its dense twin at step [\d\u202f]+ says “\d”/);
  await page.evaluate(() => window.pruningGame!.step(5));
  expect((await page.evaluate(() => window.pruningGame!.snapshot())).step).toBe(5);
  await page.getByRole('button', { name: 'Give it up' }).click();
  await expect(page.getByRole('button', { name: 'Train the dense twin' })).toBeVisible();
  await expect(words(page)).not.toContainText('dense twin');

  // Runs at one time share what computes them: a twin makes way for a run that wants something else.
  await page.getByRole('button', { name: 'Train the dense twin' }).click();
  await expect(panel(page)).toContainText(/The dense twin is training: step .+ left/);
  await page.evaluate(() => window.pruningGame!.set({ backend: 'cpu' }));
  expect((await page.evaluate(() => window.pruningGame!.snapshot())).backend).toBe('cpu');
  await expect(panel(page)).toContainText('The dense twin was that of a run with another');
});

/** Squares of noise, brighter in their upper half where their class is 0: a pair of IDX files. */
function idxPair(count: number) {
  const [edge, images] = [8, Buffer.alloc(count * 64)];
  const labels = Buffer.from(Array.from({ length: count }, (_, image) => image % 2));
  images.forEach((_, at) => {
    const isUpper = at % 64 < 32;
    const isBright = isUpper === (labels[Math.floor(at / 64)] === 0);
    images[at] = ((at * 7919) % 97) + (isBright ? 120 : 0);
  });
  const numbers = (...all: number[]) =>
    Buffer.concat(all.map((one) => Buffer.from(Uint32Array.of(one).buffer).swap32()));
  const file = (name: string, ...parts: Buffer[]) => ({
    ...{ name, mimeType: 'application/octet-stream' },
    buffer: Buffer.concat(parts),
  });
  return [
    file('squares-images-idx3-ubyte', numbers(0x803, count, edge, edge), images),
    file('squares-labels-idx1-ubyte', numbers(0x801, count), labels),
  ];
}

test('images of the visitor’s own have a dense twin, too', async ({ page }) => {
  await openWithFewImages(page, '#v=1&backend=wasm&epochs=5&batchSize=16&split=paper');
  await page.locator('summary', { hasText: 'Data and run' }).click();
  const chosen = own(page).getByLabel(/^Choose files/);
  await chosen.setInputFiles(idxPair(200));
  await own(page)
    .getByRole('button', { name: /^Learn from/ })
    .click();
  await expect(reading(page)).toContainText('test image 0');
  await panel(page).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Train the dense twin' }).click();
  await expect(panel(page)).toContainText('The dense twin has been trained for 1\u202f200 steps');
  await expect(words(page)).toContainText(/Its dense twin at step [\d\u202f]+ says/);
});

test('a lost graphics device takes the dense twin with it, and the game goes on by another', async ({
  browser,
  baseURL,
}) => {
  // Of its own: other tests keep their device.
  const other = await browser.browserType().launch(test.info().project.use.launchOptions);
  const page = await other.newPage({ baseURL });
  await openWithFewImages(
    page,
    run('').replace('wasm', 'webgpu').replace('epochs=1', 'epochs=200'),
  );
  await page.evaluate(() => window.pruningGame!.step(5));
  await panel(page).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Train the dense twin' }).click();
  await expect(panel(page)).toContainText(/The dense twin is training: step .+ left/);
  const driver = await other.newBrowserCDPSession();
  await driver.send('Browser.crashGpuProcess');
  await expect(panel(page)).toContainText('The graphics device stopped answering. Its training');
  await page.evaluate(() => window.pruningGame!.step(5));
  expect((await page.evaluate(() => window.pruningGame!.snapshot())).step).toBe(10);
  await other.close();
});

test('each neuron has its whole bar, however high the window is', async ({ page }) => {
  await openWithFewImages(page, run('').replace('784-24-12-10', '784-300-100-10'));
  const firing = panel(page).getByRole('img', { name: 'Neurons that fire for it' });
  const [given, wanted] = await firing.evaluate((box) => {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return [box.clientHeight, unit * parseFloat(box.style.getPropertyValue('--height'))];
  });
  expect(wanted).toBeGreaterThan(200);
  expect(given).toBeGreaterThanOrEqual(wanted! - 1);
});

test('where nets part on no image, that is said', async ({ page }) => {
  await openWithFewImages(page, run(''));
  await panel(page).scrollIntoViewIfNeeded();
  const none = 'At step 0 the net now and the pruned net answer alike on all 100 test images.';
  await expect(panel(page)).toContainText(none);
  await expect(panel(page).getByRole('status')).toBeEmpty();
  await page.keyboard.press('n');
  await expect(panel(page).getByRole('status')).toHaveText(none);
  await expect(reading(page)).toContainText('test image 0');
});

test.describe('by touch on a narrow page', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the pad is 280 px square; a finger in it draws and moves no page', async ({ page }) => {
    await openWithFewImages(page, run(''));
    await expect(reading(page)).toContainText('test image 0');
    const pad = page.locator('.ask-pad');
    await allPictures(page);
    await pad.scrollIntoViewIfNeeded();
    await settled(page);
    const { x, y, width, height } = (await pad.boundingBox())!;
    expect([width, height]).toEqual([280, 280]);
    const before = await page.evaluate(() => window.scrollY);
    const finger = await page.context().newCDPSession(page);
    const at = (share: number) => [{ x: x + width / 2, y: y + share * height }];
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share?: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: share === undefined ? [] : at(share),
      });
    await touch('touchStart', 0.9);
    for (const share of [0.8, 0.6, 0.4, 0.2]) await touch('touchMove', share);
    await touch('touchEnd');
    await expect(reading(page)).toContainText('the image that you drew');
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    // Right behind a finger that was drawn away, Chromium takes a tap for the end of its movement.
    await expect(async () => {
      await page.getByRole('button', { name: 'Empty image' }).tap();
      const said = 'Asked: an empty image. The net as it is says';
      await expect(words(page)).toContainText(said, { timeout: 2000 });
    }).toPass();
  });
});
