/** A price for each group of players: by the page, in the address, by program. */
import { expect, test } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';

test('a price of one layer moves alone, is felt by it alone, and stands in the address', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&seed=3&gammaWarmup=0');
  const gamma = () => page.evaluate(() => window.pruningGame!.spec().gamma);
  await page.getByRole('combobox', { name: 'Prices of' }).selectOption('of layer 2');
  const slider = page.getByRole('slider', { name: 'Presence γ', exact: true });
  await slider.focus();
  await page.keyboard.press('End');
  await expect.poll(gamma).toBe('2,100');
  await expect(page.locator('.ledger')).toContainText('now 2, 100 by group');
  await page.evaluate(() => window.pruningGame!.step(40));
  const s = await page.evaluate(async () => (await window.pruningGame!.snapshot()).participation);
  expect(Math.min(...s[0])).toBeGreaterThan(0.5);
  expect(Math.max(...s[1])).toBeLessThan(0.01);

  await page.getByRole('combobox', { name: 'Prices of' }).selectOption('of all');
  await expect(page).toHaveURL(/gamma=2_100/);
  await openWithFewImages(page, new URL(page.url()).hash);
  await expect.poll(gamma).toBe('2,100');

  // By hand in the middle of the run: in the log, and back from it after a reload.
  await page.getByRole('combobox', { name: 'Prices of' }).selectOption('of layer 1');
  await page.evaluate(() => window.pruningGame!.step(10));
  await page.getByRole('slider', { name: 'Size β', exact: true }).focus();
  await page.keyboard.press('End');
  const beta = () => page.evaluate(() => window.pruningGame!.spec().beta);
  await expect.poll(beta).toBe('100,0');
  await expect(page).toHaveURL(/beta=100_0/);
  await page.evaluate(() => window.pruningGame!.step(5));
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  // Wherever it begins again, past the change it is in force.
  await page.evaluate(() => window.pruningGame!.step(60));
  await expect.poll(beta).toBe('100,0');

  await page.evaluate(() => window.pruningGame!.set({ gamma: [1, 3] } as never));
  await expect.poll(gamma).toBe('1,3');
});
