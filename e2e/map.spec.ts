/** The map of two prices: played from coarse to fine, given up and gone on with, and the dot that sets the sliders. */
import { expect, test, type Page } from '@playwright/test';
import { stroke } from './support/finger.ts';
import { reopen, runs, SMALL, whole } from './support/keptRuns.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { settled } from './support/settled.ts';
import { countStored } from './support/stored.ts';

const HASH = `${SMALL.replace('&epochs=3', '')}&view=map`;

const picture = (page: Page) => page.locator('.panel-price-map .map-focus');
const dot = (page: Page) => page.getByRole('slider', { name: /The lab’s prices on the map/ });
const progress = (page: Page) => page.getByRole('group', { name: 'How far the map is' });
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Of the table: which cells have a figure, row by row from the lowest prices on. */
const played = (page: Page): Promise<boolean[]> =>
  page
    .locator('.map-table tbody tr')
    .evaluateAll((rows) =>
      rows
        .reverse()
        .flatMap((row) =>
          [...row.querySelectorAll('td')].map((cell) => cell.textContent!.includes('%')),
        ),
    );
const count = async (page: Page) => (await played(page)).filter(Boolean).length;

async function ask(page: Page, epochs: '2' | '20' = '2'): Promise<void> {
  await page.getByRole('group', { name: 'cells' }).getByRole('button').first().click();
  await page
    .getByRole('group', { name: 'each plays' })
    .getByRole('button', { name: epochs, exact: true })
    .click();
  await expect(progress(page)).toContainText('0 of 16 games');
}

const prices = (page: Page) =>
  page.evaluate(() => {
    const { gamma, beta } = window.pruningGame!.spec();
    return { gamma, beta };
  });

test('a map is played from coarse to fine, cancelled, reloaded and gone on with, and loses nothing', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await ask(page, '20');
  await press(page, 'Play the map');
  await expect.poll(() => count(page)).toBeGreaterThanOrEqual(2);
  await press(page, /^Cancel, keep \d+$/);
  const before = await played(page);
  const kept = before.filter(Boolean).length;
  expect(kept).toBeLessThan(16);
  // Every second cell of every second row comes first.
  const coarse = [0, 2, 8, 10].map((cell) => before[cell]);
  if (kept <= 4) expect(coarse.filter(Boolean)).toHaveLength(kept);
  else expect(coarse).toEqual([true, true, true, true]);
  await expect.poll(() => countStored(page, 'map')).toBe(kept);

  await reopen(page);
  await expect.poll(() => played(page)).toEqual(before);
  await press(page, `Go on, ${16 - kept} left`);
  await expect.poll(() => count(page)).toBeGreaterThan(kept);
  // Reloaded while it plays, it goes on by itself.
  await reopen(page);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await press(page, 'Pause');
  await expect(progress(page)).toContainText('paused');
  await press(page, 'Go on');
  await expect.poll(() => count(page), { timeout: 120_000 }).toBe(16);
  await expect(progress(page)).toContainText('done');
  await expect(page.locator('.sentence-below')).toContainText('16 of 16 games played');
});

test('a cell’s game is the run alone, to the bit, and is kept as a run by key', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  // Of so many epochs that some are left, however late the key comes that gives them up.
  await ask(page, '20');
  await picture(page).focus();
  await page.keyboard.press(' ');
  await expect.poll(() => count(page)).toBeGreaterThanOrEqual(3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Go on, \d+ left$/ })).toBeVisible();
  // From wherever the lab is to the lowest prices.
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(page.locator('.map-focus [role=option]')).toHaveText(/^γ 0\.3, β 0: [\d.]+.% right/);
  await page.keyboard.press('k');
  await expect.poll(async () => (await runs(page)).length).toBe(1);
  const [{ id }] = await runs(page);
  const record = JSON.parse(await whole(page, id)) as {
    manifest: { spec: object };
    verdict: { steps: number; ended: string };
    last: { participation: unknown };
  };
  expect(record.manifest.spec).toMatchObject({ gamma: 0.3, beta: 0, epochs: 20 });
  expect(record.verdict.ended).toBe('complete');
  const again = await page.evaluate(async (run) => {
    const game = window.pruningGame!;
    await game.open(run as never);
    await game.step(run.verdict.steps);
    return game.save();
  }, record);
  expect(again.last.participation).toEqual(record.last.participation);
});

