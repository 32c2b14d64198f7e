/** Runs that are kept in the browser: by themselves and by hand, over a reload, in two tabs, and where storage fails. */
import { expect, test, type Page } from '@playwright/test';
import { keepOne, names, playFor, reopen, runs, SMALL, whole } from './support/keptRuns.ts';
import { openWithFewImages } from './support/lab.ts';
import { countStored } from './support/stored.ts';

test('twenty runs are kept as another takes their place, and a reload finds them whole', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  for (let seed = 0; seed <= 20; seed++) await playFor(page, 2, seed);
  await expect.poll(async () => (await runs(page)).length).toBe(20);
  const before = await runs(page);
  expect(new Set(before.map(({ name }) => name)).size).toBe(20);
  expect(before.every(({ figures }) => figures!.step === 2)).toBe(true);
  const records = [];
  for (const { id } of before) records.push(await whole(page, id));
  await expect.poll(() => countStored(page, 'runs')).toBe(20);
  await reopen(page);
  expect(await runs(page)).toEqual(before);
  for (const [i, { id }] of before.entries()) expect(await whole(page, id)).toBe(records[i]);
});

test('a run is kept when it is over; one that was not tested is not, nor is one kept twice', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL.replace('epochs=3', 'epochs=1'));
  await page.evaluate(() => {
    for (let i = 0; i < 5; i++) void window.pruningGame!.set({ seed: 1 + i });
    window.pruningGame!.play();
  });
  await expect.poll(async () => (await runs(page)).length).toBe(1);
  const [kept] = await runs(page);
  const record = await page.evaluate((id) => window.pruningGame!.record(id), kept!.id);
  expect(record.verdict.ended).toBe('complete');
  // By hand, and once more because another takes its place.
  await page.evaluate(() => window.pruningGame!.keep());
  await page.evaluate(() => window.pruningGame!.reset());
  await page.evaluate(() => window.pruningGame!.step(1));
  await page.evaluate(() => window.pruningGame!.keep());
  await expect.poll(async () => (await runs(page)).length).toBe(2);
  expect((await runs(page))[1]!.id).toBe(kept!.id);
});

test('two tabs have the same runs: what one keeps, names or deletes the other sees', async ({
  page,
  context,
}) => {
  await openWithFewImages(page, SMALL);
  const other = await context.newPage();
  await openWithFewImages(other, SMALL);
  await playFor(page, 1);
  const mine = await page.evaluate(() => window.pruningGame!.keep());
  await expect.poll(() => names(other)).toEqual([mine.name]);
  await playFor(other, 1);
  const theirs = await other.evaluate(() => window.pruningGame!.keep());
  await expect.poll(() => names(page)).toEqual([theirs.name, mine.name]);
  await reopen(page);
  expect(await names(page)).toEqual([theirs.name, mine.name]);
});

test('a run is kept by a key at any moment; runs kept again take their own place', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  await playFor(page, 1);
  await page.keyboard.press('k');
  const kept = page.getByText(/^This run is kept as “/);
  await expect(kept).toBeVisible();
  const [first] = await runs(page);
  await expect(kept).toHaveText(`This run is kept as “${first!.name}”.`);
  await page.evaluate(() => window.pruningGame!.step(1));
  await page.keyboard.press('k');
  await expect.poll(async () => (await runs(page))[0]!.figures!.step).toBe(2);
  expect(await names(page)).toEqual([first!.name]);
});

test('a star in one tab and a note in another are both there; what one deletes is gone in both, and comes back in both', async ({
  page,
  context,
}) => {
  await openWithFewImages(page, `${SMALL}&view=runs`);
  await keepOne(page, 1);
  const other = await context.newPage();
  await openWithFewImages(other, `${SMALL}&view=runs`);
  await expect.poll(async () => (await runs(other)).length).toBe(1);
  const { name } = (await runs(page))[0]!;
  const open = (tab: Page) => tab.locator('.runs-table tbody tr', { hasText: name }).click();
  await open(page);
  await open(other);
  await page.getByLabel('Note').fill('a note of the first tab');
  await page.getByLabel('Note').press('Enter');
  await other.getByRole('button', { name: '☆ star' }).click();
  const both = { note: 'a note of the first tab', star: true };
  for (const tab of [page, other])
    await expect.poll(async () => (await runs(tab))[0]).toMatchObject(both);
  await open(other);
  await other.getByRole('button', { name: 'Forget' }).click();
  for (const tab of [page, other]) await expect.poll(() => runs(tab)).toEqual([]);
  await other.getByRole('button', { name: 'Undo', exact: true }).last().click();
  for (const tab of [page, other])
    await expect.poll(async () => (await runs(tab))[0]).toMatchObject(both);
  await reopen(page);
  expect((await runs(page))[0]).toMatchObject({ name, ...both });
});
