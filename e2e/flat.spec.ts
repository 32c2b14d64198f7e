/** A run may last: what page and worker hold does not grow with the steps. */
import { expect, test } from '@playwright/test';
import { openHeaps, type Held } from '../bench/heap.ts';
import { keepFewImages } from './support/fewImages.ts';
import { keptStep } from './support/keptStep.ts';
import { openPaused } from './support/lab.ts';

/** Allowed growth: 64 bytes a step; the list of tests of the net and compiled code need some of it. */
const MOST_GROWTH = 64 * 16_000;

const megabytes = ({ heap, buffers }: Held): string =>
  `${(heap / 1e6).toFixed(2)} MB + ${(buffers / 1e6).toFixed(2)} MB of buffers`;

test('heaps and tensors stay flat from step 4 000 to step 20 000', async ({ page }) => {
  test.setTimeout(300_000);
  await keepFewImages(page);
  // What is held must not depend on the size of a batch: a small one makes 64 epochs of it.
  await openPaused(page, '#v=1&network=quick&epochs=100&batchSize=16');
  const heaps = await openHeaps(page);
  const tensorsOver = (steps: number) =>
    page.evaluate(async (count) => {
      const game = window.pruningGame!;
      const counts: number[] = [];
      const stop = game.on('frame', ({ buffer }) => counts.push(new Float32Array(buffer)[4]));
      await game.step(count);
      stop();
      return counts;
    }, steps);
  /** The least of three looks: what the storage has just answered may outlive a collection. */
  const least = async (look: () => Promise<Held>): Promise<Held> => {
    const looks = [await look(), await look(), await look()];
    return looks.reduce((a, b) => (a.heap + a.buffers <= b.heap + b.buffers ? a : b));
  };
  /** Once the state is kept: one that waits for the storage is held besides. */
  const heldAt = async (step: number) => {
    await expect.poll(() => keptStep(page), { timeout: 120_000 }).toBe(step);
    return { page: await least(heaps.page), worker: await least(heaps.workers) };
  };

  // States to go back to are held in bounded memory (state/time/checkpoints.ts): what they take is no growth.
  await page.evaluate(() => {
    const bytesIn = (value: unknown): number =>
      ArrayBuffer.isView(value)
        ? value.byteLength
        : typeof value === 'object' && value !== null
          ? Object.values(value).reduce((sum: number, each) => sum + bytesIn(each), 0)
          : 0;
    const held = window as { statesHeld?: number };
    held.statesHeld = 0;
    window.pruningGame!.on('kept', ({ checkpoint }) => {
      held.statesHeld! += bytesIn(checkpoint.state);
    });
  });
  const statesHeld = () =>
    page.evaluate(() => (window as { statesHeld?: number }).statesHeld ?? NaN);

  const early = await tensorsOver(4000);
  const before = await heldAt(4000);
  const statesBefore = await statesHeld();
  const late = await tensorsOver(16_000);
  const after = await heldAt(20_000);
  const states = (await statesHeld()) - statesBefore;
  expect(states).toBeLessThan(96 * 2 ** 20);
  console.log(`page: ${megabytes(before.page)}, then ${megabytes(after.page)}`);
  console.log(`worker: ${megabytes(before.worker)}, then ${megabytes(after.worker)}`);

  expect(late.length).toBeGreaterThan(50);
  expect(new Set([...early.slice(5), ...late]).size).toBe(1);
  for (const side of ['page', 'worker'] as const) {
    expect(after[side].heap - before[side].heap, `${side}’s heap`).toBeLessThan(MOST_GROWTH);
    const grown = after[side].buffers - before[side].buffers;
    expect(grown - (side === 'page' ? states : 0), `${side}’s buffers`).toBeLessThan(MOST_GROWTH);
  }
});
