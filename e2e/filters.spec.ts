/** Filters as players: each has its place and its words, the net can be asked by key, by button and by drawing. */
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { settled } from './support/settled.ts';

const NETWORK = encodeURIComponent('28x28x1 c4k5 p2 d12 d10');
const RUN = `#v=1&network=${NETWORK}&granularity=filter&seed=3&backend=wasm&lrS=0.02&gamma=3&gammaWarmup=0`;

const reading = (page: Page) => page.locator('.panel-ask > .panel-reading');

test('filters are read by key, and the net is asked by key, by button and by drawing', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openWithFewImages(page, RUN);
  await page.evaluate(() => window.pruningGame!.step(20));
  await expect(
    page.getByRole('heading', { name: '16 players: 4 filters and 12 neurons' }),
  ).toBeVisible();
  await expect(reading(page)).toContainText('test image 0, class “7”');

  const filters = page.locator('.panel-filters');
  await filters.getByRole('listbox').focus();
  const option = filters.locator('[role=option]');
  await expect(option).toContainText('Filter 0 of layer 1. Player 0');
  await page.keyboard.press('ArrowDown');
  await expect(option).toContainText('Neuron 0 of layer 2. Player 4');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toContain('select=4');

  await page.keyboard.press('3');
  await expect(reading(page)).toContainText('class “3”');
  const shown = (await reading(page).textContent())!;
  await page.getByRole('button', { name: 'Next test image' }).click();
  await expect(reading(page)).not.toHaveText(shown);

  const pad = page.locator('.ask-pad');
  await allPictures(page);
  await pad.scrollIntoViewIfNeeded();
  await settled(page);
  const { x, y, width, height } = (await pad.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 4);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + (3 * height) / 4, { steps: 4 });
  await page.mouse.up();
  await expect(reading(page)).toContainText('the image that you drew');
  await page.getByRole('button', { name: 'Next test image' }).click();
  await expect(reading(page)).toContainText('test image');

  await filters.getByRole('button', { name: 'As a table' }).click();
  await expect(filters.locator('tbody tr')).toHaveCount(16);
  await expect(page.locator('.panel-broken')).toHaveCount(0);
  expect(errors).toEqual([]);
});
