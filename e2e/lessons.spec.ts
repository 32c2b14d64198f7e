/** The lessons: by keyboard alone, in two languages, at every size; what is done outlives a reload. */
import { expect, test, type Page } from '@playwright/test';
import { addAxe, seriousFindings } from './support/axe.ts';
import { keepFewImages } from './support/fewImages.ts';
import { openPaused } from './support/lab.ts';
import { countLive, watchGames } from './support/lessonGames.ts';
import { settled } from './support/settled.ts';

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  // It may have yet to come, as the lesson itself has.
  await expect(page.locator(selector).first()).toBeEnabled();
  const isThere = () => page.evaluate((css) => document.activeElement?.matches(css), selector);
  for (let presses = 0; presses < 60; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} was not reached by Tab.`);
}

/** Presses arrows until the slider that has the focus stands there. */
async function setTo(page: Page, wanted: number): Promise<void> {
  const value = () =>
    page.evaluate(() => Number(document.activeElement!.getAttribute('aria-valuenow')));
  for (let presses = 0; presses < 100 && Math.abs((await value()) - wanted) > 1e-9; presses++)
    await page.keyboard.press((await value()) < wanted ? 'ArrowRight' : 'ArrowLeft');
  expect(await value()).toBeCloseTo(wanted, 9);
}

const voice = (page: Page) => page.locator('.lesson-voice h2');
const steps = (page: Page) => page.locator('.lesson-steps > section');

test('a chapter is done by keyboard alone, and what is done outlives a reload', async ({
  page,
}) => {
  await page.goto('/?lesson=1');
  await expect(voice(page)).toContainText('Where does it go?');
  await expect(page.locator('.lesson-commit')).toBeDisabled();
  await expect(steps(page).nth(2)).toContainText('Opens when');
  await tabTo(page, 'input[type=radio]');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '.lesson-commit');
  await page.keyboard.press('Enter');
  await expect(voice(page)).toHaveText('It comes to rest at s = 1.00.');
  await expect(steps(page).nth(2)).toContainText('Each unit of s brings 0.60 and costs 0.475.');
  // One question more: the fee goes up until the neuron leaves.
  await tabTo(page, '[role=slider]');
  await setTo(page, 0.615);
  await tabTo(page, '.lesson-try');
  await page.keyboard.press('Enter');
  await expect(page.locator('.lesson-verdict')).toContainText('Right. At a fee of 0.615');
  await tabTo(page, 'button.lesson-next');
  await page.keyboard.press('Enter');

  await expect(voice(page)).toContainText('Which leave?');
  await tabTo(page, '.lesson-marks button');
  for (let player = 0; player < 11; player++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await tabTo(page, '.lesson-commit');
  await page.keyboard.press('Enter');
  await expect(voice(page)).toHaveText('10 of 21 leave. 11 are fully in. Nobody is between.');
  await expect(steps(page).first()).toContainText(
    'You said: 11. The game says: 11, 12, 13, 14, 15, 16, 17, 18, 19, 20.',
  );

  // Slow motion: the numbers of the first step, four sentences one after another.
  await tabTo(page, '.lesson-slow button');
  for (let phase = 0; phase < 4; phase++) {
    await page.keyboard.press('Enter');
    await expect(page.locator('.lesson-slow li')).toHaveCount(phase + 1);
  }
  await expect(page.locator('.lesson-slow li').last()).toContainText('from 1.0000 to 0.998');

  await page.goto('/?lesson');
  await page.reload();
  const first = page.locator('.lesson-list > li').first();
  await expect(first).toContainText('✓ 2 of 2 screens done');
  await expect(page.locator('.lesson-list > li').nth(1)).toContainText('0 of 2 screens done');
});

test('a chapter of a real net is done by keyboard alone', async ({ page }) => {
  await keepFewImages(page);
  await page.goto('/?lesson=6');
  await tabTo(page, '[role=slider]');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await tabTo(page, '.lesson-commit');
  await page.keyboard.press('Enter');
  await expect(voice(page)).toHaveText(
    'Of 192 neurons that were out, 0 came back. Of 21 players of the game, 20 did.',
    { timeout: 180_000 },
  );
  await expect(steps(page).first()).toContainText('You said: 0. The game says: 0.');
  await expect(steps(page).first()).toContainText('You said: 21. The game says: 20.');
});

test('the other language has its words and its decimal mark, and is remembered', async ({
  page,
}) => {
  await page.goto('/?lesson=1');
  await page.getByLabel('Language').selectOption('de');
  await expect(voice(page)).toContainText('Ein Spieler verdient 0,6 je Einheit Teilnahme');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(voice(page)).toContainText('Wohin geht er?');
  await page.getByText('Er geht (s = 0)').click();
  await page.getByRole('button', { name: 'Das sage ich. Spielen!' }).click();
  await expect(voice(page)).toHaveText('Er kommt bei s = 1,00 zur Ruhe.');
  await expect(page.locator('.lesson-figure text').getByText('0,5').first()).toBeVisible();
});

test('where storage is denied a chapter is played all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('/?lesson=2');
  for (const dot of ['Flat fee', 'Price on size'])
    await page.getByRole('slider', { name: dot }).press('ArrowRight');
  await page.locator('.lesson-commit').click();
  await expect(voice(page)).toHaveText(
    'The flat fee sent 9 of 20 players out. The price on size sent out 0.',
  );
  await expect(page.locator('.lesson-screens button').first()).toContainText('✓');
});

test('a finger draws over players, and the lab opens the same game', async ({ page }) => {
  await page.goto('/?lesson=3');
  await page.locator('.lesson-screens button').nth(1).click();
  await expect(voice(page)).toContainText('Who is out in the end?');
  await expect(page.locator('.lesson-figure').first()).toBeVisible();
  await settled(page);
  const [from, to] = await Promise.all(
    [1, 3].map((player) => page.locator(`[data-player="${player}"]`).boundingBox()),
  );
  await page.mouse.move(from!.x + 5, from!.y + 5);
  await page.mouse.down();
  await page.mouse.move(to!.x + 5, to!.y + 5, { steps: 12 });
  await page.mouse.up();
  await expect(page.locator('[data-player][aria-pressed=true]')).toHaveText(['1 ×', '2 ×', '3 ×']);
  await page.locator('.lesson-commit').click();
  await expect(voice(page)).toHaveText('3 of the six leave: every second one.');
  await page.getByRole('link', { name: 'Open this in the lab' }).click();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).participation[0]))
    .toEqual([1, 0, 1, 0, 1, 0]);
});

test('a click that comes without a pointer marks a player, and takes the mark away', async ({
  page,
}) => {
  await page.goto('/?lesson=1');
  await page.locator('.lesson-screens button').nth(1).click();
  const player = page.locator('[data-player="4"]');
  // As a screen reader, a voice or a switch presses it.
  const press = () => player.evaluate((button: HTMLElement) => button.click());
  await press();
  await expect(player).toHaveAttribute('aria-pressed', 'true');
  await press();
  await expect(player).toHaveAttribute('aria-pressed', 'false');
  await player.click();
  await expect(player).toHaveAttribute('aria-pressed', 'true');
});

test('a lesson whose games have stopped is played again', async ({ page }) => {
  const images = /\/data\//;
  await page.route(images, (route) => route.abort());
  await page.goto('/?lesson=6');
  const again = page.getByRole('button', { name: 'Play it again' });
  await expect(steps(page).nth(1).getByRole('alert')).toContainText('The game has stopped.');
  await page.unroute(images);
  await again.click();
  await expect(again).toHaveCount(0);
  await expect(page.locator('.lesson-figure').first()).toBeVisible();
  await expect(page.locator('.lesson-game').first().locator('.lesson-figure')).toBeVisible();
  await expect(voice(page)).toBeFocused();
  await expect(page.locator('.lesson-commit')).toBeDisabled();
});

test('slow motion that gets no game says so, and takes the next step when it is there', async ({
  page,
}) => {
  await page.goto('/?lesson=4');
  await page.locator('.lesson-place').click({ position: { x: 60, y: 60 } });
  await page.locator('.lesson-commit').click();
  const slow = page.locator('.lesson-slow');
  // The chapter's own game has answered; nothing more can be asked of the worker.
  await expect(slow).toBeVisible();
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function () {
      throw new Error('No more games.');
    };
    Object.assign(window, { allow: () => (Worker.prototype.postMessage = post) });
  });
  await slow.getByRole('button').click();
  await expect(slow.getByRole('alert')).toContainText('No more games.');
  await page.evaluate(() => (window as unknown as { allow: () => void }).allow());
  await slow.getByRole('button').click();
  await expect(slow.locator('li')).toHaveCount(1);
  await expect(slow.getByRole('alert')).toHaveCount(0);
  await expect(slow.locator('svg')).toBeVisible();
});

test('a lesson that is played again ends the game of its slow motion, too', async ({ page }) => {
  await watchGames(page);
  await page.goto('/?lesson=4');
  await page.locator('.lesson-place').click({ position: { x: 60, y: 60 } });
  await page.locator('.lesson-commit').click();
  const slow = page.locator('.lesson-slow');
  await slow.getByRole('button').click();
  await expect(slow.locator('li')).toHaveCount(1);
  expect(await countLive(page)).toBe(2);
  await page.evaluate(() => window.games.fail(1));
  await page.getByRole('button', { name: 'Play it again' }).click();
  await expect(voice(page)).toBeFocused();
  await expect(slow.locator('li')).toHaveCount(0);
  await expect.poll(() => countLive(page)).toBe(1);
});

test('a question more whose game has failed is played again, and that game is ended', async ({
  page,
}) => {
  await watchGames(page);
  await page.goto('/?lesson=4');
  await page.locator('.lesson-screens button').nth(1).click();
  await page.locator('.lesson-commit').waitFor();
  const ask = steps(page).first();
  await ask.getByRole('radio').first().check();
  await page.locator('.lesson-commit').click();
  const more = steps(page).nth(3);
  await more.getByRole('radio').first().check();
  const before = await countLive(page);
  await page.evaluate(() => (window.games.failsNext = true));
  await more.getByRole('button', { name: 'Play it and see' }).click();
  await expect(more.getByRole('alert')).toContainText('It broke');
  await more.getByRole('button', { name: 'Play it again' }).click();
  await expect(more.locator('.lesson-verdict')).toContainText(/Right\.|Not so\./);
  await expect.poll(() => countLive(page)).toBe(before + 1);
});

test('a chapter is done by touch, without motion and in forced colours', async ({ browser }) => {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ...{ reducedMotion: 'reduce', forcedColors: 'active' },
  });
  const page = await context.newPage();
  await page.goto('/?lesson=3');
  await page.getByText('Nothing the rival does').tap();
  await page.locator('.lesson-commit').tap();
  await expect(voice(page)).toContainText('Nothing the rival does saves it.');
  await page.locator('.lesson-next').tap();
  for (const player of [1, 3, 5]) await page.locator(`[data-player="${player}"]`).tap();
  await page.locator('.lesson-commit').tap();
  await expect(voice(page)).toHaveText('3 of the six leave: every second one.');
  // The rounds of elimination, one at a tap.
  const rounds = page.locator('.lesson-rounds');
  for (let round = 0; round < 6; round++) await rounds.getByRole('button').tap();
  await expect(rounds.locator('li')).toHaveText([
    ...['0stays', '1× leaves', '2stays', '3× leaves', '4stays', '5× leaves'],
  ]);
  // Why stands before the slow motion, also in one column.
  const [why, slow] = await Promise.all(
    [steps(page).nth(2), page.locator('.lesson-slow')].map((part) => part.boundingBox()),
  );
  expect(why!.y).toBeLessThan(slow!.y);
  await context.close();
});

test('the lab leads to the lessons and back', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPaused(page, '#v=1&sandbox=pair');
  await page.getByRole('link', { name: 'Lessons' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lessons' })).toBeVisible();
  await page.getByRole('link', { name: 'To the lab' }).click();
  await expect(
    page
      .getByRole('button', { name: 'Play', exact: true })
      .or(page.getByRole('button', { name: 'Pause' })),
  ).toBeVisible();
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
])
  for (const asked of ['', '1', '4', 'teacher'])
    test(`lesson “${asked}” at ${viewport.width}×${viewport.height}: axe, nothing below 16 px, nothing beside the page`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await page.goto(`/?lesson=${asked}`);
      await expect(page.locator('main h1')).toBeVisible();
      if (/\d/.test(asked)) await expect(page.locator('.lesson-figure').first()).toBeVisible();
      await addAxe(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await seriousFindings(page), colorScheme).toEqual([]);
      }
      const small = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const parent = node.parentElement!;
          const isShown = parent.getClientRects().length > 0 && node.textContent!.trim() !== '';
          if (isShown && parseFloat(getComputedStyle(parent).fontSize) < 16)
            found.push(`${parent.tagName} ${node.textContent}`);
        }
        return found;
      });
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewport.width,
      );
    });
