/** The presenter: everything by key, moments stand prepared, and the lab's run lives on. */
import { expect, test } from '@playwright/test';
import { keepFewImages } from './support/fewImages.ts';
import { openPaused } from './support/lab.ts';
import { open, place, play, PROJECTOR, rings, sentence } from './support/presenter.ts';
import { settled } from './support/settled.ts';

test('arrows and the keys of a remote step on, whatever has the focus; the address says where', async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '2');
  await expect(place(page)).toHaveText('2 of 10');
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toHaveText('3 of 10');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('PageUp');
  await expect(place(page)).toHaveText('1 of 10');
  await page.keyboard.press('ArrowLeft');
  await expect(place(page)).toHaveText('1 of 10');
  await expect(page).toHaveURL(/\?present=1$/);

  const fee = page.getByRole('slider', { name: 'fee γ' });
  await fee.focus();
  await page.keyboard.press('ArrowRight');
  await expect(sentence(page)).toContainText('pays a fee of 0.485');
  await expect(place(page)).toHaveText('1 of 10');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('2 of 10');
  // A slider that a mouse has dragged gives the arrows back.
  await page.getByRole('slider', { name: 'fee γ' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toHaveText('3 of 10');
  await page.reload();
  await expect(place(page)).toHaveText('3 of 10');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(place(page)).toHaveText('4 of 10');
});

test('a moment stands paused at its prepared step until it is played, and r prepares it anew', async ({
  page,
}) => {
  await keepFewImages(page);
  await page.setViewportSize(PROJECTOR);
  await open(page, '8');
  const asked = 'A high fee sent 192 neurons and 21 players out. It ends now. Who returns?';
  await expect(sentence(page)).toHaveText(asked);
  await expect(play(page)).toHaveText('Play');
  // Whoever waits sees nothing move.
  await page.waitForTimeout(1500);
  await expect(sentence(page)).toHaveText(asked);
  await page.keyboard.press('Space');
  await expect(play(page)).toHaveText('Pause');
  await expect(sentence(page)).toHaveText(
    'The fee is gone. 0 of 192 neurons came back, and 20 of 21 players.',
    { timeout: 120_000 },
  );
  await expect(play(page)).toHaveText('Play', { timeout: 120_000 });
  await page.keyboard.press('r');
  await expect(sentence(page)).toHaveText(asked, { timeout: 120_000 });
});

test('what the class says is set by keys and stands beside what comes', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '3');
  const axes = page.locator('.present-guess');
  await expect(axes.first()).toContainText('what does the class say?');
  await page.keyboard.press('g');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('g');
  await page.keyboard.press('Home');
  await expect(axes.first()).toContainText('the class says 18');
  await expect(axes.last()).toContainText('the class says 0');
  // The keyboard comes back to the page, then space plays.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect(sentence(page)).toHaveText(
    'A fee sent 9 out, to exactly 0. A price on size sent out none.',
    { timeout: 60_000 },
  );
  await expect(axes.first()).toContainText('out 9');
  await expect(axes.last()).toContainText('out 0');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  await expect(axes.first()).toContainText('the class says 18');
});

test('what the class says of a share is heard with its percent, as it is seen', async ({
  page,
}) => {
  await keepFewImages(page);
  await page.setViewportSize(PROJECTOR);
  await open(page, '9');
  const axis = page.locator('.present-guess').first();
  const slider = axis.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', 'what does the class say?');
  await page.keyboard.press('g');
  await page.keyboard.press('ArrowLeft');
  await expect(axis).toContainText('the class says 99 %');
  await expect(slider).toHaveAttribute('aria-valuetext', '99 %');
});

