/** Everyone can use it: no serious finding of axe in either theme, and every control by keyboard. */
import { expect, test, type Page } from '@playwright/test';
import { addAxe, seriousFindings } from './support/axe.ts';
import { keepFewImages } from './support/fewImages.ts';
import { shown } from './support/keepTwo.ts';
import { openPaused, openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { bad, choose, good, kept, own, stepNow } from './support/ownFile.ts';
import { settled } from './support/settled.ts';

declare global {
  interface Window {
    /** What Tab has come to. */
    reached: Set<Element>;
  }
}

async function expectNothingSerious(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const where = `${within === undefined ? 'the whole page' : await page.locator(within).getAttribute('aria-label')}, ${colorScheme}`;
    expect.soft(await seriousFindings(page, within), where).toEqual([]);
  }
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  for (const view of ['net', 'game', 'runs', 'map', 'paper'])
    test(`axe finds nothing serious, light or dark: ${view}, ${viewport.width}×${viewport.height}`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await openWithFewImages(page, `#v=1&gamma=1e9&eta=0.02&view=${view}`);
      await page.evaluate(() => window.pruningGame!.step(5));
      if (view === 'runs') await shown(page, view);
      await addAxe(page);
      const shut = page.locator('.disclosure:not([open]) > summary');
      while ((await shut.count()) > 0) await shut.first().click();
      await expect(page.locator('.disclosure-body:empty')).toHaveCount(0);
      await expect(page.getByText('One moment …')).toHaveCount(0);
      // The page beneath stays as it is: of what lies over it only that is looked at.
      const openers = page.locator('.popover > button[aria-expanded]:visible');
      await allPictures(page);
      const least = { net: 7, game: 9, runs: 4, map: 4, paper: 6 }[view]!;
      await expect.poll(() => openers.count()).toBeGreaterThanOrEqual(least);
      const count = await openers.count();
      for (let index = 0; index < count; index++) {
        await openers.nth(index).click();
        // What it holds may have to be fetched.
        await expect(page.locator('.popover-panel')).not.toHaveText(/^(One moment …)?$/);
        await expectNothingSerious(page, '.popover-panel');
        await page.keyboard.press('Escape');
      }
      await expectNothingSerious(page);
    });
}

for (const granularity of ['weight', 'pixel', 'pixel-neuron'])
  test(`axe finds nothing serious where players are ${granularity}`, async ({ page }) => {
    await openWithFewImages(page, `#v=1&network=784-24-12-10&granularity=${granularity}&lrS=0.02`);
    await page.evaluate(() => window.pruningGame!.step(20));
    await addAxe(page);
    await expectNothingSerious(page);
    if (granularity !== 'weight') return;
    await page.getByRole('button', { name: 'Counts as a table' }).click();
    await expectNothingSerious(page, '.popover-panel');
  });

