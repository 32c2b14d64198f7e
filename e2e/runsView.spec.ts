/** The view of the kept runs, through the page: two small runs, kept, compared, renamed, forgotten, opened. */
import { expect, test, type Page } from '@playwright/test';
import { HOSTILE_NAMES } from '../src/panels/test/runs.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures, drawnAtRest } from './support/pictures.ts';
import { settled } from './support/settled.ts';

const rows = (page: Page) => page.locator('.runs-table tbody tr');
const row = (page: Page, index: number) => rows(page).nth(index);

/** Runs that differ in γ, kept one after another; the last one is before the lab. */
async function keepRuns(page: Page, gammas: readonly number[]): Promise<void> {
  await page.evaluate(async (values) => {
    const game = window.pruningGame!;
    for (const gamma of values) {
      await game.set({ gamma });
      await game.reset();
      await game.step(3);
      await game.keep();
    }
  }, gammas);
}

const openRuns = (page: Page, hash = '') =>
  openWithFewImages(page, `#v=1&gammaWarmup=0&view=runs${hash}`);

test('the view of the runs has an address and a tab, and says how runs come there', async ({
  page,
}) => {
  await openWithFewImages(page);
  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await expect(page).toHaveURL(/view=runs/);
  await expect(page.locator('.sentence-voice')).toContainText('No run is kept yet');
  await expect(page.locator('.panel-runs-plane canvas')).toBeVisible();
  // What can be tried lies open already.
  await expect(page.getByRole('group', { name: 'Try by itself' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try more' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep this run' }).click();
  await expect(page.getByRole('button', { name: 'Try more' })).toHaveCount(1);
  await expect(page.locator('.sentence-voice')).toContainText('One run is kept');
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(page.locator('.panel-curves')).toBeVisible();
});

test('rows are sorted, filtered, compared, starred, forgotten and brought back by keys', async ({
  page,
}) => {
  await openRuns(page);
  await keepRuns(page, [1, 2, 4]);
  await expect(rows(page)).toHaveCount(3);
  // Only what differs from this run is printed.
  await expect(page.locator('.runs-table')).toContainText('γ');
  await page.getByRole('button', { name: 'γ', exact: true }).click();
  const gammas = rows(page).locator('td:nth-child(2)');
  const sorting = page.locator('.runs-table [aria-sort]');
  await expect(gammas).toHaveText(['4', '2', '1']);
  await expect(sorting).toHaveAttribute('aria-sort', 'descending');
  await expect(sorting).toContainText('▾');
  await page.getByRole('button', { name: 'γ', exact: true }).click();
  await expect(gammas).toHaveText(['1', '2', '4']);
  await expect(sorting).toHaveAttribute('aria-sort', 'ascending');
  await expect(sorting).toContainText('▴');

  await row(page, 0).focus();
  await page.keyboard.press('a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('b');
  await expect(row(page, 0)).toContainText('A');
  await expect(row(page, 1)).toContainText('B');
  const difference = page.locator('.panel-runs-difference');
  await expect(difference).toContainText('presence γ: A 1, B 2. All else is alike.');
  await expect(difference).toContainText('Whom each kept');
  await row(page, 2).hover();
  await page.mouse.down();
  // It rests until it is B, which was not free: the one that is held takes its place.
  await expect(row(page, 2)).toContainText('B');
  await page.mouse.up();
  await row(page, 1).focus();
  await page.keyboard.press('b');
  await page.keyboard.press('x');
  await expect(difference).toContainText('presence γ: A 2, B 1.');

  await page.keyboard.press('s');
  await expect(row(page, 1)).toContainText('★');
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(rows(page)).toHaveCount(3);
  // By key, too: it was what the hand did last, and the run before the lab stays as it is.
  const spec = await page.evaluate(() => window.pruningGame!.spec());
  await row(page, 1).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(3);
  expect(await page.evaluate(() => window.pruningGame!.spec())).toEqual(spec);
});

test('a run is lit everywhere from the table, and found again by keys in the pictures', async ({
  page,
}) => {
  await openRuns(page);
  await keepRuns(page, [1, 2]);
  await expect(rows(page)).toHaveCount(2);
  await allPictures(page);
  const reading = (panel: string) => page.locator(`.panel-${panel} .reading-now`);
  await row(page, 0).hover();
  for (const panel of ['runs-plane', 'runs-prices'])
    await expect(reading(panel)).toContainText('192 of 192 players in');
  await page.locator('.panel-runs-plane .panel-focus').focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.runs-lit')).toHaveCount(1);
  const lit = await page.locator('.runs-lit').getAttribute('data-run');
  await page.keyboard.press('End');
  await expect(page.locator('.runs-lit')).not.toHaveAttribute('data-run', lit!);
  await page.keyboard.press('Escape');
  await expect(page.locator('.runs-lit')).toHaveCount(0);
});

test('brushes on the axes choose runs in every picture, by hand and by key', async ({ page }) => {
  await openRuns(page);
  await keepRuns(page, [1, 2, 4]);
  await expect(rows(page)).toHaveCount(3);
  await allPictures(page);
  const axis = page.getByRole('slider', { name: 'Choose by presence γ' });
  await axis.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.runs-chosen-count')).toContainText('2 chosen');
  await expect(page.locator('.runs-chosen')).toHaveCount(2);
  await expect(page.locator('.sentence-voice')).toContainText('2 chosen');
  await expect(row(page, 0)).toHaveClass(/runs-chosen/);
  await expect(row(page, 1)).toHaveClass(/runs-chosen/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.runs-chosen')).toHaveCount(0);
  const { x, y, width, height } = (await axis.boundingBox())!;
  await page.mouse.move(x + width / 2, y + 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height * 0.3, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator('.runs-chosen')).toHaveCount(1);
  await page.getByRole('button', { name: 'clear' }).click();
  await expect(page.locator('.runs-chosen-count')).toHaveCount(0);
});

test('a kept run is opened in the lab, at its start and with its prices', async ({ page }) => {
  await openRuns(page);
  await keepRuns(page, [1, 4]);
  await expect(rows(page)).toHaveCount(2);
  await row(page, 0).focus();
  const gamma = () => page.evaluate(() => window.pruningGame!.spec().gamma);
  await page.getByRole('button', { name: 'γ', exact: true }).click();
  await page.getByRole('button', { name: 'γ', exact: true }).click();
  await row(page, 0).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.panel-curves')).toBeVisible();
  await expect.poll(gamma).toBe(1);
  await expect(page.getByText(/plays again from its start\./)).toBeVisible();
  await expect
    .poll(async () => (await page.evaluate(() => window.pruningGame!.snapshot())).step)
    .toBeGreaterThan(0);
});

test('any name and note is text, wherever it stands', async ({ page }) => {
  await openRuns(page);
  page.on('dialog', () => expect.soft(false, 'no name is a script').toBe(true));
  await keepRuns(page, [1]);
  const name = page.getByRole('textbox', { name: 'Name' });
  const note = page.getByRole('textbox', { name: 'Note' });
  for (const words of HOSTILE_NAMES.filter((each) => each !== '')) {
    await name.fill(words);
    await name.press('Enter');
    await note.fill(words);
    await note.press('Enter');
    await row(page, 0).hover();
    await expect(page.locator('.panel-runs-tray')).toContainText('1 run kept');
    expect(await page.locator('.runs-view img, .runs-view script').count()).toBe(0);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});

test('on a phone rows are for fingers, and a tap lights one', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await openRuns(page);
  await keepRuns(page, [1, 4]);
  await expect(rows(page)).toHaveCount(2);
  for (const each of await rows(page).all())
    expect((await each.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await row(page, 1).tap();
  await expect(row(page, 1)).toHaveClass(/runs-lit/);
  await expect(page.locator('.panel-curves')).toHaveCount(0);
  await context.close();
});

test('kept runs are drawn behind the present one, and left out where that is chosen', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&gammaWarmup=0');
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    for (const seed of [1, 2]) {
      await game.reset({ seed });
      await game.step(20);
      if (seed === 1) await game.keep();
    }
  });
  const curves = page.locator('.panel-curves canvas');
  const image = () => curves.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const show = async (isShown: boolean) => {
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    await page.getByLabel('Draw kept runs behind').setChecked(isShown);
    await page.getByRole('button', { name: 'The net', exact: true }).click();
    await expect(curves).toBeVisible();
  };
  await show(false);
  await page.mouse.move(0, 0);
  await allPictures(page);
  await settled(page);
  const alone = await drawnAtRest(curves);
  await show(true);
  await expect.poll(image).not.toBe(alone);
  await show(false);
  await expect.poll(image).toBe(alone);
});

test('on a desk the view of the runs is as high as the window, and its sentence stands where the others have theirs', async ({
  page,
}) => {
  const top = (of: string) =>
    page.locator(of).evaluate((element) => element.getBoundingClientRect().top);
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
  ]) {
    await page.setViewportSize({ width, height });
    await openRuns(page);
    await expect(page.locator('.runs-sentence')).toBeVisible();
    await settled(page);
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(high).toBe(height);
    const here = await top('.sentence-voice');
    await page.getByRole('button', { name: 'The net', exact: true }).click();
    await expect(page.locator('.runs-sentence')).toHaveCount(0);
    await expect.poll(() => top('.sentence-voice')).toBe(here);
  }
});
