/** A file of the visitor's own: read on this computer, learnt from, and refused without harm to the run. */
import { expect, test } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { bad, choose, good, learnFrom, own, stepNow as step } from './support/ownFile.ts';

test('a table is looked at, read, and learnt from at once; nothing of it is sent', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&backend=wasm&epochs=200');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.method()));
  await choose(page, good);
  await expect(own(page).getByRole('status')).toContainText(
    'two.csv: A table of 3 columns, separated by semicolons, with a decimal comma; the first row names them.',
  );
  await learnFrom(page, good);
  await expect.poll(() => page.url()).toContain('data=own&file=two.csv~');
  await expect.poll(() => step(page)).toBeGreaterThan(20);
  const { data, network } = await page.evaluate(() => window.pruningGame!.spec());
  expect([data, network]).toEqual(['own', 'small']);
  await expect(page.locator('summary', { hasText: 'Data and run' })).toContainText('two.csv, ');
  await expect(page.locator('.panel-players .panel-reading')).toContainText(
    'Of such data there is no picture of what a neuron looks for.',
  );
  await expect
    .poll(async () =>
      page.evaluate(async () => (await window.pruningGame!.snapshot()).testAccuracy),
    )
    .toBeGreaterThan(0.9);
  expect(asked.filter((method) => method !== 'GET')).toEqual([]);
});

test('a file that is refused leaves the run as it was', async ({ page }) => {
  await openWithFewImages(page, '#v=1&backend=wasm&epochs=200');
  await page.evaluate(() => window.pruningGame!.step(5));
  const address = page.url();
  await learnFrom(page, bad);
  await expect(own(page).getByRole('status')).toHaveText(
    'Row 202 of bad.csv, column 3 (“y”), has “x”, which is no number. The run goes on as it was.',
  );
  expect([await step(page), page.url()]).toEqual([5, address]);
});

test('an address says which file it needs, and what of it the run was made with', async ({
  page,
  browser,
}) => {
  await openWithFewImages(page, '#v=1&backend=wasm&epochs=200');
  await learnFrom(page, good);
  // Before, the address is of a run that stands at step 0, and whoever opens it finds it there.
  await expect.poll(() => step(page)).toBeGreaterThan(20);
  expect(page.url()).toContain('data=own&file=two.csv~');

  // On another computer nothing is kept.
  const again = await (await browser.newContext()).newPage();
  await again.goto(page.url());
  await expect(
    again.getByText(/This run learns from two\.csv \([0-9a-f]{16}\)/).first(),
  ).toBeVisible();
  await own(again)
    .getByLabel(/^Choose files/)
    .setInputFiles(good);
  // The column of the classes is the one that the run was made with.
  await expect(own(again).getByLabel('Which column has the classes')).toHaveValue('1');
  await own(again)
    .getByRole('button', { name: `Learn from ${good.name}` })
    .click();
  // At once: what the failed run has begun is still under way.
  await expect.poll(() => step(again)).toBeGreaterThan(20);
});
