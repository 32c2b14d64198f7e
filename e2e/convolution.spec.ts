/** A convolutional network on the page: filters with the neurons behind them, and its single weights, play. */
import { expect, test, type Page } from '@playwright/test';
import { grouped } from '../src/ui/format.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';

const NETWORK = '28x28x1 c4k5 p2 c6k3 p2 d12 d10';
const RUN = `#v=1&network=${encodeURIComponent(NETWORK)}&seed=3&backend=wasm&lrS=0.02&gamma=3&gammaWarmup=0`;

async function played(page: Page, steps: number): Promise<number[][]> {
  return page.evaluate(async (count) => {
    const lab = window.pruningGame!;
    await lab.step(count);
    return (await lab.snapshot()).participation;
  }, steps);
}

const inOf = (s: readonly number[]): number => s.filter((each) => each >= 0.01).length;

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test('filters and neurons play, in both views, and every picture counts the same', async ({
  page,
}) => {
  const errors = errorsOf(page);
  await openWithFewImages(page, `${RUN}&granularity=filter`);
  const s = await played(page, 30);
  expect(s.map(({ length }) => length)).toEqual([4, 6, 12]);
  for (const [layer, each] of s.entries())
    await expect(page.locator('.panel-curves p.panel-spoken').first()).toContainText(
      `Layer ${layer + 1}: ${inOf(each)} active`,
    );
  await expect(page.locator('.panel-broken')).toHaveCount(0);
  await page.getByText('The game behind it').click();
  await expect(page.locator('.game-view')).toBeVisible();
  await allPictures(page);
  await expect(page.locator('.panel-broken')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('single weights of a filter are named by where they are laid', async ({ page }) => {
  const errors = errorsOf(page);
  await openWithFewImages(page, `${RUN}&granularity=weight`);
  const s = await played(page, 30);
  expect(s.map(({ length }) => length)).toEqual([100, 216, 150 * 12, 120]);
  await expect(page.locator('.panel-weights p.panel-spoken').first()).toContainText(
    `Layer 1: ${grouped(inOf(s[0]!))} of 100 in`,
  );
  await expect(page.getByRole('heading', { name: 'Filter 0, its 25 weights' })).toBeVisible();
  await allPictures(page);
  // Whole rows and columns that are empty are counted in dense networks alone.
  await expect(page.locator('.panel-still-read')).toHaveCount(0);
  await expect(page.locator('.panel-broken')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a network for other players, or other data, is told so in a sentence, and others play', async ({
  page,
}) => {
  await openWithFewImages(page, `${RUN}&granularity=pixel`);
  await expect(page.getByText('has nobody of the kind pixel').first()).toBeVisible();
  const s = await played(page, 2);
  expect(s.map(({ length }) => length)).toEqual([12]);
});
