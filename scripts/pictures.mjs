/** `npm run pictures`: takes the pictures of docs/ from the built page, each at a fixed step of a fixed run. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findSystemChromium } from './browsers.mjs';
import { compileStep, prepareData, root, timed } from './setup.mjs';

const folder = path.join(root, 'docs/images');
const port = 4175;

/** A contest in which rivals cost something, with a price raised on the way; seed 3. */
const run = '#v=1&seed=3&backend=wasm&beta=0.02&changes=900:eta=0.02;1300:gamma=3';
const STEPS = 1900;

/** Panels by view, each named by its class; the first view holds those not listed elsewhere. */
const views = {
  net: ['players', 'participation', 'curves', 'crowd', 'responses', 'utility', 'distance'],
  game: ['inspector', 'slice', 'regimes', 'verdicts', 'potential', 'pruning-history'],
};

/** Whole pages: name, width, height, theme, view. */
const pages = /** @type {const} */ ([
  ['lab-wide', 1440, 900, 'light', 'net'],
  ['lab-dark', 1440, 900, 'dark', 'net'],
  ['lab-narrow', 390, 844, 'light', 'net'],
  ['game-wide', 1440, 900, 'light', 'game'],
  ['game-narrow', 390, 844, 'light', 'game'],
]);

/** @param {import('@playwright/test').Browser} browser @param {number} width @param {number} height @param {'light' | 'dark'} colorScheme @param {string} view */
async function opened(browser, width, height, colorScheme, view) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(`http://127.0.0.1:${port}/${run}&view=${view}`);
  await page.waitForFunction(() => 'pruningGame' in globalThis);
  await page.evaluate(async (steps) => {
    // @ts-expect-error the page's own, see src/state/automation.ts
    const game = globalThis.pruningGame;
    const stepped = game.step(steps);
    await game.ready;
    await stepped;
    await game.snapshot();
  }, STEPS);
  // Fonts, receptive fields and slow panels are there a moment later.
  await page.waitForTimeout(2500);
  return page;
}

await prepareData();
await compileStep();
await timed('Building the page (dist)', () => build({ logLevel: 'warn' }));
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { host: '127.0.0.1', port, strictPort: true } });
const browser = await chromium.launch({
  executablePath: findSystemChromium() ?? undefined,
  args: ['--no-sandbox'],
});
try {
  for (const [name, width, height, theme, view] of pages) {
    const page = await timed(name, () => opened(browser, width, height, theme, view));
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    await page.close();
  }
  for (const [view, panels] of Object.entries(views)) {
    const page = await timed(`panels of ${view}`, () => opened(browser, 1440, 900, 'light', view));
    for (const panel of panels) {
      // The distance shares its place with one player's utility.
      if (panel === 'distance') await page.getByRole('button', { name: 'all players' }).click();
      const element = page.locator(`.panel-${panel}`).first();
      await element.scrollIntoViewIfNeeded();
      await page.waitForTimeout(600);
      await element.screenshot({ path: path.join(folder, `panel-${panel}.png`) });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
