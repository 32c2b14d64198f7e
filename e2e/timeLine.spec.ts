/** The time line by hand: keys, pointer and finger move through the past, marks move and go, and links say what they do. */
import { expect, test, type Page } from '@playwright/test';
import { keepFewImages } from './support/fewImages.ts';
import { openWithFewImages } from './support/lab.ts';
import { settled } from './support/settled.ts';

const HASH = '#v=1&network=784-24-12-10&epochs=3&backend=wasm&gamma=2';

/** NaN while a run is on its way that takes the place of the one that was asked. */
const stepNow = (page: Page) =>
  page.evaluate(() =>
    window.pruningGame!.snapshot().then(
      ({ step }) => step,
      () => NaN,
    ),
  );
const here = (page: Page) => page.getByRole('slider', { name: 'Step shown' });
const acts = (page: Page) => page.getByRole('group', { name: 'What to do with this run' });
const counter = (page: Page) => page.locator('.counter');

async function played(page: Page): Promise<void> {
  await openWithFewImages(page, HASH);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    for (let step = 0; step < 8; step++) await game.step(1);
    await game.set({ gamma: 3 });
    for (let step = 0; step < 4; step++) await game.step(1);
  });
  await expect(here(page)).toHaveAttribute('aria-valuenow', '12');
}

