/** Whoever plays, single weights, pixels or pixels with neurons: the page shows them, and with the numbers of the run. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { grouped } from '../src/ui/format.ts';
import { waitForStep, openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';

const RUN =
  '#v=1&network=784-24-12-10&seed=3&backend=wasm&lrS=0.02&gamma=3&gammaWarmup=0&epochs=50';
const STEPS = 60;

/** @returns s of every player, group by group, as the run says it */
async function played(page: Page, granularity: string): Promise<number[][]> {
  await openWithFewImages(page, `${RUN}&granularity=${granularity}`);
  return page.evaluate(async (steps) => {
    const lab = window.pruningGame!;
    await lab.step(steps);
    return (await lab.snapshot()).participation;
  }, STEPS);
}

const EPSILON = 0.01;
const inOf = (s: readonly number[]): number => s.filter((each) => each >= EPSILON).length;

const panel = (page: Page, name: string): Locator => page.locator(`.panel-${name}`);

/** What a panel's picture shows, as a screen reader has it: kept up to date now and then. */
const spoken = (page: Page, name: string): Locator =>
  panel(page, name).locator('p.panel-spoken').first();

/** The one option of a picture in rows and columns: the thing the keyboard is at. */
const option = (page: Page, name: string): Locator => panel(page, name).locator('[role=option]');

test('single weights: every one has a pixel, every neuron its count, and one can be chosen by key', async ({
  page,
}) => {
  const s = await played(page, 'weight');
  await expect(page.getByRole('heading', { name: /one pixel per weight/ })).toBeVisible();
  for (const [layer, each] of s.entries())
    await expect(spoken(page, 'weights')).toContainText(
      `Layer ${layer + 1}: ${grouped(inOf(each))} of ${grouped(each.length)} in`,
    );

  const all = panel(page, 'weights').getByRole('listbox');
  await all.focus();
  await page.keyboard.press('Home');
  for (const row of [0, 1, 2]) {
    const own = s[0].slice(784 * row, 784 * (row + 1));
    await expect(option(page, 'weights')).toHaveText(
      new RegExp(`^Neuron ${row} of layer 1 (has ${inOf(own)} of 784|reads nothing)`),
    );
    await page.keyboard.press('ArrowRight');
  }
  // Enter goes into the neuron, arrows to its weights, Enter chooses one, Escape comes back.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const one = panel(page, 'unit').getByRole('listbox');
  await expect(one).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Neuron 2, its 784 weights' })).toBeVisible();
  await page.keyboard.press('Home');
  for (let line = 0; line < 14; line++) await page.keyboard.press('ArrowDown');
  for (let column = 0; column < 15; column++) await page.keyboard.press('ArrowRight');
  const player = 2 * 784 + 14 * 28 + 15;
  await expect(option(page, 'unit')).toContainText(`Player ${player}, from pixel (15, 14): s `);
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toContain(`select=${player}`);
  await expect(page.getByText(`for player ${player}`)).toBeVisible();
  // The ledger knows it, whether frames carry it or not.
  await expect(page.locator('.ledger-sum .ledger-figure')).not.toHaveText('–');
  await page.keyboard.press('Escape');
  await expect(all).toBeFocused();

  // The same counts as a table.
  await panel(page, 'weights').getByRole('button', { name: 'Counts as a table' }).click();
  const cells = panel(page, 'weights').locator('tbody td');
  const counts = Array.from({ length: 24 }, (_, row) =>
    String(inOf(s[0].slice(784 * row, 784 * (row + 1)))),
  );
  await expect(cells).toHaveText(counts);
  await page.keyboard.press('Escape');

  const read = Array.from({ length: 784 }, (_, pixel) => pixel).filter((pixel) =>
    Array.from({ length: 24 }, (_, row) => s[0][784 * row + pixel]).some((each) => each >= EPSILON),
  );
  await expect(spoken(page, 'still-read')).toContainText(
    `${grouped(read.length)} of 784 inputs are still read. ${grouped(inOf(s.flat()))} of ${grouped(s.flat().length)} weights are in.`,
  );
  await expect(page.getByRole('button', { name: 'density' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'sample' }).click();
  await expect(page.getByText(/^\d+ of 19.224 players, drawn at random/)).toBeVisible();
});

test('a weight that frames do not carry can be chosen by address', async ({ page }) => {
  await openWithFewImages(page, `${RUN}&granularity=weight&select=777`);
  await expect(page.getByText('for player 777')).toBeVisible();
  await expect(page.getByText(/not among the players shown/)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Neuron 0, its 784 weights' })).toBeVisible();
});

test('pixels: the image of who takes part, with the numbers of one', async ({ page }) => {
  const [s] = await played(page, 'pixel');
  await expect(page.getByRole('heading', { name: '784 pixels of the image' })).toBeVisible();
  await expect(spoken(page, 'pixels')).toContainText(`${inOf(s)} of 784 pixels are in`);
  await panel(page, 'pixels').getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(option(page, 'pixels')).toContainText('Pixel (1, 1). Player 29, Input');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toContain('select=29');
  await expect(page.getByText('for player 29')).toBeVisible();
  await expect(panel(page, 'players')).toHaveCount(0);
});

test('pixels with neurons: both have their picture, and each counts its own', async ({ page }) => {
  const [pixels, ...neurons] = await played(page, 'pixel-neuron');
  await expect(spoken(page, 'pixels')).toContainText(`${inOf(pixels)} of 784 pixels are in`);
  for (const [layer, each] of neurons.entries())
    await expect(spoken(page, 'players')).toContainText(
      `Layer ${layer + 1}: ${inOf(each)} of ${each.length} in`,
    );
  await panel(page, 'players').getByRole('listbox').focus();
  await expect(option(page, 'players')).toContainText('Player 784, Layer 1');
  await expect(panel(page, 'weights')).toHaveCount(0);
});

for (const granularity of ['weight', 'pixel', 'pixel-neuron'])
  test(`${granularity} as players: it plays and pauses, and no part of either view breaks`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const view of ['net', 'game']) {
      await openWithFewImages(page, `${RUN}&granularity=${granularity}&view=${view}`);
      await page.evaluate(() => window.pruningGame!.play());
      await waitForStep(page, 40, 60_000);
      await page.evaluate(() => window.pruningGame!.pause());
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
      await allPictures(page);
      await expect(page.locator('.panel-broken')).toHaveCount(0);
    }
    expect(errors).toEqual([]);
  });
