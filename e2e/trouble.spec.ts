/** Bad input gets a clear sentence, and nothing already computed is lost. */
import { expect, test } from '@playwright/test';
import { openPaused, openWithFewImages } from './support/lab.ts';

test('an address with mistakes is opened, and the page says what it left out', async ({ page }) => {
  await openPaused(page, '#v=1&gamma=1e9&gama=2&network=huge');
  await expect(page.getByText(/gamma must be a number from 0 to 100/)).toBeVisible();
  await expect(page.getByText(/“gama” is not a parameter/)).toBeVisible();
  await expect(page.getByText(/network: “huge” is neither a name/)).toBeVisible();
  expect(await page.evaluate(() => window.pruningGame!.spec())).toMatchObject({
    gamma: 100,
    network: 'quick',
  });
});

test('without the images the page says so and can try again', async ({ page }) => {
  await page.route('**/data/mnist/*', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'What is happening' })).toContainText(/images/i);
  await page.unroute('**/data/mnist/*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).step), {
      timeout: 30_000,
    })
    .toBeGreaterThan(0);
});

test('weights that run away stop the run with a sentence, and the page keeps what it drew', async ({
  page,
}) => {
  // Adam keeps s near 1 while each step multiplies the weights by 1 − 2β.
  await openPaused(page, '#v=1&optimizer=sgd&lrS=0.000001&dynamics=adam');
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(3);
    await game.set({ lrTheta: 1, costIntoTheta: true, beta: 100 });
    game.play();
  });
  await expect(page.getByRole('region', { name: 'What is happening' })).toContainText(
    /no longer a number/,
    { timeout: 30_000 },
  );
});

test('a software adapter is never chosen over WebAssembly, and the page gives the reason', async ({
  page,
}) => {
  await openPaused(page);
  expect(await page.evaluate(async () => (await window.pruningGame!.snapshot()).backend)).toBe(
    'wasm',
  );
  await page.getByRole('button', { name: /WebAssembly/ }).click();
  await expect(page.getByText(/software|fallback|WebGPU/).first()).toBeVisible();
});

test('a run that cannot be had says so in every view, with nothing of the run before as its own', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&network=784-24-12-10&backend=wasm');
  await page.evaluate(() => window.pruningGame!.step(20));
  await page.route('**/data/fashion-mnist/*', (route) => route.abort());
  await page.evaluate(() => window.pruningGame!.set({ data: 'fashion-mnist' }).catch(() => null));
  for (const view of ['Paper', 'Runs', 'Map', 'The game behind it', 'The net']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    const said = page.getByRole('region', { name: 'What is happening' });
    await expect(said).toContainText(/images/i);
    await expect(said.getByRole('button', { name: 'Retry' })).toBeVisible();
  }
  await expect(page.locator('.counter')).toContainText('step 0');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.counter')).toContainText('step 20');
});

test('keys whose script does not come say so, and are asked for again', async ({ page }) => {
  await openPaused(page);
  await page.route('**/assets/Keys-*.js', (route) => route.abort());
  await page.getByRole('button', { name: 'Keys' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('This could not be loaded.');
  await page.unroute('**/assets/Keys-*.js');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog).toContainText('play, pause');
});
