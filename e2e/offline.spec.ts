/** Without a network, and when the host has another build than the one that a tab was opened with. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dist, serveDist, type Host } from './support/serve.ts';
import { waitForStep } from './support/lab.ts';

test.use({ serviceWorkers: 'allow' });

const FOLDER = '/some/where/';
const HASH = '#v=1&seed=3&backend=wasm&epochs=200';

/** The page and its images are there without the host. */
const whatIsKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

async function visit(page: Page, { origin }: Host): Promise<void> {
  await page.goto(`${origin}${FOLDER}${HASH}`);
  await expect
    .poll(async () => (await whatIsKept(page)).filter((name) => name.includes('/data/')).length)
    .toBeGreaterThanOrEqual(15);
}

const stepOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await window.pruningGame!.ready;
    return (await window.pruningGame!.snapshot()).step;
  });

const showKeys = async (page: Page): Promise<void> => {
  await page.keyboard.press('?');
};
const keys = (page: Page) => page.getByRole('dialog').getByRole('heading', { level: 3 }).last();

test('after one visit the page and its images are there without a network', async ({ page }) => {
  const host = await serveDist(FOLDER);
  await visit(page, host);
  host.close();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.reload();
  await waitForStep(page, 20, 60_000);
  // What was never shown before is there too.
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Play the map');
  await showKeys(page);
  await expect(keys(page)).toHaveText('Sliders');
  expect(errors).toEqual([]);
});

test('a host that leads from index.html to its folder keeps the page, too', async ({ page }) => {
  const host = await serveDist(FOLDER, {}, {}, () => dist, { leadsToFolder: true });
  await visit(page, host);
  host.close();
  await page.reload();
  await waitForStep(page, 20, 60_000);
});

test('of a host that answers with its page what it does not have, nothing is kept in part', async ({
  page,
}) => {
  const without = mkdtempSync(path.join(tmpdir(), 'without-'));
  cpSync(dist, without, { recursive: true });
  const [script] = readdirSync(path.join(without, 'assets')).filter((name) =>
    /^AboutPage.*js$/.test(name),
  );
  rmSync(path.join(without, 'assets', script!));
  let build = without;
  const host = await serveDist(FOLDER, {}, {}, () => build, { hasOnePage: true });
  await page.goto(`${host.origin}${FOLDER}${HASH}`);
  await waitForStep(page, 20, 60_000);
  const states = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.installing;
    return new Promise((resolve) => {
      if (!worker) resolve(registration?.active ? 'active' : 'none');
      worker?.addEventListener('statechange', () => resolve(worker.state));
    });
  });
  expect(['redundant', 'none']).toContain(states);
  expect(await whatIsKept(page)).toEqual([]);
  build = dist;
  await page.reload();
  await visit(page, host);
  host.close();
  rmSync(without, { recursive: true, force: true });
});

test.describe('two builds', () => {
  let later = '';
  test.beforeAll(() => {
    later = mkdtempSync(path.join(tmpdir(), 'later-'));
    execFileSync('node', [path.join(import.meta.dirname, 'support/secondBuild.mjs'), later]);
  });
  test.afterAll(() => rmSync(later, { recursive: true, force: true }));

  test('a newer page asks before it takes over, and a tab of the older one never breaks', async ({
    page,
  }) => {
    let build = dist;
    const host = await serveDist(FOLDER, {}, {}, () => build);
    await visit(page, host);
    build = later; // the host has no file of the older build any more
    // Chromium looks for a newer service worker only when the page is calm.
    await page.evaluate(() => window.pruningGame!.pause());

    const other = await page.context().newPage();
    await other.goto(`${host.origin}${FOLDER}${HASH}`);
    await other.waitForFunction(() => window.pruningGame !== undefined);
    await other.evaluate(() => window.pruningGame!.pause());
    const offer = other.getByRole('status', { name: 'A newer version' });
    await expect(offer).toContainText('A newer version of this page is ready.');
    // Until somebody says so, both are the older page, of which neither has asked for this script before.
    await showKeys(page);
    await expect(keys(page)).toHaveText('Sliders');
    await page.keyboard.press('Escape');
    await other.evaluate(async () => {
      await window.pruningGame!.step(5); // comes to rest, and is kept
    });
    const reached = await stepOf(other);

    await Promise.all([
      other.waitForEvent('load'),
      offer.getByRole('button', { name: 'Load it' }).click(),
    ]);
    await expect.poll(() => stepOf(other)).toBeGreaterThanOrEqual(reached);
    await showKeys(other);
    await expect(keys(other)).toHaveText('Sliders of a later version');

    // The first tab is told, goes on, and finds what it has not yet fetched.
    await expect(page.getByRole('status', { name: 'Notices' })).toContainText(
      'Another tab of this browser went on to a newer version of the page.',
    );
    await page.getByRole('button', { name: 'Paper', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Run the four here' })).toBeVisible();
    host.close();
  });
});
