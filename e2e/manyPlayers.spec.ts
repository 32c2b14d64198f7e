/** Half a million players: the page is told of all, and shown a sample. */
import { expect, test } from '@playwright/test';
import { quantile, traceFrames } from './support/frameScript.ts';
import { waitForStep } from './support/lab.ts';
import { harnessUrl } from '../scripts/testPorts.mjs';

/** Serves sources (playwright.config.ts). */
const HARNESS = await harnessUrl();

test('500 000 players cost the page at most 4 ms of script per frame (95 %)', async ({ page }) => {
  // The page as it is deployed, but for its worker's script.
  await page.route('**/assets/main-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `import '/e2e/harness/manyPlayers.ts';`,
    }),
  );
  await page.route(/^http:\/\/[^/]+\/(src|e2e)\//, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: HARNESS + pathname + search }) });
  });
  await page.goto('/');
  await waitForStep(page, 1000, 60_000);
  await expect(page.getByRole('heading', { name: /of 500 000 players/ })).toBeVisible();
  const { frames, longTasks } = await traceFrames(page, 10_000);
  const p95 = quantile(frames, 0.95);
  console.log(
    `500 000 players: ${frames.length} frames, script median ${quantile(frames, 0.5).toFixed(2)} ms, 95 % ${p95.toFixed(2)} ms, worst ${Math.max(...frames).toFixed(1)} ms; tasks over 50 ms: ${longTasks.length}`,
  );
  expect(frames.length).toBeGreaterThan(60);
  expect(p95).toBeLessThanOrEqual(4);
  expect(longTasks).toEqual([]);
});
