/** A file of the visitor's own outlives what goes away: the worker that trains, the thread that reads, the network. */
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { choose, good, learnFrom, own, stepNow, openChoice } from './support/ownFile.ts';
import { crash, exposeWorkers } from './support/workers.ts';

const HASH = '#v=1&backend=wasm&epochs=200&batchSize=2&gamma=6&gammaWarmup=0&lrS=0.002';

const story = (page: Page) => page.getByRole('region', { name: 'What is happening' });

/** Comes to rest after so many steps; what every player then has. */
const stepped = (page: Page, count: number): Promise<number[][]> =>
  page.evaluate(async (steps) => {
    const game = window.pruningGame!;
    await game.step(steps);
    return (await game.snapshot()).participation;
  }, count);

async function learn(page: Page): Promise<void> {
  await learnFrom(page, good);
  await expect.poll(() => page.url()).toContain('data=own&file=two.csv~');
  await page.evaluate(async () => {
    window.pruningGame!.pause();
    await window.pruningGame!.reset();
  });
}

test('a worker that crashed is replaced, and the run goes on with the same bits of the same file', async ({
  page,
}) => {
  await exposeWorkers(page);
  await openWithFewImages(page, HASH);
  await learn(page);
  const whole = await stepped(page, 90);
  await page.evaluate(() => window.pruningGame!.reset());
  await stepped(page, 60); // comes to rest, and is kept
  await crash(page, 'with an error');
  await expect(story(page)).toContainText(/Retry goes on from step 60/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(story(page)).not.toContainText('Retry');
  expect(await stepped(page, 30)).toEqual(whole);
});

test('a thread that dies while it reads leaves a sentence, the run and the way to try again', async ({
  page,
}) => {
  await exposeWorkers(page);
  // The thread that looks at a file does not come to an answer.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...given: [never]) {
      const { what } = given[0] as { what?: string };
      if (what === undefined || !('mute' in window)) post.apply(this, given);
    };
  });
  await openWithFewImages(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(5));
  await page.evaluate(() => Object.assign(window, { mute: true }));
  const status = own(page).getByRole('status');
  await choose(page, good);
  await expect(status).toHaveText('Looking at it.');
  await crash(page, 'with an error', 'reader');
  await expect(status).toHaveText(
    'The file could not be read: its thread stopped (crashed). Choose the file again. The run goes on as it was.',
  );
  expect(await stepNow(page)).toBe(5);

  await page.clock.install();
  await choose(page, good);
  await crash(page, 'silently', 'reader');
  await page.clock.runFor(18_000);
  await expect(status).toHaveText(
    'Whoever reads the file has not answered for 16 seconds. Wait for it, or cancel.',
  );
  await own(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(status).toHaveText('');
  await page.evaluate(() => Reflect.deleteProperty(window, 'mute'));
  await learnFrom(page, good);
  await expect.poll(() => page.url()).toContain('data=own&file=two.csv~');
});

test('without a network the run goes on, and what must be fetched is missed in a sentence', async ({
  page,
  context,
}) => {
  await exposeWorkers(page);
  await openWithFewImages(page, `${HASH}&data=spiral&network=small`);
  await stepped(page, 20);
  // What is behind a closed choice is fetched when it is opened.
  await openChoice(page);
  await context.setOffline(true);
  await stepped(page, 20);
  expect(await stepNow(page)).toBe(40);
  await choose(page, good);
  await expect(own(page).getByRole('status')).toHaveText(
    'The file could not be read: its thread stopped (its script could not be loaded). Choose the file again. The run goes on as it was.',
  );
  await crash(page, 'with an error');
  await expect(story(page)).toContainText(/Retry goes on from step 40/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(story(page)).toContainText('its script could not be loaded');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(story(page)).not.toContainText('Retry');
  await stepped(page, 10);
  expect(await stepNow(page)).toBe(50);
  await learn(page);
  await context.setOffline(true);
  await stepped(page, 10);
  expect(await stepNow(page)).toBe(10);
});
