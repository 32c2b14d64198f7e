/** The lessons ask first: what stands on a screen before an answer is given, how it is given, and what is said of it. */
import { expect, test, type Locator, type Page } from '@playwright/test';

const voice = (page: Page) => page.locator('.lesson-voice h2');
const steps = (page: Page) => page.locator('.lesson-steps > section');
const PROJECTOR = { width: 1280, height: 720 };

async function open(page: Page, chapter: number, screen: number): Promise<void> {
  await page.goto(`/?lesson=${chapter}`);
  await page
    .locator('.lesson-screens button')
    .nth(screen - 1)
    .click();
  await expect(page.locator('.lesson-figure').first()).toBeVisible();
}

/** Any answer, as a visitor gives it; then the game plays. */
async function answer(page: Page): Promise<void> {
  const ask = steps(page).first();
  await expect(page.locator('.lesson-commit')).toBeVisible();
  const options = ask.getByRole('radio');
  if ((await options.count()) > 0) await options.first().check();
  for (const dot of await ask.getByRole('slider').all()) await dot.press('ArrowRight');
  const players = ask.locator('[data-player]');
  if ((await players.count()) > 0) await players.nth(1).click();
  await page.locator('.lesson-commit').click();
  await expect(page.locator('.lesson-next')).toBeVisible();
}

/** Whether nothing else lies where the middle of a part is seen. */
const isUncovered = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

/** The question more: a slider set to a value, and the button that says so. */
async function tryAt(page: Page, value: number): Promise<void> {
  const slider = steps(page).nth(3).getByRole('slider');
  const now = async () => Number(await slider.getAttribute('aria-valuenow'));
  for (let presses = 0; presses < 100 && Math.abs((await now()) - value) > 1e-9; presses++)
    await slider.press((await now()) < value ? 'ArrowRight' : 'ArrowLeft');
  expect(await now()).toBeCloseTo(value, 9);
  await page.locator('.lesson-try').click();
}

/** All that a game comes to, and the ways to play it beforehand. */
const ANSWERS =
  '.lesson-chosen, .lesson-line-chosen, .lesson-best, .lesson-rest, .lesson-ridge, .lesson-highest, .lesson-slow, .lesson-game a, .lesson-more';

for (const [chapter, screen] of [1, 2, 3, 4].flatMap((each) => [
  [each, 1] as const,
  [each, 2] as const,
]))
  test(`screen ${chapter}.${screen} gives nothing away before it is answered, and then has why and the way on in sight`, async ({
    page,
  }) => {
    await page.setViewportSize(PROJECTOR);
    await open(page, chapter, screen);
    await expect(page.locator(ANSWERS)).toHaveCount(0);
    await expect(page.locator('.lesson-commit')).toBeInViewport({ ratio: 1 });
    await answer(page);
    await expect(steps(page).nth(2).locator('h3')).toBeInViewport({ ratio: 1 });
    await expect(steps(page).nth(2).locator('p').first()).toBeInViewport({ ratio: 0.5 });
    // The question more itself, or what leads to it and on: nothing of either is covered.
    const question = steps(page).nth(3);
    await expect
      .poll(async () =>
        (await isUncovered(question.locator('h3')))
          ? // Nothing lies over the question.
            (await page.locator('.lesson-foot').boundingBox())!.y >=
            (await question.boundingBox())!.y + (await question.boundingBox())!.height
          : isUncovered(page.locator('.lesson-next')),
      )
      .toBe(true);
    await expect(steps(page).first()).toContainText(/Right\.|Close\.|Not so\./);
  });

test('a player is marked in the pictures only while it is looked at in slow motion, which then names it', async ({
  page,
}) => {
  await open(page, 1, 2);
  await answer(page);
  await expect(page.locator('.lesson-chosen, .lesson-line-chosen')).toHaveCount(0);
  await page.locator('.lesson-slow').getByRole('button').click();
  await expect(page.locator('[data-mark=player-11] .lesson-chosen')).toHaveCount(1);
  await expect(page.locator('.lesson-line-chosen')).toHaveCount(1);
  await expect(page.locator('.lesson-slow')).toContainText('Player 11 is marked');
  // Of three prices this game has one, and no net.
  const slow = page.locator('.lesson-slow li');
  for (let phase = 0; phase < 3; phase++) await page.locator('.lesson-slow button').click();
  await expect(slow.nth(2)).toContainText('the fee 0.475. What is left');
  await expect(page.locator('.lesson-slow ol')).not.toContainText(/size|rivals|Forward|Backward/);
});

test('a slider answers when the visitor says so; too little, too much and right are told apart', async ({
  page,
}) => {
  await open(page, 3, 1);
  await answer(page);
  const more = steps(page).nth(3);
  const verdict = page.locator('.lesson-verdict');
  await expect(page.locator('.lesson-try')).toBeDisabled();
  await expect(more).not.toContainText('0.606');
  await more.getByRole('slider').press('End');
  await expect(more).toContainText('You said: 1.000.');
  // Nothing has been played for it yet.
  await expect(verdict).toHaveText('');
  await expect(steps(page).nth(1)).toContainText('Step 400 of 400');
  await page.locator('.lesson-try').click();
  await expect(verdict).toContainText('Try nearer.');
  await tryAt(page, 0.55);
  await expect(verdict).toContainText('Not yet.');
  await expect(more).not.toContainText('0.606');
  await tryAt(page, 0.62);
  await expect(verdict).toContainText('Right. It is back: it earns 0.62, more than the 0.606');
});

