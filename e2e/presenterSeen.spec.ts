/** What a class sees of the presenter: nothing small, pale, cut or covered, at every moment, in every mode, on a phone too. */
import { expect, test, type Page } from '@playwright/test';
import { addAxe, seriousFindings } from './support/axe.ts';
import { contrast } from './support/contrast.ts';
import { keepFewImages } from './support/fewImages.ts';
import {
  open,
  PHONE,
  place,
  play,
  playOut,
  prepared,
  PROJECTOR,
  rings,
  sentence,
} from './support/presenter.ts';
import { settled } from './support/settled.ts';
import { smallTexts, watchCanvases } from './support/smallTexts.ts';

/** Parts of the slide that lie over one another, and those that stand beyond the page. */
const disorder = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const names =
      '.present-sentence, .present-game-head, .present-picture svg, .present-tabs, .present-run canvas, .present-price, .present-guess, .present-bar';
    const parts = [...document.querySelectorAll(names)].map((part) => ({
      name: part.closest('[class]')!.getAttribute('class')!,
      box: part.getBoundingClientRect(),
    }));
    const { scrollWidth, scrollHeight } = document.documentElement;
    return parts.flatMap(({ name, box }, index) => [
      ...parts
        .slice(index + 1)
        // Fractions of a pixel are rounded, each by itself; words of a picture end before its own edge.
        .filter(
          (other) =>
            Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 4 &&
            Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 4,
        )
        .map((other) => `${name} over ${other.name}`),
      ...(box.right > scrollWidth + 4 || box.bottom + scrollY > scrollHeight + 4
        ? [`${name} beyond the page`]
        : []),
    ]);
  });

/** Each key points at something that is in sight, or says that it is not there. */
async function expectMarksInSight(page: Page): Promise<void> {
  const keys = await page.locator('.present-marks kbd').allTextContents();
  const stage = (await page.locator('.present').boundingBox())!;
  for (const key of keys) {
    await page.keyboard.press(key.toLowerCase());
    const said = page.locator('.present-ring, .present-pointing b');
    await expect(said.first()).toBeVisible();
    for (const each of await said.all()) {
      const box = (await each.boundingBox())!;
      const name = `${key} at ${await place(page).textContent()}`;
      expect.soft(box.x, name).toBeGreaterThanOrEqual(0);
      expect.soft(box.y, name).toBeGreaterThanOrEqual(0);
      expect.soft(box.x + box.width, name).toBeLessThanOrEqual(stage.width);
      expect.soft(box.y + box.height, name).toBeLessThanOrEqual(stage.height);
    }
    await page.keyboard.press('Escape');
  }
}

