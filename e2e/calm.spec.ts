/** The page is small, starts by itself, collapses in sight, and draws little. */
import { gzipSync } from 'node:zlib';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { countDrawing, drawnSince, MOST_CALLS } from './support/drawn.ts';
import { openPaused, waitForStep } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { settled } from './support/settled.ts';

/** Addresses of scripts named in a text, absolute. */
const named = (text: string, by: RegExp, base: string): string[] =>
  [...text.matchAll(by)].map(([, address]) => new URL(address, base).href);

/** Every script that the page loads before anything else runs, followed through static imports. */
async function pageScripts(request: APIRequestContext, root: string): Promise<Map<string, Buffer>> {
  const html = await (await request.get(root)).text();
  const scripts = new Map<string, Buffer>();
  const wanted = named(html, /(?:src|href)="([^"]+\.js)"/g, root);
  for (const address of wanted) {
    if (scripts.has(address)) continue;
    const code = await (await request.get(address)).body();
    scripts.set(address, code);
    // The worker is none of these: it is named in `new URL(…)`.
    wanted.push(...named(code.toString(), /(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g, address));
  }
  return scripts;
}

test('the page’s own script is at most 170 kB gzip', async ({ request, baseURL }) => {
  const scripts = await pageScripts(request, `${baseURL}/`);
  expect(scripts.size).toBeGreaterThan(0);
  const bytes = [...scripts.values()].reduce((sum, code) => sum + gzipSync(code).length, 0);
  console.log(`${scripts.size} script, ${(bytes / 1000).toFixed(1)} kB gzip`);
  expect(bytes).toBeLessThanOrEqual(170_000);
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`places are kept for pictures that are on their way: ${size.width}×${size.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    const held: (() => void)[] = [];
    let isOpen = false;
    await page.route(
      /(PriceDock|NetCurvesPanel|CrowdPanel|ResponsesPanel|OneOrAll|UtilityPanel|DistancePanel)-.*\.js/,
      (route) => (isOpen ? route.continue() : void held.push(() => void route.continue())),
    );
    await openPaused(page, '#v=1&backend=wasm');
    const places = () =>
      page
        .locator('.outcome > :not(.panel-ask), .price-dock, .panel-players, .ledger')
        .evaluateAll((all) =>
          all.map((each) => {
            const { top, height } = each.getBoundingClientRect();
            return [each.querySelector('h2')?.textContent, Math.round(top), Math.round(height)];
          }),
        );
    await expect(page.getByRole('heading', { name: 'Best response of each player' })).toBeVisible();
    await expect.poll(() => held.length).toBeGreaterThan(2);
    await settled(page);
    const before = await places();
    isOpen = true;
    for (const release of held) release();
    await expect(page.locator('.panel-curves canvas')).toBeVisible();
    await expect(page.locator('.panel-responses canvas')).toBeVisible();
    await expect(page.locator('.panel-utility canvas')).toBeVisible();
    await expect(page.locator('.panel-crowd canvas')).toBeVisible();
    await allPictures(page);
    await settled(page);
    expect(await places()).toEqual(before);
  });

test('a picture that could not be fetched is asked for again', async ({ page }) => {
  await page.route('**/CrowdPanel-*.js', (route) => route.abort());
  await openPaused(page, '#v=1&backend=wasm');
  const alert = page.getByRole('alert').filter({ hasText: 'could not be drawn' });
  await expect(alert).toBeVisible();
  await page.unroute('**/CrowdPanel-*.js');
  await alert.getByRole('button', { name: 'Draw it again' }).click();
  await expect(page.locator('.panel-crowd canvas')).toBeVisible();
});

test('starts by itself, and players collapse without a touch', async ({ page }) => {
  await page.goto('/');
  await waitForStep(page, 1, 120_000);
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).sparsity), {
      timeout: 120_000,
      intervals: [1000],
    })
    .toBeGreaterThan(0.05);
});

for (const { network, players } of [
  { network: 'quick', players: 192 },
  { network: 'paper', players: 768 },
]) {
  test(`while training at full speed all panels draw in one animation callback, with few calls: ${players} players`, async ({
    page,
  }) => {
    await countDrawing(page);
    await openPaused(page, `#v=1&network=${network}&epochs=200`);
    await page.evaluate(() => window.pruningGame!.play());
    await waitForStep(page, 60, 120_000);
    const { ticks, callbacks, mostCalls } = await drawnSince(page, 120);
    expect(callbacks).toBe(ticks);
    expect(mostCalls).toBeLessThan(MOST_CALLS * players);
  });
}

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
])
  test(`nothing under the sentence moves when it grows a line: ${viewport.width}`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await openPaused(page, '#v=1&seed=3&gamma=3&gammaWarmup=0');
    const voice = page.locator('.sentence-voice');
    const top = async () => (await page.locator('.columns').boundingBox())!.y;
    const lines = () =>
      voice.evaluate((element) =>
        Math.round(element.clientHeight / parseFloat(getComputedStyle(element).lineHeight)),
      );
    await allPictures(page);
    await settled(page);
    const [short, before] = [await lines(), await top()];
    expect(short).toBe(1);
    await page.evaluate(async () => {
      await window.pruningGame!.step(600);
      await window.pruningGame!.set({ gamma: 4.75, eta: 0.0125 });
      await window.pruningGame!.step(40);
    });
    // As long as the sentence becomes with a change, several states and who pays more than it earns.
    await expect(voice).toContainText('Since you');
    if (viewport.width < 1500) await expect.poll(lines).toBe(2);
    expect(await top()).toBe(before);
  });