test('by keyboard: one record, an epoch, the ends, and live by one key', async ({ page }) => {
  await played(page);
  await here(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(counter(page)).toContainText('step 11');
  await expect(counter(page)).toContainText('in the past');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(counter(page)).toContainText('step 0');
  await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toContainText('step 1');
  await expect(page.getByRole('region', { name: 'What is happening' })).toContainText(
    '11 steps back',
  );
  await page.keyboard.press('End');
  await expect(counter(page)).toContainText('step 12');
  await expect(acts(page).getByRole('button', { name: 'Back to the end' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(counter(page)).toContainText('step 0');
  await page.keyboard.press('l');
  await expect(counter(page)).toContainText('step 12');
});

test('the end that is asked for again on the way there stays the end', async ({ page }) => {
  await played(page);
  await page.evaluate(() => window.pruningGame!.at(4));
  await expect(counter(page)).toContainText('step 4');
  await here(page).focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('End');
  await expect(counter(page)).toContainText('step 12');
  await settled(page);
  await expect(here(page)).toHaveAttribute('aria-valuenow', '12');
  await expect(counter(page)).toContainText('step 12');
});

test('what is yet to act is moved and taken out where the run stands', async ({ page }) => {
  await openWithFewImages(page, `${HASH}&epochs=200&changes=6000:gamma=4~`);
  await page.evaluate(() => window.pruningGame!.step(5));
  const mark = page.getByRole('button', { name: /^Change γ 2 → 4, at step/ });
  await mark.focus();
  await page.keyboard.press('ArrowRight');
  await expect(mark).toHaveAccessibleName('Change γ 2 → 4, at step 6 001');
  await page.keyboard.press('Delete');
  await expect(mark).toHaveCount(0);
  await expect(counter(page)).toContainText('step 5');
});

test('by pointer: pressed and dragged, the page follows', async ({ page }) => {
  await played(page);
  await settled(page);
  const track = (await page.locator('.time-track').boundingBox())!;
  const knob = (await here(page).boundingBox())!;
  const y = knob.y + knob.height / 2;
  await page.mouse.move(knob.x + knob.width / 2, y);
  await page.mouse.down();
  await page.mouse.move((track.x + knob.x) / 2, y, { steps: 4 });
  await page.mouse.up();
  await expect(counter(page)).toContainText('in the past');
  await expect
    .poll(async () => Number(await here(page).getAttribute('aria-valuenow')))
    .toBeLessThan(8);
  await acts(page).getByRole('button', { name: 'Back to the end' }).click();
  await expect(counter(page)).toContainText('step 12');
});

test('a price by hand is undone by Ctrl+Z and done again, and its button says which', async ({
  page,
}) => {
  await played(page);
  await expect(acts(page)).toContainText('Undo γ 2 → 3');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(2);
  await expect(counter(page)).toContainText('step 8');
  await expect(acts(page).getByRole('button', { name: /^Undo/ })).toBeDisabled();
  // What was given up is a run of its own.
  await expect(page.getByRole('button', { name: /parts at step 8/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(3);
  await expect(counter(page)).toContainText('step 12');
  await page.getByRole('textbox').first().focus();
  await page.keyboard.press('Control+z');
  // Answered after whatever the key has asked for.
  await page.evaluate(() => window.pruningGame!.snapshot());
  await expect(counter(page)).toContainText('step 12');
});

test('a mark shows its step, is moved and taken out; each makes another run', async ({ page }) => {
  await played(page);
  const mark = page.getByRole('button', { name: 'Change γ 2 → 3, at step 8' });
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(counter(page)).toContainText('step 8');
  await mark.focus();
  await page.keyboard.press('ArrowLeft');
  const moved = page.getByRole('button', { name: 'Change γ 2 → 3, at step 7' });
  await expect(moved).toBeVisible();
  await expect.poll(() => stepNow(page)).toBe(12);
  await moved.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: /^Change / })).toHaveCount(0);
  await expect.poll(() => stepNow(page)).toBe(12);
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(2);
  await page.keyboard.press('Control+z');
  await expect(moved).toBeVisible();
});

test('the links say what they do: again with the changes, anew without', async ({ page }) => {
  await played(page);
  const again = acts(page).getByRole('link', { name: 'Replay' });
  const anew = acts(page).getByRole('link', { name: 'Restart with these prices' });
  await expect(again).toHaveAttribute('href', /changes=8:gamma=3/);
  await expect(anew).toHaveAttribute('href', /gamma=3/);
  await expect(anew).not.toHaveAttribute('href', /changes/);
  await again.click();
  await expect.poll(() => stepNow(page)).toBeGreaterThan(12);
  await page.evaluate(() => window.pruningGame!.pause());
  await expect(page.getByRole('button', { name: 'Change γ 2 → 3, at step 8' })).toBeVisible();
  await anew.click();
  await expect(page.getByRole('button', { name: /^Change / })).toHaveCount(0);
});

test('by touch, in one column, the line stays at the top', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...{ baseURL, hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
  });
  const page = await context.newPage();
  await played(page);
  await page.evaluate(() => window.scrollTo(0, 1500));
  const track = (await page.locator('.time-track').boundingBox())!;
  expect(track.y).toBeGreaterThanOrEqual(0);
  expect(track.y).toBeLessThan(60);
  await page.touchscreen.tap(track.x + 2, track.y + track.height / 2);
  await expect(counter(page)).toContainText('step 0');
  await acts(page).getByRole('button', { name: 'Back to the end' }).tap();
  await expect(counter(page)).toContainText('step 12');
  await context.close();
});

test('while it plays to the step of an address, the line reaches there and the thumb shows where it is', async ({
  page,
}) => {
  await keepFewImages(page);
  await page.goto(`/${HASH}&until=20000&epochs=200&changes=6000:gamma=4~;12000:eta=0.05~`);
  await expect(page.locator('.counter')).toContainText('on the way to 20 000');
  const play = page.getByRole('button', { name: 'Pause', exact: true });
  await expect(play).toBeVisible();
  const places = () =>
    page
      .locator('.time-mark')
      .evaluateAll((all) => all.map((mark) => parseFloat((mark as HTMLElement).style.left)));
  // The line is as long as that once it has been written.
  await expect(async () => {
    const [one, two] = await places();
    expect(two! / one!).toBeCloseTo(2, 0);
    expect(two).toBeLessThan(90);
  }).toPass();
  await play.click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const now = await stepNow(page);
  expect(now).toBeLessThan(20_000);
  await expect(here(page)).toHaveAttribute('aria-valuenow', String(now));
});
