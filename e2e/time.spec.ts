/** One hand on time: what is undone, gone back to or parted from has the bits that it had. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';

const HASH = '#v=1&network=784-24-12-10&epochs=3&backend=wasm';

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

/** From which step each run has gone on that the page has asked for since; 0 for its start. */
async function watchStarts(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const starts: number[] = ((window as { starts?: number[] }).starts = []);
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      const [command] = args as [{ type?: string; from?: { step: number } | null }];
      if (command.type === 'start') starts.push(command.from?.step ?? 0);
      return postMessage.apply(this, args as Parameters<typeof postMessage>);
    } as typeof postMessage;
  });
  return () => page.evaluate(() => (window as { starts?: number[] }).starts!.splice(0));
}

// So many steps that states are kept on the way, and so few that all is replayed from the start.
for (const [backend, first, lead, tail] of [
  ['wasm', 60, 30, 30],
  ['cpu', 5, 2, 3],
] as const)
  test(`undone, every gesture leaves the bits of before, and done again those of after: ${backend}`, async ({
    page,
  }) => {
    const starts = await watchStarts(page);
    await openWithFewImages(page, `#v=1&network=784-24-12-10&epochs=20&backend=${backend}`);
    await step(page, first);
    for (const [name, gesture] of gestures) {
      await step(page, lead);
      const before = await stateOf(page);
      await page.evaluate(gesture as () => Promise<unknown>);
      await step(page, tail);
      const after = await stateOf(page);
      expect(after, name).not.toBe(before);
      await starts();
      await undo(page);
      expect(await stateOf(page), `${name}, undone`).toBe(before);
      if (backend === 'wasm')
        expect((await starts()).at(-1), `${name}: from a kept state`).toBeGreaterThan(0);
      await redo(page);
      expect(await stateOf(page), `${name}, done again`).toBe(after);
      await undo(page);
      expect(await stateOf(page), `${name}, undone once more`).toBe(before);
    }
  });

test('a state that has seen an act serves no run without it', async ({ page }) => {
  await openWithFewImages(page, `${HASH.replace('epochs=3', 'epochs=20')}`);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(50);
    await game.act({ kind: 'pin', player: 2, participation: 0.5 });
    await game.step(40);
    // There what was done at that step is done again, and kept.
    await game.at(50);
    await game.at(null);
    await game.reset();
    await game.step(75);
  });
  const never = await stateOf(page);
  await step(page, 25);
  await page.evaluate(() => window.pruningGame!.at(75));
  expect(await stateOf(page)).toBe(never);
});

test('what was seen of a run long undone is that run’s own', async ({ page }) => {
  await openWithFewImages(page, `${HASH.replace('epochs=3', 'epochs=20')}`);
  const columns = () =>
    page.evaluate(async () => JSON.stringify((await window.pruningGame!.save()).series.columns));
  for (let i = 0; i < 4; i++) await step(page, 10);
  const first = await columns();
  await page.evaluate(() => window.pruningGame!.reset({ seed: 7 }));
  for (const gamma of [1, 2, 3, 4, 5, 6]) {
    await step(page, 5);
    await page.evaluate((value) => window.pruningGame!.set({ gamma: value }), gamma);
  }
  // Pressed faster than a run begins: each takes back one gesture.
  await page.evaluate(() =>
    Promise.all(Array.from({ length: 7 }, () => window.pruningGame!.undo())),
  );
  expect(await columns()).toBe(first);
  expect(await page.evaluate(() => window.pruningGame!.spec().seed)).toBe(0);
});

test('a kept run that is opened, changed and played on is kept as another', async ({ page }) => {
  await openWithFewImages(page, `${HASH.replace('epochs=3', 'epochs=1')}`);
  const finish = () =>
    page.evaluate(async () => {
      const game = window.pruningGame!;
      const { epoch, step: at } = await game.snapshot();
      await game.step(Math.round((1 - epoch) * (at / Math.max(epoch, 1e-9)) || 1));
    });
  await step(page, 1);
  await finish();
  const names = () =>
    page.evaluate(async () => (await window.pruningGame!.runs()).map(({ name }) => name));
  await expect.poll(names).toHaveLength(1);
  const record = await page.evaluate(async () => {
    const [kept] = await window.pruningGame!.runs();
    return window.pruningGame!.record(kept!.id);
  });
  await page.evaluate(async (kept) => {
    const game = window.pruningGame!;
    await game.open(kept);
    await game.step(5);
    await game.set({ gamma: 4 });
    await game.step(5);
  }, record);
  await finish();
  await expect.poll(names).toHaveLength(2);
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
    // It waits for the test images, without which step 0 would have no test.
    await game.snapshot();
    for (let step = 0; step < to;) {
      await game.step(1);
      await deeds.get(++step)?.();
    }
  }, last);
}

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
  // As before: in the past of what was played.
  await page.evaluate(() => window.pruningGame!.at(null));
  expect(await stateOf(page)).toBe(last);
});

/** The numbers behind every picture of the view that is shown, by its heading. */
async function numbersShown(page: Page): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const buttons = page.getByRole('main').getByRole('button', { name: /^Take away: / });
  for (let i = 0; i < (await buttons.count()); i++) {
    const name = await buttons.nth(i).innerText();
    await buttons.nth(i).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'JSON: all numbers' }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    const { tables } = JSON.parse(text) as { tables: { name: string; rows: unknown[][] }[] };
    // When samples of the potential were taken is a matter of time; what they say of a step is not.
    found[name] = tables.map((table) =>
      table.name === 'potential' ? table.rows.at(-1)?.slice(0, 2) : table,
    );
    await page.keyboard.press('Escape');
  }
  return found;
}

for (const view of ['net', 'game'])
  test(`in the past every panel shows one and the same step: ${view}`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openWithFewImages(page, `${HASH}&view=${view}`);
    await playTo(page, 12);
    await page.evaluate(() => window.pruningGame!.at(9));
    const other = await context.newPage();
    await other.setViewportSize({ width: 1920, height: 1080 });
    await openWithFewImages(other, `${HASH}&view=${view}`);
    await playTo(other, 9);
    for (const each of [page, other]) await allPictures(each);
    // Some pictures are asked for a few times a second, here and there.
    await expect(async () => {
      const stopped = await numbersShown(other);
      expect(Object.keys(stopped).length).toBeGreaterThan(5);
      expect(await numbersShown(page)).toEqual(stopped);
    }).toPass();
    await expect(page.locator('.counter')).toContainText('step 9');
    await expect(page.getByRole('slider', { name: 'Step shown' })).toHaveAttribute(
      'aria-valuetext',
      'step 9, epoch 0.23, of 12 that were played',
    );
  });