for (const [chapter, screen] of [
  [2, 1],
  [4, 2],
  [6, 2],
] as const)
  test(`a question more with choices plays another game and judges what was said: ${chapter}.${screen}`, async ({
    page,
  }) => {
    await page.setViewportSize(PROJECTOR);
    await open(page, chapter, screen);
    await answer(page);
    const games = await page.locator('.lesson-game').count();
    const more = steps(page).nth(3);
    await page.getByRole('button', { name: 'One question more' }).click();
    await expect(more.locator('h3')).toBeInViewport({ ratio: 1 });
    await more.getByRole('radio').first().check();
    await more.getByRole('button', { name: 'Play it and see' }).click();
    await expect(page.locator('.lesson-game')).toHaveCount(games + 1);
    await expect(more.locator('.lesson-verdict')).toContainText(/Right\.|Close\.|Not so\./);
    // All is as it was beside it, and the way on is the larger now.
    await expect(steps(page).nth(2).locator('p').first()).toBeVisible();
    await expect(page.locator('.lesson-button.lesson-next')).toBeVisible();
  });

test('after a question more the screen and the picture tell the same step', async ({ page }) => {
  await open(page, 1, 1);
  await answer(page);
  await tryAt(page, 0.615);
  await expect(page.locator('.lesson-verdict')).toContainText('Right.');
  const told = await steps(page).nth(1).locator('p').textContent();
  const [, step] = /^Step ([\d,]+)\. At step 200 it had answered\.$/.exec(told!)!;
  expect(Number(step!.replace(',', ''))).toBeGreaterThan(200);
  await expect(
    page.locator('.lesson-picture').nth(1).locator('svg text').getByText(step!, { exact: true }),
  ).toBeVisible();
});

test('a full hit is right, on an axis and of marked players', async ({ page }) => {
  await open(page, 2, 1);
  const asked = steps(page).first();
  for (const [dot, presses] of [
    [asked.getByRole('slider').nth(0), 9],
    [asked.getByRole('slider').nth(1), 0],
  ] as const) {
    await dot.press('Home');
    await dot.press('ArrowRight');
    await dot.press('ArrowLeft');
    for (let press = 0; press < presses; press++) await dot.press('ArrowRight');
  }
  await page.locator('.lesson-commit').click();
  await expect(asked).toContainText('You said: 9. The game says: 9. Right.');
  await expect(asked).toContainText('You said: 0. The game says: 0. Right.');
  await open(page, 3, 2);
  for (const player of [1, 3, 5]) await page.locator(`[data-player="${player}"]`).click();
  await page.locator('.lesson-commit').click();
  await expect(asked).toContainText('The game says: 1, 3, 5. Right.');
});

for (const forcedColors of ['none', 'active'] as const)
  test(`a placed point is a diamond that is named, beside dots of equilibria; forced colours: ${forcedColors}`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors });
    await open(page, 4, 1);
    await expect(page.locator('.lesson-figure').first()).toContainText('Click where');
    await expect(page.locator('.lesson-best, .lesson-rest')).toHaveCount(0);
    await page.locator('.lesson-place').click({ position: { x: 60, y: 60 } });
    const guess = page.locator('[data-mark=guess]');
    await expect(guess.locator('path')).toBeVisible();
    await expect(guess.locator('circle')).toHaveCount(0);
    await expect(guess).toContainText('your guess');
    await page.locator('.lesson-commit').click();
    await expect(voice(page)).toHaveText('They end at 0.67 and 0.67: they share.');
    await expect(page.locator('.lesson-best')).toHaveCount(2);
    await expect(guess).toBeVisible();
  });

test('a picture says to click in it only where a click says something', async ({ page }) => {
  await open(page, 4, 2);
  await expect(page.locator('.lesson-place')).toHaveCount(0);
  await expect(page.locator('.lesson-game')).not.toContainText('Click');
});

test('the list of chapters and their titles tell no answers', async ({ page }) => {
  await page.goto('/?lesson');
  const list = page.locator('.lesson-list');
  await expect(list.locator('li')).toHaveCount(6);
  await expect(list).not.toContainText(/η < 2β|cuts, L2 shrinks|No way back/);
});

test('names of axes lie within the window and beside every line', async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await open(page, 4, 1);
  await answer(page);
  const drawing = page.locator('.lesson-figure').first();
  await expect(drawing.getByText('player 0 →')).toBeInViewport({ ratio: 1 });
  const upright = page.locator('[data-mark=upright]');
  await expect(upright).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.lesson-best')).toHaveCount(2);
  const [name, ...lines] = await Promise.all([
    upright.boundingBox(),
    ...(await page.locator('.lesson-best').all()).map((line) => line.boundingBox()),
  ]);
  for (const line of lines) expect(name!.y + name!.height).toBeLessThanOrEqual(line!.y + 1);
});

test('words in pictures grow once with the page', async ({ page }) => {
  for (const viewport of [PROJECTOR, { width: 3840, height: 2160 }]) {
    await page.setViewportSize(viewport);
    await open(page, 1, 1);
    const sizes = await page.evaluate(() => {
      const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
      return Array.from(
        document.querySelectorAll<SVGTextElement>('.lesson-figure text'),
        (text) => {
          const drawn = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.d;
          return Number((drawn / root).toFixed(2));
        },
      );
    });
    expect(new Set(sizes)).toEqual(new Set([1]));
  }
});