test('a letter puts a ring on what it names, Escape takes it away first, then leads to the lab with this game', async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '2');
  await page.keyboard.press('Space');
  await expect(sentence(page)).toContainText('10 of 21', { timeout: 60_000 });
  await expect(play(page)).toHaveText('Play');
  await page.keyboard.press('b');
  await expect(rings(page)).toHaveText('the poorest still in');
  // A ring goes with what it is around a frame later.
  await settled(page);
  const [ring, bar] = await Promise.all(
    [rings(page), page.locator('[data-mark="player-10"]')].map((each) => each.boundingBox()),
  );
  expect(ring!.x).toBeLessThan(bar!.x);
  expect(ring!.x + ring!.width).toBeGreaterThan(bar!.x + bar!.width);
  await page.keyboard.press('c');
  await expect(rings(page)).toHaveText('the richest out');
  await page.keyboard.press('Escape');
  await expect(rings(page)).toHaveCount(0);
  await expect(page).toHaveURL(/present=2/);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).step))
    .toBe(840);
  await expect(page).not.toHaveURL(/present/);
});

test('the lab’s key shows its run as it stands, and Escape comes back to the same run', async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await openPaused(page, '#v=1&sandbox=pair&select=0');
  await page.evaluate(() => window.pruningGame!.step(40));
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\?present=run#v=1/);
  await expect(sentence(page)).toHaveText('Step 40: 0 of 2 are out.');
  await page.keyboard.press('c');
  await expect(rings(page)).toHaveText('this player');
  const inSight = await rings(page).boundingBox();
  expect(inSight!.x).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  // Its slider moves the very run, whose page keeps its address.
  await page.getByRole('slider', { name: 'Presence γ' }).press('Home');
  await expect(page).toHaveURL(/changes=/);
  await page.evaluate(() => window.pruningGame!.step(10));
  await expect(sentence(page)).toHaveText('Step 50: 0 of 2 are out.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('.transport')).toBeVisible();
  expect(await page.evaluate(async () => (await window.pruningGame!.snapshot()).step)).toBe(50);
  expect(await page.evaluate(() => window.pruningGame!.spec().gamma)).toBe(0);
  await expect(page.locator('html')).not.toHaveClass(/presenter/);
  await expect(page).not.toHaveURL(/present/);
});

test('a talk leaves no worker behind', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await openPaused(page, '#v=1&sandbox=pair&select=0');
  const before = page.workers().length;
  await page.keyboard.press('p');
  await expect(place(page)).toHaveText('10 of 10');
  await page.keyboard.press('ArrowLeft');
  await expect(place(page)).toHaveText('9 of 10');
  await expect.poll(() => page.workers().length).toBe(before + 1);
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toHaveText('10 of 10');
  await page.keyboard.press('Escape');
  await expect(page.locator('.transport')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(before);
});

test('by address the run stands where it says, and without a word of it at its start', async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await page.goto('/?present=run#v=1&sandbox=pair&until=30');
  await expect(sentence(page)).toHaveText('Step 30: 0 of 2 are out.');
  await page.goto('about:blank');
  await page.goto('/?present=run#v=1&sandbox=pair&seed=3');
  await expect(sentence(page)).toHaveText('Step 0: 0 of 2 are out.');
  await page.waitForTimeout(1000);
  await expect(sentence(page)).toHaveText('Step 0: 0 of 2 are out.');
});

test('the other language has its words and its decimal mark', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '1');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(sentence(page)).toHaveText(
    'Ein Neuron verdient 0,60. Die Gebühr ist 0,475. Bleibt es?',
  );
  await expect(place(page)).toHaveText('1 von 10');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a finger that is drawn sideways steps on', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '1');
  const swipe = (from: number, to: number) =>
    page.locator('.present-sentence').evaluate(
      (element, [start, end]) => {
        const at = (type: string, clientX: number) =>
          element.dispatchEvent(
            new PointerEvent(type, { bubbles: true, pointerType: 'touch', clientX, clientY: 80 }),
          );
        at('pointerdown', start!);
        at('pointerup', end!);
      },
      [from, to],
    );
  await swipe(900, 500);
  await expect(place(page)).toHaveText('2 of 10');
  await swipe(500, 900);
  await expect(place(page)).toHaveText('1 of 10');
});
