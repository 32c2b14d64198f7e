/** The page is quick and calm: small, soon at work, collapsing in sight, and drawing costs little. */
import { gzipSync } from 'node:zlib';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { quantile, traceFrames } from './support/frameScript.ts';
import { openPaused, waitForStep } from './support/lab.ts';

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

test('the page’s own script is at most 200 kB gzip', async ({ request, baseURL }) => {
  const scripts = await pageScripts(request, `${baseURL}/`);
  expect(scripts.size).toBeGreaterThan(0);
  const bytes = [...scripts.values()].reduce((sum, code) => sum + gzipSync(code).length, 0);
  console.log(`${scripts.size} script, ${(bytes / 1000).toFixed(1)} kB gzip`);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

test('starts by itself: a step within 2 s of navigation, players collapsing within 30 s', async ({
  page,
}) => {
  await page.goto('/', { waitUntil: 'commit' });
  await page.waitForFunction(() => window.pruningGame !== undefined, undefined, { polling: 10 });
  const firstStepMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const stop = window.pruningGame!.on('frame', ({ buffer }) => {
          if (new Float32Array(buffer)[0] < 1) return;
          stop();
          // Its origin is the navigation.
          resolve(performance.now());
        });
      }),
  );
  console.log(`first step shown ${firstStepMs.toFixed(0)} ms after navigation`);
  expect(firstStepMs).toBeLessThanOrEqual(2000);
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).sparsity), {
      timeout: 30_000,
      intervals: [1000],
    })
    .toBeGreaterThan(0.05);
});

for (const { network, players } of [
  { network: 'quick', players: 192 },
  { network: 'paper', players: 768 },
]) {
  test(`while training at full speed, ${players} players cost the page at most 4 ms of script per frame (95 %), and no long task`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await openPaused(page, `#v=1&network=${network}&epochs=200`);
    await page.evaluate(() => window.pruningGame!.play());
    await waitForStep(page, 60, 60_000);
    const { frames, longTasks } = await traceFrames(page, 10_000);
    const p95 = quantile(frames, 0.95);
    console.log(
      `${network}: ${frames.length} frames, script median ${quantile(frames, 0.5).toFixed(2)} ms, 95 % ${p95.toFixed(2)} ms, worst ${Math.max(...frames).toFixed(1)} ms; tasks over 50 ms: ${longTasks.length}`,
    );
    expect(frames.length).toBeGreaterThan(60);
    expect(p95).toBeLessThanOrEqual(4);
    expect(longTasks).toEqual([]);
  });
}