for (const width of [390, 1280])
  test(`axe finds nothing serious in an embed, on “About” and in what “Share” opens: ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 720 });
    await page.goto('/?about');
    await page.getByText('The licences’ texts').click();
    await expect(page.getByText('TERMS AND CONDITIONS FOR USE').first()).toBeVisible();
    await addAxe(page);
    await expectNothingSerious(page);

    await keepFewImages(page);
    await page.goto('/?embed=players,participation,curves&sliders=gamma,eta#v=1&gama=3');
    await page.waitForFunction(() => window.pruningGame !== undefined);
    await page.evaluate(() => window.pruningGame!.step(5));
    await addAxe(page);
    await expectNothingSerious(page);

    await openPaused(page, '#v=1&gamma=3');
    await addAxe(page);
    for (const way of ['QR code', 'Embed']) {
      await page.locator('.share > button').click();
      await expect(page.getByRole('button', { name: way, exact: true })).toBeVisible();
      await expectNothingSerious(page, '.popover-panel');
      await page.getByRole('button', { name: way, exact: true }).click();
      await expectNothingSerious(page, '.share-dialog');
      for (let presses = 0; presses < 2; presses++) await page.keyboard.press('Escape');
    }
  });

test('a file of one’s own is chosen, learnt from and forgotten by keyboard alone; axe finds nothing serious on the way', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&backend=wasm&epochs=200');
  await addAxe(page);
  // Asked for well before the key: a chooser that opens while the browser is only being told to hand it over is lost.
  const choosing = page.waitForEvent('filechooser');
  await page.locator('summary', { hasText: 'Data and run' }).focus();
  await page.keyboard.press('Enter');
  await own(page)
    .getByLabel(/^Choose files/)
    .focus();
  await page.keyboard.press('Space');
  await (await choosing).setFiles(good);
  const column = own(page).getByLabel('Which column has the classes');
  await expect(column).toBeVisible();
  await expectNothingSerious(page, '.own-file');
  // Past the folder, which may be two stops.
  for (let presses = 0; presses < 4; presses++)
    if (!(await column.evaluate((element) => element === document.activeElement)))
      await page.keyboard.press('Tab');
  await expect(column).toBeFocused();
  await page.keyboard.press('Home');
  await expect(column).toHaveValue('1');
  await page.keyboard.press('Tab');
  await expect(own(page).getByRole('button', { name: 'Learn from two.csv' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(kept(page)).toBeVisible();
  await expect.poll(() => stepNow(page)).toBeGreaterThan(5);
  await expect(kept(page)).toMatchAriaSnapshot(`
    - list "Files kept in this browser":
      - listitem:
        - text: /two.csv, .* is kept in this browser; the run learns from it/
        - button /Forget it/
  `);
  await choose(page, bad);
  await own(page).getByRole('button', { name: 'Learn from bad.csv' }).press('Enter');
  await expect(own(page).getByRole('status')).toContainText('The run goes on as it was.');
  await expectNothingSerious(page, '.own-file');
  await kept(page).getByRole('button', { name: 'Forget it: two.csv' }).press('Enter');
  await expect(kept(page)).toHaveCount(0);
});

test('axe finds nothing serious in a plane of points', async ({ page }) => {
  await openPaused(page, '#v=1&data=spiral&network=small&lrS=0.02&select=3');
  await page.evaluate(() => window.pruningGame!.step(20));
  await addAxe(page);
  await expectNothingSerious(page);
  await page.getByRole('button', { name: 'as a table' }).click();
  await expectNothingSerious(page, '.popover-panel');
});

test('axe finds nothing serious in a game without a network', async ({ page }) => {
  await openWithFewImages(page, '#v=1&sandbox=pair&start=drawn');
  await page.evaluate(() => window.pruningGame!.step(60));
  await addAxe(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.locator('.preset > button').click();
  await expect(page.getByRole('button', { name: 'Start this run' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('every slider of the game moves by keyboard, and the run feels it', async ({ page }) => {
  await openWithFewImages(page);
  for (const [name, parameter] of [
    [/benefit/i, 'alpha'],
    [/size/i, 'beta'],
    [/presence/i, 'gamma'],
    [/rivals/i, 'eta'],
  ] as const) {
    const slider = page.getByRole('slider', { name }).first();
    const value = () =>
      page.evaluate((key) => window.pruningGame!.spec()[key] as number, parameter);
    const before = await value();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(value).toBeGreaterThan(before);
    await page.keyboard.press('Home');
    await expect.poll(value).toBe(0);
  }
});

test('play, step, epoch and rewind by key; no key acts while one types', async ({ page }) => {
  await openPaused(page);
  const step = () => page.evaluate(async () => (await window.pruningGame!.snapshot()).step);
  await page.evaluate(() => window.pruningGame!.reset());
  await page.keyboard.press('.');
  await expect.poll(step).toBe(1);
  await page.keyboard.press('e');
  await expect.poll(step, { timeout: 60_000 }).toBe(431);
  await page.keyboard.press('r');
  await expect.poll(step).toBe(0);
  await page.keyboard.press('Space');
  await expect.poll(step).toBeGreaterThan(1);
  await page.keyboard.press('Space');
  const field = page.getByRole('textbox').first();
  await field.focus();
  const paused = await step();
  await page.keyboard.press('.');
  // One step, by program: a key that acted would have made another before it.
  await page.evaluate(() => window.pruningGame!.step(1));
  expect(await step()).toBe(paused + 1);
});

for (const view of ['net', 'game', 'runs', 'map'])
  test(`every focusable control of ${view} is reached by Tab and shows where the focus is`, async ({
    page,
  }) => {
    await openWithFewImages(page, `#v=1&view=${view}`);
    await shown(page, view);
    await allPictures(page);
    await settled(page);
    const wanted = await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      window.reached = new Set();
      return [
        ...document.querySelectorAll<HTMLElement>(
          'button, input, select, textarea, a[href], [tabindex="0"]',
        ),
      ].filter(
        (element) =>
          element.tabIndex >= 0 && element.checkVisibility() && !element.matches(':disabled'),
      ).length;
    });
    for (let press = 0; press < wanted + 5; press++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        window.reached.add(element);
        const style = getComputedStyle(element);
        const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        // Some controls show the ring on a part of themselves.
        const within = [...element.querySelectorAll('*'), element.parentElement!].some((part) => {
          const partStyle = getComputedStyle(part);
          return partStyle.outlineStyle !== 'none' && parseFloat(partStyle.outlineWidth) >= 1;
        });
        return {
          ringed: ringed || within,
          tag: element.outerHTML.slice(0, 90),
        };
      });
      if (focused === null) continue;
      expect(focused.ringed, focused.tag).toBe(true);
    }
    expect(await page.evaluate(() => window.reached.size)).toBeGreaterThanOrEqual(wanted);
  });

test('keys that are the browser’s go past every picture', async ({ page }) => {
  await openWithFewImages(page);
  await allPictures(page);
  const taken = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.panel-focus[tabindex]')].flatMap((picture) => {
      const press = (modifier: object) => {
        const init = { key: 'ArrowLeft', bubbles: true, cancelable: true, ...modifier };
        return !picture.dispatchEvent(new KeyboardEvent('keydown', init));
      };
      return [{ altKey: true }, { ctrlKey: true }, { metaKey: true }].some(press)
        ? [picture.getAttribute('aria-label')]
        : [];
    }),
  );
  expect(taken).toEqual([]);
});
