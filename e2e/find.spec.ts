/** “Find me”: a search for a setting, played below the map, with a tiny net and few images. */
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { names, runs, reopen, SMALL, whole } from './support/keptRuns.ts';
import { countStored } from './support/stored.ts';

const HASH = `${SMALL.replace('epochs=3', 'epochs=2')}&gammaWarmup=0&view=map`;

const me = (page: Page) => page.locator('.find-me');
const button = (page: Page, name: string | RegExp) =>
  me(page).getByRole('button', { name, exact: typeof name === 'string' });
const count = (page: Page) => me(page).locator('.find-count');
const tries = (page: Page) => me(page).getByRole('listbox', { name: /^Tries of the search/ });

async function set(page: Page, label: string, value: string): Promise<void> {
  const field = me(page).getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** Of one coefficient: short tries, of which nobody knows how they end. */
async function search(page: Page, count: number, epochs = 2): Promise<void> {
  await set(page, 'Tries', String(count));
  await set(page, 'Epochs of a try', String(epochs));
  await button(page, 'Try').click();
}

const done = (page: Page) => expect(count(page)).toContainText('done');

interface Kept {
  manifest: { search: { find: string; move: string; before: unknown[] }; spec: { gamma: number } };
}

test('finds a setting, puts it on the sliders, keeps its tries as runs, and goes on with more', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await me(page).getByLabel('What is wanted').selectOption('players');
  await set(page, 'Players, at most', '6');
  await set(page, 'The lowest γ', '0.1');
  await set(page, 'The highest γ', '50');
  await search(page, 3);
  await done(page);
  const said = await me(page).locator('.find-best').textContent();
  const gamma = Number(/γ ([\d.]+)/.exec(said!)![1]);
  await button(page, 'Put on the sliders').click();
  await expect(me(page).getByRole('status')).toContainText(`γ ${gamma} is on the sliders`);
  expect(await page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(gamma);

  await me(page).getByText('As a table').click();
  const rows = me(page).getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const games = (await rows.count()) - 1;
  await button(page, /^Keep /).click();
  await expect(button(page, `All ${games} are kept`)).toBeDisabled();
  expect(await names(page)).toHaveLength(games);
  const records = await Promise.all(
    (await runs(page)).map(async ({ id }) => JSON.parse(await whole(page, id)) as Kept),
  );
  const befores = records.map(({ manifest }) => manifest.search.before.length);
  expect(befores.sort()).toEqual(Array.from({ length: games }, (_, i) => i));
  for (const { manifest } of records)
    expect(manifest.search).toMatchObject({ find: 'players<=6', move: 'gamma=0.1:50' });
});

test('is read by keys, found again after a reload, and goes on', async ({ page }) => {
  await openWithFewImages(page, HASH);
  await set(page, 'Percent accuracy, at least', '99.9');
  // Of so many epochs that further ones are not over before they are given up.
  await search(page, 2, 12);
  await done(page);
  await expect(count(page)).toHaveText('2 of 2 tries, done');
  await tries(page).focus();
  await expect(me(page).locator('.reading-now')).toContainText(
    /^Try 1: γ .* reads .* of 8 players/,
  );
  await page.keyboard.press('ArrowRight');
  await expect(me(page).locator('.reading-now')).toContainText(/^Try 2: γ /);
  const answer = me(page).locator('.find-best');
  await expect(answer).toContainText('No try has at least 99.9 %. The nearest: γ ');
  const said = await answer.textContent();
  await expect.poll(() => countStored(page, 'search')).toBe(2);
  await reopen(page);
  await expect(answer).toHaveText(said!);
  await expect(count(page)).toHaveText('2 of 2 tries, done');
  await button(page, 'Try 4 more').click();
  await expect(count(page)).toContainText('of 6');
  await button(page, 'Cancel').click();
  await expect(button(page, 'Go on')).toBeVisible();
});

test('of two prices plays rungs, the best third of them longer, and opens the best as the run that is shown', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await button(page, 'size β').click();
  await set(page, 'The lowest β', '0.001');
  await set(page, 'The highest β', '1');
  await set(page, 'Tries', '4');
  await set(page, 'Epochs of a try', '6');
  await button(page, 'Try').click();
  await done(page);
  const rungs = me(page).getByRole('list', { name: 'Rungs' }).getByRole('listitem');
  await expect(rungs).toHaveText(['4 of 4 at 2 epochs', '2 of 2 at 6 epochs']);
  await expect(count(page)).toHaveText('6 games, done');
  const said = await me(page).locator('.find-best').textContent();
  const [, gamma, beta] = /γ ([\d.]+), β ([\d.]+)/.exec(said!)!.map(Number);
  await button(page, 'Open this run').click();
  await expect(page.locator('.mechanism')).toBeVisible();
  const spec = await page.evaluate(() => window.pruningGame!.spec());
  expect(spec).toMatchObject({ gamma, beta, epochs: 6, split: 'validation' });
  // The search found the page paused.
  await expect
    .poll(async () => (await page.evaluate(() => window.pruningGame!.snapshot())).step)
    .toBeGreaterThan(0);
});

test('says what cannot be looked for', async ({ page }) => {
  await openWithFewImages(page, HASH);
  await set(page, 'The lowest γ', '0');
  await button(page, 'Try').click();
  await expect(me(page).getByRole('status')).toContainText(/must begin above 0/);
  await button(page, 'presence γ').click();
  await button(page, 'Try').click();
  await expect(me(page).getByRole('status')).toContainText('Choose at least one price');
});
