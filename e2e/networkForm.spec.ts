/** A network and its players, put together by hand. */
import { expect, test } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';

test('a network is changed block by block, and players are named layer by layer', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&network=28x28x1 c4k5 p4 d12 d10&granularity=filter');
  await page.locator('summary', { hasText: /^Network/ }).click();
  await page.locator('summary', { hasText: 'Block by block' }).click();
  const filters = page.getByLabel('filters of block 1, Convolution');
  await expect(filters).toHaveValue('4');

  await filters.fill('0');
  await filters.press('Enter');
  await page.getByRole('button', { name: 'Use this network' }).click();
  await expect(page.getByRole('alert')).toContainText('needs between 1 and');

  await filters.fill('6');
  await filters.press('Enter');
  await page.getByLabel('Block to put in').selectOption({ label: 'Dense layer' });
  await page.getByRole('button', { name: 'Put in before the last' }).click();
  await page.getByRole('button', { name: 'Take out block 4, Dense layer' }).click();
  await page.getByRole('button', { name: 'Use this network' }).click();
  await expect(page).toHaveURL(/network=28x28x1\+c6k5\+p4\+d20\+d10|network=28x28x1%20c6k5/);

  await page.locator('summary', { hasText: 'Interpretation of the benefit' }).click();
  const byLayer = page.getByLabel(/Or layer by layer/);
  await expect(byLayer).toHaveValue('filter,neuron,none');
  await byLayer.fill('filter,neuron');
  await byLayer.press('Enter');
  await expect(page.getByRole('alert')).toContainText('players are named for 2');
  await byLayer.fill('none,weight,none');
  await byLayer.press('Enter');
  await expect(page).toHaveURL(/granularity=none%2Cweight%2Cnone|granularity=none,weight,none/);
  await expect
    .poll(() =>
      page.evaluate(async () => (await window.pruningGame!.snapshot()).participation.length),
    )
    .toBe(1);
});

test('the last ReLU of a short text can be taken out, and who will play is counted', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&network=28x28x1 c4k5 p4 d10&granularity=filter');
  await page.locator('summary', { hasText: /^Network/ }).click();
  await page.locator('summary', { hasText: 'Block by block' }).click();
  const text = page.getByLabel(/Or as text/);
  const size = page.locator('p.note', { hasText: 'weights and biases; one image' });
  await expect(size).toContainText('4 players, ');
  await page.getByRole('button', { name: 'Take out block 2, ReLU' }).click();
  await expect(text).toHaveValue('28x28x1 c4k5 linear p4 d10');
  await expect(page.getByRole('button', { name: /^Take out/ })).toHaveCount(2);
  await page.getByRole('button', { name: 'Use this network' }).click();
  await expect(page).toHaveURL(/linear/);

  // Filters cannot play where there are none.
  await text.fill('784-20-10');
  await expect(size).toContainText('20 players, each one hidden neuron, ');
  await text.press('Enter');
  await expect
    .poll(() => page.evaluate(() => window.pruningGame!.spec().granularity))
    .toBe('neuron');
});
