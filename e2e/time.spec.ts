/** One hand on time: what is undone, gone back to or parted from has the bits that it had. */
import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';

/** All that a program can read of the step at which the page stands, as a digest: equal digests are equal bits. */
async function stateOf(page: Page): Promise<string> {
  const text = await page.evaluate(async () => {
    const game = window.pruningGame!;
    return JSON.stringify([await game.snapshot(), await game.frozenGame(), game.spec()]);
  });
  return createHash('sha256').update(text).digest('hex');
}

const step = (page: Page, count: number) =>
  page.evaluate((steps) => window.pruningGame!.step(steps), count);
const undo = (page: Page) => page.evaluate(() => window.pruningGame!.undo());
const redo = (page: Page) => page.evaluate(() => window.pruningGame!.redo());

const gestures = [
  ['a price', () => window.pruningGame!.set({ gamma: 2.5 })],
  ['a choice that acts at once', () => window.pruningGame!.set({ dynamics: 'adam' })],
  ['an act', () => window.pruningGame!.act({ kind: 'pin', player: 3, participation: 0.25 })],
  ['a jump to the equilibrium', () => window.pruningGame!.act({ kind: 'setToEquilibrium' })],
  ['another net', () => window.pruningGame!.set({ network: '784-20-12-10' })],
  [
    'other players',
    () => window.pruningGame!.set({ granularity: 'weight', benefitScale: 'absolute' }),
  ],
  ['another seed', () => window.pruningGame!.reset({ seed: 5 })],
  ['a restart', () => window.pruningGame!.reset()],
] as const;

for (const backend of ['wasm', 'cpu'])
  test(`undone, every gesture leaves the bits of before, and done again those of after: ${backend}`, async ({
    page,
  }) => {
    await openWithFewImages(page, `#v=1&network=784-24-12-10&epochs=3&backend=${backend}`);
    await step(page, 5);
    for (const [name, gesture] of gestures) {
      await step(page, 2);
      const before = await stateOf(page);
      await page.evaluate(gesture as () => Promise<unknown>);
      await step(page, 3);
      const after = await stateOf(page);
      expect(after, name).not.toBe(before);
      await undo(page);
      expect(await stateOf(page), `${name}, undone`).toBe(before);
      await redo(page);
      expect(await stateOf(page), `${name}, done again`).toBe(after);
      await undo(page);
      expect(await stateOf(page), `${name}, undone once more`).toBe(before);
    }
  });

/** By hand: a price at step 4, an act at step 6, then on to a step. */
async function playTo(page: Page, last: number): Promise<void> {
  await page.evaluate(async (to) => {
    const game = window.pruningGame!;
    const deeds = new Map([
      [4, () => game.set({ gamma: 3 })],
      [6, () => game.act({ kind: 'pin', player: 2, participation: 0.5 })],
    ]);
    await game.ready;
    for (let step = 0; step < to;) {
      await game.step(1);
      await deeds.get(++step)?.();
    }
  }, last);
}

const HASH = '#v=1&network=784-24-12-10&epochs=3&backend=wasm';

test('an earlier step has the bits of a run that was stopped there, and so has the last', async ({
  page,
  context,
}) => {
  await openWithFewImages(page, HASH);
  await playTo(page, 12);
  const last = await stateOf(page);
  for (const past of [3, 4, 6, 9, 0, 11]) {
    await page.evaluate((to) => window.pruningGame!.at(to), past);
    const other = await context.newPage();
    await openWithFewImages(other, HASH);
    await playTo(other, past);
    expect(await stateOf(page), `step ${past}`).toBe(await stateOf(other));
    await other.close();
  }
  await page.evaluate(() => window.pruningGame!.at(null));
  expect(await stateOf(page)).toBe(last);
});

test('a branch shares the past, and its address replays the same bits', async ({
  page,
  context,
}) => {
  await openWithFewImages(page, HASH);
  await playTo(page, 12);
  const last = await stateOf(page);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.branch(7);
    await game.set({ beta: 0.2 });
    await game.step(4);
  });
  const branch = await stateOf(page);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('until=11');
  const other = await context.newPage();
  await openWithFewImages(other, await page.evaluate(() => location.hash));
  await step(other, 11);
  expect(await stateOf(other)).toBe(branch);
  await undo(page);
  await undo(page);
  expect(await stateOf(page)).toBe(last);
});

test('a price moved in the past parts the run from what was played, and both can be had again', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await playTo(page, 12);
  const last = await stateOf(page);
  await page.evaluate(() => window.pruningGame!.at(5));
  const past = await stateOf(page);
  await page.evaluate(() => window.pruningGame!.set({ gamma: 0.5 }));
  await step(page, 7);
  expect(await stateOf(page)).not.toBe(last);
  await undo(page);
  expect(await stateOf(page)).toBe(past);
  await undo(page);
  expect(await stateOf(page)).toBe(last);
});