/** What axe finds as it stands, in light and in dark. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect.soft(await seriousFindings(page), `${name}, ${theme}`).toEqual([]);
    await page.keyboard.press('t');
  }
}

for (const [viewport, least] of [
  [PROJECTOR, 24],
  [{ width: 1920, height: 1080 }, 36],
] as const)
  test(`at ${viewport.width}×${viewport.height} no text of any moment is below ${least} px, and nothing covers another thing`, async ({
    page,
  }) => {
    await keepFewImages(page);
    await watchCanvases(page);
    await page.setViewportSize(viewport);
    await open(page, '1');
    await addAxe(page);
    for (let at = 1; at < 10; at++) {
      await expect(place(page)).toHaveText(`${at} of 10`);
      await prepared(page);
      const name = `moment ${at}`;
      const { found, looked } = await smallTexts(page, least);
      expect.soft(found, name).toEqual([]);
      expect(looked).toBeGreaterThan(10);
      if (viewport === PROJECTOR) {
        await expectMarksInSight(page);
        await expectAccessible(page, name);
        await page.getByRole('button', { name: 'Deutsch' }).click();
        expect.soft(await disorder(page), `${name} in German`).toEqual([]);
        // One line below, in the longer language, too.
        const { height } = (await page.locator('.present-bar').boundingBox())!;
        expect.soft(height, name).toBeLessThan(60);
        await page.getByRole('button', { name: 'English' }).click();
      }
      expect.soft(await disorder(page), name).toEqual([]);
      await page.keyboard.press('PageDown');
    }
    await expect(page.locator('.present-run canvas').first()).toBeVisible();
    await page.evaluate(() => window.pruningGame!.step(40));
    const tabs = page.locator('.present-tabs button');
    await expect(tabs.first()).toBeVisible();
    for (let tab = 0; tab < (await tabs.count()); tab++) {
      // The first is drawn already.
      if (tab > 0) {
        await page.evaluate(() => window.drawnTexts!.clear());
        await tabs.nth(tab).click();
      }
      await expect.poll(() => page.evaluate(() => window.drawnTexts!.size)).toBeGreaterThan(2);
      const name = (await tabs.nth(tab).textContent())!;
      expect.soft((await smallTexts(page, least)).found, name).toEqual([]);
      expect.soft(await disorder(page), name).toEqual([]);
      if (viewport !== PROJECTOR) continue;
      await expectMarksInSight(page);
      await expectAccessible(page, name);
    }
    // It fills the window, and nothing has to be scrolled to.
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    expect(overflow).toEqual([0, 0]);
  });

test.describe('by touch on a phone', () => {
  test.use({ hasTouch: true, viewport: PHONE });

  test('every moment is one column in which nothing covers another thing, and a finger plays, points and prepares anew', async ({
    page,
  }) => {
    await keepFewImages(page);
    await open(page, '1');
    await addAxe(page);
    const next = page.getByRole('button', { name: 'Next', exact: true });
    for (let at = 1; at < 10; at++) {
      await expect(place(page)).toHaveText(`${at} of 10`);
      await prepared(page);
      expect.soft(await disorder(page), `moment ${at}`).toEqual([]);
      await expectAccessible(page, `moment ${at}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
      if (at === 3) {
        const asked = await sentence(page).textContent();
        await play(page).tap();
        await expect(sentence(page)).toContainText('sent 9 out', { timeout: 60_000 });
        await page.getByRole('button', { name: 'A the same player' }).tap();
        await expect(rings(page)).toHaveCount(2);
        await page.getByRole('button', { name: 'Prepare this again' }).tap();
        await expect(sentence(page)).toHaveText(asked!, { timeout: 60_000 });
      }
      await next.tap();
    }
    await expect(page.locator('.present-run canvas').first()).toBeVisible();
    expect.soft(await disorder(page), 'the run').toEqual([]);
    await expectAccessible(page, 'the run');
    for (const button of await page.locator('.present-bar button').all()) {
      const { width, height } = (await button.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });
});

test('played to its end every game of numbers has what its keys point at, in sight', async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '1');
  for (let at = 1; at <= 6; at++) {
    await expect(place(page)).toHaveText(`${at} of 10`);
    await prepared(page);
    await playOut(page);
    await expectMarksInSight(page);
    await expect(page.locator('.present-absent')).toHaveCount(0);
    expect.soft(await disorder(page), `moment ${at}`).toEqual([]);
    await page.keyboard.press('PageDown');
  }
});

test('what is pointed at and is not in the picture is said', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '2');
  await page.keyboard.press('c');
  await expect(page.locator('.present-absent')).toHaveText(
    'the richest out: not in this picture now',
  );
  await page.keyboard.press('Space');
  await expect(rings(page)).toHaveText('the richest out', { timeout: 60_000 });
});

test('in a bright room text has 4.5 to 1 against the ground, and marks 3', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, '1');
  const line = () =>
    page.locator('.lesson-fee').evaluate((element) => getComputedStyle(element).stroke);
  for (const theme of ['light', 'dark']) {
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const words = ['ink', 'muted', 'benefit', 'size', 'presence', 'rivals', 'contested-text'];
    for (const token of words)
      expect
        .soft(await contrast(page, `var(--${token})`, 'var(--paper)'), `${token}, ${theme}`)
        .toBeGreaterThanOrEqual(4.5);
    const ramp = Array.from({ length: 8 }, (_, stop) => `ramp-${stop}`);
    let before = 3;
    for (const token of ramp) {
      const found = await contrast(page, `var(--${token})`, 'var(--paper)');
      // The more it takes part, the more it is seen.
      expect.soft(found, `${token}, ${theme}`).toBeGreaterThanOrEqual(before);
      before = found;
    }
    for (const token of ['control', 'axis', 'pruned', 'active', 'contested', 'contested-outline'])
      expect
        .soft(await contrast(page, `var(--${token})`, 'var(--paper)'), `${token}, ${theme}`)
        .toBeGreaterThanOrEqual(3);
    for (const ground of ['paper', 'ramp-7'])
      expect
        .soft(await contrast(page, await line(), `var(--${ground})`), `the fee on ${ground}`)
        .toBeGreaterThanOrEqual(3);
    await page.keyboard.press('t');
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`in forced colours (${colorScheme}) players, what the class says, what came and what is pressed are told apart`, async ({
    page,
  }) => {
    await page.setViewportSize(PROJECTOR);
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await open(page, '3');
    let before = 0.99;
    for (let stop = 0; stop < 8; stop++) {
      const found = await contrast(page, `var(--ramp-${stop})`, 'Canvas');
      expect(found, `ramp-${stop}`).toBeGreaterThan(before);
      before = found;
    }
    await page.keyboard.press('g');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await playOut(page);
    await page.keyboard.press('b');
    await expect(rings(page)).toHaveCount(2);
    await expect(page.locator('.present-came')).toHaveCount(2);
    const seen = await page.evaluate(() => {
      const style = (css: string) => getComputedStyle(document.querySelector(css)!);
      const fills = (side: number) => {
        const game = document.querySelectorAll('.present-game')[side]!;
        const tiles = [...game.querySelectorAll('.lesson-tile')];
        return new Set(tiles.map((tile) => getComputedStyle(tile).fill)).size;
      };
      return {
        ring: style('.present-ring').borderTopColor,
        came: style('.present-came').backgroundColor,
        said: style('.present-guess .slider-thumb').backgroundColor,
        saidEdge: style('.present-guess .slider-thumb').borderTopColor,
        pressed: style('.present-marks [aria-pressed="true"]').borderBottomWidth,
        unpressed: style('.present-marks [aria-pressed="false"]').borderBottomWidth,
        crosses: document.querySelectorAll('.lesson-cross').length,
        dashed: document.querySelectorAll('.lesson-line[stroke-dasharray]').length,
        shades: fills(1),
      };
    });
    for (const mark of [seen.ring, seen.came, seen.saidEdge])
      expect(await contrast(page, mark, 'Canvas')).toBeGreaterThanOrEqual(3);
    expect(await contrast(page, seen.said, 'Canvas')).toBe(1);
    expect(seen.pressed).not.toBe(seen.unpressed);
    expect([seen.crosses, seen.dashed]).toEqual([9, 9]);
    // 1, and those below it in as many shades as the ramp has.
    expect(seen.shades).toBeGreaterThan(5);
  });

test('with reduced motion nothing moves but what the game moves', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '4');
  await page.keyboard.press('c');
  await expect(rings(page)).toHaveCount(1);
  const drawn = () => page.locator('.present').evaluate((element) => element.outerHTML);
  const animations = () => page.evaluate(() => document.getAnimations().length);
  // Rings go with what they are around a frame later.
  await settled(page);
  const before = await drawn();
  await page.waitForTimeout(1500);
  expect(await drawn()).toBe(before);
  await page.keyboard.press('Space');
  await expect(play(page)).toHaveText('Pause');
  expect(await animations()).toBe(0);
  await expect(play(page)).toHaveText('Play', { timeout: 60_000 });
  await settled(page);
  const after = await drawn();
  expect(after).not.toBe(before);
  expect(await animations()).toBe(0);
  await page.waitForTimeout(1500);
  expect(await drawn()).toBe(after);
});
