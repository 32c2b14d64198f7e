/** Promises about the run itself, kept through the page: replay, live changes, pausing, leaks. */
import { expect, test } from '@playwright/test';
import { nextFrameStep, openPaused, participationAfter, waitForStep } from './support/lab.ts';

test('the same spec replays the same run, bit for bit', async ({ page }) => {
  await openPaused(page, '#v=1&seed=3&backend=wasm');
  const first = await participationAfter(page, 40);
  const second = await participationAfter(page, 40);
  expect(second).toEqual(first);
  await page.evaluate(() => window.pruningGame!.reset({ seed: 4 }));
  expect(await participationAfter(page, 40)).not.toEqual(first);
});

test('opening the address reproduces a run with its slider changes', async ({ page, context }) => {
  await openPaused(page, '#v=1&seed=5&backend=wasm&gammaWarmup=0');
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.reset();
    await game.step(15);
    await game.set({ gamma: 8, beta: 0.03 });
    await game.step(15);
  });
  const before = await page.evaluate(
    async () => (await window.pruningGame!.snapshot()).participation,
  );
  await expect.poll(() => page.url()).toContain('changes=15:gamma=8;15:beta=0.03');

  const again = await context.newPage();
  await openPaused(again, new URL(page.url()).hash);
  const after = await again.evaluate(async () => {
    await window.pruningGame!.step(30);
    return window.pruningGame!.snapshot();
  });
  expect(after.step).toBe(30);
  expect(after.participation).toEqual(before);
});

test('a slider change reaches the loop by the next step and does not reset it', async ({
  page,
}) => {
  await openPaused(page, '#v=1&epochs=200');
  await page.evaluate(() => window.pruningGame!.play());
  await waitForStep(page, 20);
  const { step, framed } = await page.evaluate(async () => {
    const game = window.pruningGame!;
    let framed = 0;
    const stop = game.on('frame', ({ buffer }) => (framed = new Float32Array(buffer)[0]));
    const { step } = await game.set({ gamma: 3.5 });
    stop();
    return { step, framed };
  });
  expect(step).toBeGreaterThanOrEqual(20);
  // Answered at a step boundary: no frame from beyond that step can have overtaken the answer.
  expect(step).toBeGreaterThanOrEqual(framed);
  expect(await nextFrameStep(page)).toBeGreaterThanOrEqual(step);
  expect(await page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(3.5);
});

test('pause, step, rewind and snapshot do what they say', async ({ page }) => {
  await openPaused(page);
  const seen = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.reset();
    const start = await game.snapshot();
    await game.step(1);
    const one = await game.snapshot();
    await game.step(4);
    const five = await game.snapshot();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const still = await game.snapshot();
    await game.reset();
    const back = await game.snapshot();
    return { start, one, five, still, back };
  });
  expect([seen.start, seen.one, seen.five, seen.still, seen.back].map(({ step }) => step)).toEqual([
    0, 1, 5, 5, 0,
  ]);
  expect(seen.start.participation.map((row) => row.length)).toEqual([128, 64]);
  expect(seen.start.activePerLayer).toEqual([128, 64]);
  expect(seen.start.meanParticipation).toBe(1);
  expect(seen.five.loss).toBeGreaterThan(0);
  expect(seen.five.testAccuracy).toBeGreaterThan(seen.start.testAccuracy!);
  expect(seen.still).toEqual(seen.five);
  expect(seen.back.participation).toEqual(seen.start.participation);
});

test('a run that has come to rest shows its very last step', async ({ page }) => {
  await openPaused(page);
  const shown = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.reset();
    let shown = -1;
    game.on('frame', ({ buffer }) => (shown = new Float32Array(buffer)[0]));
    // Batches of steps end between two frames as often as not.
    const seen: [number, number][] = [];
    for (const count of [1, 2, 3, 5, 8, 13, 21]) {
      await game.step(count);
      const { step } = await game.snapshot();
      // The frame may wait for the buffer that the page is about to give back.
      for (let waits = 0; shown !== step && waits < 200; waits++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      seen.push([shown, step]);
    }
    return seen;
  });
  for (const [framed, step] of shown) expect(framed).toBe(step);
});

test('a change at rest tells of the same step once more, judged anew', async ({ page }) => {
  await openPaused(page);
  const frames = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(3);
    const told: { step: number; epsilon: number }[] = [];
    const stop = game.on('frame', ({ buffer }) => {
      const [step, , , , , , epsilon] = new Float32Array(buffer);
      told.push({ step, epsilon });
    });
    await game.set({ epsilon: 0.25 });
    await game.snapshot();
    stop();
    return { told, step: (await game.snapshot()).step };
  });
  // The frame of the step itself may still have been on its way.
  expect(frames.told.at(-1)).toEqual({ step: frames.step, epsilon: 0.25 });
});

test('what needs a new run begins one, at step 0', async ({ page }) => {
  await openPaused(page);
  const after = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(3);
    const { step } = await game.set({ network: 'paper' });
    return { step, snapshot: await game.snapshot() };
  });
  expect(after.step).toBe(0);
  expect(after.snapshot.step).toBe(0);
  expect(after.snapshot.participation.map((row) => row.length)).toEqual([512, 256]);
});

test('a rewind in the middle of everything leaves one run, and only its frames arrive', async ({
  page,
}) => {
  await openPaused(page);
  const step = await page.evaluate(async () => {
    const game = window.pruningGame!;
    game.play();
    const resets = [game.reset(), game.reset({ seed: 2 }), game.reset({ seed: 3 })];
    await Promise.allSettled(resets);
    await game.step(2);
    return (await game.snapshot()).step;
  });
  expect(step).toBe(2);
  expect(await page.evaluate(() => window.pruningGame!.spec().seed)).toBe(3);
});
