/** The visitor's colours, more contrast, paper: each shows all that the usual page shows. */
import { expect, test, type Page } from '@playwright/test';
import { contrast } from './support/contrast.ts';
import { shown } from './support/keepTwo.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';

const run = '#v=1&seed=3&beta=0.02';

/** How many colours each canvas in sight shows. */
const coloursOf = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLCanvasElement>('.panel-canvas')]
        .filter(({ offsetWidth }) => offsetWidth > 0)
        .map((canvas) => {
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set(new Uint32Array(data.buffer));
          return [canvas.closest('.panel')!.className, seen.size];
        }),
    ),
  );

for (const colorScheme of ['light', 'dark'] as const)
  test(`in forced colours (${colorScheme}) players, thumbs, bars and tab marks are seen`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      forcedColors: 'active',
      colorScheme,
      // So high that every picture is in view: others are not drawn.
      viewport: { width: 1440, height: 1500 },
    });
    const page = await context.newPage();
    await openWithFewImages(page, run);
    await page.evaluate(() => window.pruningGame!.step(120));
    await allPictures(page);
    await expect
      .poll(async () => (await coloursOf(page))['panel panel-players'])
      .toBeGreaterThan(40);
    // Panels are painted one by one.
    await expect
      .poll(async () =>
        Object.entries(await coloursOf(page)).flatMap(([panel, count]) => (count > 5 ? [] : panel)),
      )
      .toEqual([]);
    const parts: Record<string, [string, string?]> = {
      thumb: ['.slider-thumb'],
      bar: ['.ledger-bar-track span[style*="width"]'],
      tab: ['.panel-tabs button[aria-pressed="true"]', '::after'],
      play: ['.play-button'],
    };
    for (const [selector] of Object.values(parts)) await page.locator(selector).first().waitFor();
    const grounds = await page.evaluate((parts) => {
      const paper = getComputedStyle(document.body).backgroundColor;
      const root = getComputedStyle(document.documentElement).backgroundColor;
      return Object.entries(parts).map(([name, [selector, pseudo]]) => ({
        name,
        ground: getComputedStyle(document.querySelector(selector)!, pseudo).backgroundColor,
        paper: [paper, root],
      }));
    }, parts);
    for (const { name, ground, paper } of grounds) expect(paper, name).not.toContain(ground);
    await context.close();
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`more contrast is more contrast (${colorScheme})`, async ({ browser }) => {
    const context = await browser.newContext({ contrast: 'more', colorScheme });
    const page = await context.newPage();
    await openWithFewImages(page, run);
    for (const [token, least] of [
      ['--ink', 20],
      ['--muted', 10],
      ['--hairline', 4.5],
      ['--axis', 7],
      ['--control', 7],
      ['--pruned', 7],
      ['--contested-text', 7],
    ] as const)
      expect(await contrast(page, `var(${token})`, 'var(--paper)'), token).toBeGreaterThanOrEqual(
        least,
      );
    await context.close();
  });

for (const view of ['net', 'game', 'runs'])
  test(`${view} is printed on one light sheet, with its settings and without controls`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      colorScheme: 'dark',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await openWithFewImages(page, `${run}&view=${view}`);
    await page.evaluate(() => window.pruningGame!.step(120));
    await shown(page, view);
    await allPictures(page);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    // What was done for the sheet is undone.
    await expect(page.locator('.on-paper')).toHaveCount(0);

    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.on-paper')).toContainText('seed 3');
    await expect(page.locator('.on-paper')).toContainText('#v=1');
    await expect(page.locator('.sentence-voice')).toBeVisible();
    for (const control of ['.play-row', '.parameter-slider', '.closed-choices', '.view-tabs'])
      await expect(page.locator(control).first()).toBeHidden();
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    ).toBe('rgb(255, 255, 255)');
    // The pictures are light too: most of each is paper, and nothing is blank.
    await expect
      .poll(async () => {
        const counts = Object.entries(await coloursOf(page));
        return { some: counts.length > 0, blank: counts.filter(([, count]) => count <= 5) };
      })
      .toEqual({ some: true, blank: [] });
    await page.emulateMedia({ media: 'screen' });
    await expect(page.locator('.play-row')).toBeVisible();
    await context.close();
  });
