/** The address bar holds the run, its step and its chosen players; Back moves between views and opened runs. */
import { expect, test, type Page } from '@playwright/test';
import { keptStep } from './support/keptStep.ts';
import { nextFrameStep, openPaused, waitForStep } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { settled } from './support/settled.ts';

const HASH = '#v=1&seed=6&backend=wasm&gammaWarmup=0';

const snapshot = (page: Page) => page.evaluate(() => window.pruningGame!.snapshot());
const hashOf = (page: Page) => new URL(page.url()).hash;

test('a shared link opens at its step with its players chosen, and so does the bar', async ({
  page,
  context,
}) => {
  await openPaused(page, HASH);
  await page.evaluate(async () => {
    await window.pruningGame!.step(12);
    await window.pruningGame!.set({ gamma: 6 });
    await window.pruningGame!.step(8);
  });
  const before = await snapshot(page);
  await expect.poll(() => hashOf(page)).toContain('until=20');
  const again = await context.newPage();
  await again.goto(`/${hashOf(page)}&select=7,3`);
  await again.waitForFunction(() => window.pruningGame !== undefined);
  await again.evaluate(() => window.pruningGame!.ready);
  await expect.poll(async () => (await snapshot(again)).step).toBe(20);
  await expect.poll(() => hashOf(again)).toContain('select=7,3');
  await expect(again.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const there = await snapshot(again);
  expect(there.step).toBe(20);
  expect(there.participation).toEqual(before.participation);
});

test('editing only the view keeps the run, and Back moves between views, never slider values', async ({
  page,
}) => {
  await openPaused(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(15));
  const run = hashOf(page);
  await page.evaluate((hash) => (location.hash = `${hash}&view=game`), run);
  await expect(page.locator('.panel-verdicts')).toBeVisible();
  expect((await snapshot(page)).step).toBe(15);
  await page.evaluate(() => window.pruningGame!.set({ gamma: 7 }));
  await expect.poll(() => hashOf(page)).toContain('15:gamma=7');
  await page.goBack();
  await expect(page.locator('.panel-verdicts')).toBeHidden();
  expect((await snapshot(page)).step).toBe(15);
  expect(await page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(7);
  await expect.poll(() => hashOf(page)).toContain('15:gamma=7');
});

test('Back returns to the run that was open before', async ({ page }) => {
  await openPaused(page, HASH);
  await page.evaluate(async () => {
    await window.pruningGame!.step(5);
    await window.pruningGame!.set({ seed: 9 });
    await window.pruningGame!.step(3);
  });
  expect(hashOf(page)).toContain('seed=9');
  await page.goBack();
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().seed)).toBe(6);
  await expect.poll(async () => (await snapshot(page)).step).toBe(5);
});

test('a change is in the address at once, so that a reload loses nothing', async ({ page }) => {
  await openPaused(page, HASH);
  const loaded = page.waitForEvent('load');
  const atOnce = await page.evaluate(async () => {
    await window.pruningGame!.step(4);
    await window.pruningGame!.set({ gamma: 5 });
    // As the next thing: what the page answers would be lost with it.
    setTimeout(() => location.reload());
    return location.hash;
  });
  expect(atOnce).toContain('4:gamma=5');
  await loaded;
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(async () => {
    await window.pruningGame!.ready;
    await window.pruningGame!.step(5);
  });
  expect(await page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(5);
});

test('one drag is one entry of the address and one mark', async ({ page }) => {
  await openPaused(page, HASH);
  await allPictures(page);
  await settled(page);
  await page.evaluate(() => window.pruningGame!.play());
  const slider = page.getByRole('slider', { name: 'Benefit α', exact: true });
  const alpha = () => page.evaluate(() => window.pruningGame!.spec().alpha);
  const box = (await slider.boundingBox())!;
  const y = box.y + 14;
  await page.mouse.move(box.x + 0.3 * box.width, y);
  await page.mouse.down();
  for (let part = 1; part <= 5; part++) {
    const before = await alpha();
    await page.mouse.move(box.x + (0.3 + 0.09 * part) * box.width, y);
    await expect.poll(alpha).not.toBe(before);
    // So that the next is of another step.
    await waitForStep(page, (await nextFrameStep(page)) + 1);
  }
  await page.mouse.up();
  await page.evaluate(() => window.pruningGame!.pause());
  await expect.poll(() => hashOf(page)).toMatch(/changes=\d+:alpha=[\d.]+(~\d+=[\d.]+){2,}$/);
});

test('the chosen players and the earlier step of a typed address count in the run that stands', async ({
  page,
}) => {
  await openPaused(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(30));
  await expect.poll(() => hashOf(page)).toContain('until=30');
  await page.evaluate((hash) => (location.hash = `${hash}&until=12&select=7,3`), HASH);
  await expect.poll(() => hashOf(page)).toContain('until=12&select=7,3');
  await expect.poll(async () => (await snapshot(page)).step).toBe(12);
  await page.evaluate((hash) => (location.hash = `${hash}&until=12`), HASH);
  await expect.poll(() => hashOf(page)).not.toContain('select');
  expect((await snapshot(page)).step).toBe(12);
});

test('Back moves between views after a reload too, and leaves the run where it was', async ({
  page,
}) => {
  await openPaused(page, HASH);
  await page.evaluate(async () => {
    await window.pruningGame!.step(15);
  });
  await expect.poll(() => hashOf(page)).toContain('until=15');
  await page.evaluate((hash) => (location.hash = `${hash}&view=game`), hashOf(page));
  await expect(page.locator('.panel-verdicts')).toBeVisible();
  await page.evaluate(() => window.pruningGame!.set({ gamma: 7 }));
  await expect.poll(() => hashOf(page)).toContain('15:gamma=7');
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  await expect(page.locator('.panel-verdicts')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.panel-verdicts')).toBeHidden();
  await expect.poll(() => hashOf(page)).toContain('15:gamma=7');
  await expect.poll(async () => (await snapshot(page)).step).toBe(15);
});

test('a game by hand that no address holds comes back after a reload', async ({ page }) => {
  await openPaused(page, '#v=1&sandbox=pair');
  await page.evaluate(async () => {
    const players = 13;
    const ones = Array<number>(players).fill(1).join('_');
    const inner = Array<number>((players * (players - 1)) / 2).fill(0);
    const game = `${ones}~${ones}~${inner.join('_')}`;
    await window.pruningGame!.set({ sandbox: 'hand', game });
    await window.pruningGame!.step(5);
  });
  await expect.poll(() => hashOf(page)).toMatch(/game=file&until=5/);
  await expect.poll(() => keptStep(page)).toBe(5);
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  const { step, participation } = await snapshot(page);
  expect([step, participation.flat().length]).toEqual([5, 13]);
  await expect(page.getByText('open its file again')).toHaveCount(0);
});
