/** The page is quick and calm: it starts by itself, collapses in sight, and drawing costs little. */
import { expect, test } from '@playwright/test';
import { quantile, traceFrames } from './support/frameScript.ts';
import { openPaused, waitForStep } from './support/lab.ts';

test('starts by itself: a step within 3 s of the first paint, players collapsing within 30 s', async ({
  page,
}) => {
  await page.goto('/');
  await page.waitForFunction(() => window.pruningGame !== undefined);
  const firstStepMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const stop = window.pruningGame!.on('frame', ({ buffer }) => {
          if (new Float32Array(buffer)[0] < 1) return;
          stop();
          resolve(performance.now() - performance.getEntriesByName('first-paint')[0].startTime);
        });
      }),
  );
  console.log(`first step ${firstStepMs.toFixed(0)} ms after the first paint`);
  expect(firstStepMs).toBeLessThan(3000);
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
  test(`while training at full speed, ${players} players cost the page at most 6 ms of script per frame (95 %)`, async ({
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
    expect(p95).toBeLessThanOrEqual(6);
  });
}