test('the dot sets both sliders: dragged, by its arrow keys, and by Enter or a second press on a cell', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await ask(page);
  await allPictures(page);
  await settled(page);
  const drag = async (dx: number, dy: number) => {
    const at = (await dot(page).boundingBox())!;
    const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx / 2, y + dy / 2);
    await page.mouse.move(x + dx, y + dy);
    await page.mouse.up();
  };
  const before = await prices(page);
  const box = (await picture(page).boundingBox())!;
  // From the start it stands where the sliders are: between the first two cells across, in the lowest row.
  const first = (await dot(page).boundingBox())!;
  expect(first.x).toBeGreaterThan(box.x + box.width / 3);
  expect(first.y).toBeGreaterThan(box.y + box.height / 2);
  await drag(box.width / 5, -box.height / 3);
  await expect.poll(async () => (await prices(page)).gamma).toBeGreaterThan(before.gamma as number);
  await expect.poll(async () => (await prices(page)).beta).toBeGreaterThan(before.beta as number);
  await expect(page.locator('.panel-price-map canvas')).toBeVisible();
  // To the very end, 0 among it.
  await drag(0, box.height);
  await expect.poll(async () => (await prices(page)).beta).toBe(0);

  const far = await prices(page);
  await dot(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await prices(page)).gamma).toBeLessThan(far.gamma as number);
  await expect(dot(page)).toHaveAttribute('aria-valuetext', /^presence γ [\d.]+, size β 0$/);

  await picture(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => prices(page)).toEqual({ gamma: 0.3, beta: 0.003 });
  // The first press shows, the second sets.
  const cell = { x: box.width - 20, y: 20 };
  await picture(page).click({ position: cell });
  await expect(page.getByRole('heading', { name: /^γ 12, β 3 and its neighbours/ })).toBeVisible();
  expect(await prices(page)).toEqual({ gamma: 0.3, beta: 0.003 });
  await picture(page).click({ position: cell });
  await expect.poll(() => prices(page)).toEqual({ gamma: 12, beta: 3 });
});

test('ranges go to the very end of their axes, and what cannot be spaced is not taken', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  const end = (name: string) => page.getByRole('slider', { name, exact: true });
  await end('presence γ, from').focus();
  await page.keyboard.press('Home');
  await expect(end('presence γ, from')).toHaveAttribute('aria-valuenow', '0');
  await end('presence γ, to').focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('group', { name: 'The way across' })).toContainText('0 … 100');
  await end('size β, to').focus();
  await page.keyboard.press('Home');
  await expect(end('size β, to')).toHaveAttribute('aria-valuenow', '3');
  // The prices of the two axes change places.
  await page
    .getByRole('group', { name: 'Price across' })
    .getByRole('button', { name: 'size β' })
    .click();
  await expect(page.getByRole('group', { name: 'The way up' })).toContainText('0 … 100');
  await expect(page.locator('.map-table caption')).toContainText('across size β');
});

test('without a network there is nothing to map, and the page says what to do', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&sandbox=pair&view=map');
  await expect(page.locator('.sentence-below')).toContainText('Choose a network');
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the map comes first, the dot goes with the finger, and no page is too wide', async ({
    page,
  }) => {
    await openWithFewImages(page, HASH);
    await allPictures(page);
    await settled(page);
    const top = (await picture(page).boundingBox())!.y;
    expect(top).toBeLessThan(
      (await page.getByRole('heading', { name: /and its neighbours$/ }).boundingBox())!.y,
    );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await dot(page).scrollIntoViewIfNeeded();
    const at = (await dot(page).boundingBox())!;
    expect(at.width).toBeGreaterThanOrEqual(44);
    const scrolled = await page.evaluate(() => scrollY);
    const client = await page.context().newCDPSession(page);
    await stroke(client, { x: at.x + at.width / 2, y: at.y + at.height / 2 }, -60, -90);
    await expect.poll(async () => (await prices(page)).beta).toBeGreaterThan(0);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await page.touchscreen.tap(at.x - 60, at.y - 60);
    await expect(page.locator('.map-focus [role=option]')).toHaveText(/not tried yet/);
  });
  test('a finger plays a map, rests and gives it up; no choice covers another', async ({
    page,
  }) => {
    await openWithFewImages(page, HASH);
    await ask(page, '20');
    const covered = await page
      .locator('.map-asked button, .map-progress button')
      .evaluateAll((all) =>
        all.flatMap((button) => {
          button.scrollIntoView({ block: 'center' });
          const { x, y, width, height } = button.getBoundingClientRect();
          const isMet = [0.1, 0.5, 0.9].every((share) =>
            button.contains(document.elementFromPoint(x + width / 2, y + share * height)),
          );
          return isMet ? [] : [button.textContent];
        }),
      );
    expect(covered).toEqual([]);
    await page.getByRole('button', { name: 'Play the map' }).tap();
    await page.getByRole('button', { name: 'Pause' }).tap();
    await expect(progress(page)).toContainText('paused');
    await page.getByRole('button', { name: /^Cancel, keep \d+$/ }).tap();
    await expect(
      page.getByRole('button', { name: /^(Play the map|Go on, \d+ left)$/ }),
    ).toBeVisible();
  });
});
