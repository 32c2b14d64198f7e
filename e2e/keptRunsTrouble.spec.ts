/** Kept runs where storage fails: denied, full, emptied, of another version, held up. Nothing kept is lost, and each is said. */
import { expect, test, type Page } from '@playwright/test';
import { keepOne, names, reopen, runs, SMALL } from './support/keptRuns.ts';
import { keptStep } from './support/keptStep.ts';
import { openWithFewImages } from './support/lab.ts';
import { countStored } from './support/stored.ts';

const notice = (page: Page, words: string | RegExp) => page.getByText(words);

async function byTools(page: Page, origin = new URL(page.url()).origin) {
  const session = await page.context().newCDPSession(page);
  return {
    quota: (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      }),
    empty: () => session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' }),
  };
}

/** Does something to the labels of kept runs behind the page's back. */
const alterLabels = (page: Page, version: number): Promise<void> =>
  page.evaluate(
    (version) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pruning-game');
        opening.onsuccess = () => {
          const db = opening.result;
          const store = db.transaction('labels', 'readwrite').objectStore('labels');
          const all = store.getAll();
          all.onsuccess = () => {
            // The oldest: that of the run that is shown would be kept again, as what cannot be read is not known.
            const rows = all.result as { version: number; rank: number[] }[];
            const [first] = rows.sort((a, b) => a.rank[1]! - b.rank[1]!);
            if (version >= 0) store.put({ ...first, version });
            else store.put({ ...first, digest: { manifest: {} } });
          };
          store.transaction.oncomplete = () => {
            db.close();
            resolve();
          };
        };
        opening.onerror = () => reject(opening.error!);
      }),
    version,
  );

test('where storage is denied runs are kept until the page is closed, which is said once', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openWithFewImages(page, SMALL);
  const kept = [await keepOne(page, 1), await keepOne(page, 2)];
  await expect(notice(page, /new runs are kept only until this page is closed/)).toHaveCount(1);
  expect(await names(page)).toEqual(kept.map(({ name }) => name).reverse());
  const again = await page.evaluate((id) => window.pruningGame!.record(id), kept[0]!.id);
  expect(again.verdict.steps).toBe(1);
});

test('where storage is full the newest stay in memory, and are stored when there is room again', async ({
  page,
  baseURL,
}) => {
  // Before anything is written: Chromium remembers for a while how much room there was.
  const tools = await byTools(page, new URL(baseURL!).origin);
  await tools.quota(1);
  await openWithFewImages(page, SMALL);
  const kept = [await keepOne(page, 1), await keepOne(page, 2)];
  await expect(notice(page, /The browser’s storage is full: new runs are kept only/)).toHaveCount(
    1,
  );
  await tools.quota();
  kept.push(await keepOne(page, 3));
  await expect.poll(() => countStored(page, 'runs')).toBe(3);
  const wanted = kept.map(({ name }) => name).reverse();
  expect(await names(page)).toEqual(wanted);
  await reopen(page);
  expect(await names(page)).toEqual(wanted);
});

test('storage that is emptied while runs are written has them again, and the page says so', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  for (const seed of [1, 2, 3]) await keepOne(page, seed);
  const tools = await byTools(page);
  const writing = page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.reset({ seed: 4 });
    await game.step(1);
    return Promise.all([game.keep(), game.keep(), game.keep()]);
  });
  await tools.empty();
  await writing;
  await tools.empty();
  await expect(notice(page, /The browser’s storage was emptied/).first()).toBeVisible();
  const known = await names(page);
  expect(known).toHaveLength(4);
  await expect.poll(() => countStored(page, 'runs')).toBe(4);
  await reopen(page);
  expect((await names(page)).sort()).toEqual(known.sort());
});

test('a database of a later version is left as it is; runs stay until the page is closed', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  await keepOne(page, 1);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pruning-game', 99);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error!);
      }),
  );
  await keepOne(page, 2);
  await expect(notice(page, /later version of this page.*: new runs are kept only/)).toBeVisible();
  expect(await names(page)).toHaveLength(2);
  await reopen(page);
  await keepOne(page, 3);
  await expect(notice(page, /later version of this page.*: new runs are kept only/)).toBeVisible();
  expect(await countStored(page, 'runs')).toBe(1);
});

for (const [what, version] of [
  ['of another version', 7],
  ['that is damaged', -1],
] as const)
  test(`a run ${what} stays where it is, and the others are shown`, async ({ page }) => {
    await openWithFewImages(page, SMALL);
    for (const seed of [1, 2]) await keepOne(page, seed);
    await alterLabels(page, version);
    await reopen(page);
    await expect(notice(page, /A run was kept by another version of this page/)).toBeVisible();
    expect(await names(page)).toHaveLength(1);
    await keepOne(page, 3);
    await expect.poll(() => countStored(page, 'runs')).toBe(3);
  });

test('an earlier page that holds the storage is named; runs are stored when it is closed', async ({
  page,
  context,
}) => {
  const old = await context.newPage();
  await old.goto('/data/mnist/manifest.json');
  await old.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pruning-game', 1);
        opening.onupgradeneeded = () =>
          opening.result
            .createObjectStore('tabs', { keyPath: 'tab' })
            .createIndex('savedAt', 'savedAt');
        opening.onsuccess = () => resolve();
        opening.onerror = () => reject(opening.error!);
      }),
  );
  await openWithFewImages(page, SMALL);
  const { name } = await keepOne(page, 1);
  await expect(notice(page, /earlier version is open in another tab/)).toBeVisible();
  expect(await names(page)).toEqual([name]);
  await old.close();
  await expect.poll(() => countStored(page, 'runs')).toBe(1);
  await reopen(page);
  expect(await names(page)).toEqual([name]);
});

test('a run whose record is gone says so where it would be opened: below the time line, and in the table', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(2);
    await game.set({ gamma: 3 });
    await game.step(2);
  });
  // What is undone is kept beside the run that goes on from there.
  await page.keyboard.press('Control+z');
  const fork = page.getByRole('button', { name: /parts at step 2/ });
  await expect(fork).toBeVisible();
  const [{ name }] = await runs(page);
  await page.evaluate(() => window.pruningGame!.step(1));
  await expect.poll(() => keptStep(page)).toBe(3);
  await expect.poll(() => countStored(page, 'runs')).toBe(1);
  await reopen(page);
  await expect(fork).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pruning-game');
        opening.onsuccess = () => {
          const tx = opening.result.transaction('runs', 'readwrite');
          tx.objectStore('runs').clear();
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
        opening.onerror = () => reject(opening.error!);
      }),
  );
  await fork.click();
  const said = page.getByText('It cannot be opened. This run is kept no longer.');
  await expect(said).toBeVisible();
  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await page.locator('.runs-table tbody tr', { hasText: name }).press('Enter');
  await expect(page.locator('.runs-said', { hasText: 'It cannot be opened.' })).toBeVisible();
});
