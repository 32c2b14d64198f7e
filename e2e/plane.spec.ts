/** Points of a plane: chosen like any other data, drawn live, asked by key, pointer and finger. */
import { expect, test, type Page } from '@playwright/test';
import { openPaused } from './support/lab.ts';

const RUN =
  '#v=1&seed=1&backend=wasm&lrS=0.004&gammaWarmup=4&lrTheta=0.006&batchSize=32&data=spiral&network=small&epochs=60';

const plane = (page: Page) => page.locator('.panel-plane');
const reading = (page: Page) => plane(page).locator('.panel-reading');
const takeOut = (page: Page) => plane(page).getByRole('button', { name: /^without player/ });

/** In strides, each of which is seen. */
const play = (page: Page, steps: number) =>
  page.evaluate(async (count) => {
    for (let step = 0; step < count; step += 50) await window.pruningGame!.step(50);
  }, steps);

/** The picture of the plane as it stands. */
const pixels = (page: Page) =>
  plane(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('chosen on the page, points keep a network that fits them or bring their own along, and images bring back theirs', async ({
  page,
}) => {
  await openPaused(page, '#v=1&seed=1&backend=wasm&data=moons&network=2-16-16-2');
  await page.getByText('Data and run').click();
  await page.getByRole('radio', { name: 'Spiral' }).check();
  expect(await page.evaluate(() => window.pruningGame!.spec())).toMatchObject({
    data: 'spiral',
    network: '2-16-16-2',
  });
  await expect(page.getByRole('slider', { name: 'Noise' })).toBeVisible();
  await page.getByRole('radio', { name: 'x, y, x², y²', exact: true }).check();
  // The network reads two numbers, and there are four.
  await expect(page.getByText(/begins with 2, but an example has 4 numbers/)).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().network)).toBe('small');
  await page.getByRole('radio', { name: 'MNIST', exact: true }).check();
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().network)).toBe('quick');
  await expect(plane(page)).toHaveCount(0);
});

test('the plane says what is right, each line can be chosen by key, and who leaves changes the answer', async ({
  page,
}) => {
  await openPaused(page, RUN);
  await play(page, 700);
  const { testAccuracy, activePerLayer } = await page.evaluate(() =>
    window.pruningGame!.snapshot(),
  );
  expect(testAccuracy).toBeGreaterThan(0.8);
  const spoken = plane(page).locator('p.panel-spoken').first();
  await plane(page).getByRole('button', { name: 'test', exact: true }).click();
  await expect(spoken).toContainText(
    `of 600 points are answered rightly, ${fixed(testAccuracy!)} %`,
  );
  await expect(spoken).toContainText(
    `${activePerLayer[0]} of 32 neurons of the first layer are in`,
  );

  const lines = plane(page).getByRole('listbox');
  await lines.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(lines.locator('[role=option]')).toContainText('Player 1, Layer 1,');
  await page.keyboard.press('Enter');
  await expect(takeOut(page)).toHaveText('without player 1');
});

const fixed = (share: number): string => (100 * share).toFixed(1);

test('a player is out of the picture for as long as its key, or the button, is held', async ({
  page,
}) => {
  await openPaused(page, RUN);
  await play(page, 300);
  const s = await page.evaluate(async () => (await window.pruningGame!.snapshot()).participation);
  const strongest = s[0]!.indexOf(Math.max(...s[0]!));
  await plane(page).getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 0; at < strongest; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.mouse.move(0, 0);
  await plane(page).getByRole('heading').click();
  const before = await pixels(page);
  await page.keyboard.down('x');
  await expect(reading(page)).toContainText(`without player ${strongest}`);
  await expect.poll(() => pixels(page)).not.toBe(before);
  await page.keyboard.up('x');
  await expect(reading(page)).toContainText('Lines:');
  await expect.poll(() => pixels(page)).toBe(before);

  const box = (await takeOut(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(reading(page)).toContainText('Thick: the boundary without');
  await page.mouse.up();
  await expect(reading(page)).toContainText('Lines:');
  // The run knows nothing of it.
  expect(
    await page.evaluate(async () => (await window.pruningGame!.snapshot()).participation),
  ).toEqual(s);
});

test('what the boundary lost is a table as well', async ({ page }) => {
  await openPaused(page, RUN);
  await play(page, 700);
  await page.getByRole('button', { name: 'as a table' }).click();
  const rows = page.locator('.plane-table tbody tr');
  await expect(rows.first()).toContainText('64');
  await expect(rows.first()).toContainText('0.0 %');
  expect(await rows.count()).toBeGreaterThan(2);
});

test('points with all seven features and three classes are drawn as well', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await openPaused(page, `${RUN}&data=blobs&features=all`);
  await play(page, 150);
  await expect(plane(page).locator('p.panel-spoken').first()).toContainText('answered rightly');
  const accuracy = await page.evaluate(
    async () => (await window.pruningGame!.snapshot()).testAccuracy,
  );
  expect(accuracy).toBeGreaterThan(0.9);
  expect(errors).toEqual([]);
});
