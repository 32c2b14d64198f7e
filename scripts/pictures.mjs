/**
 * `npm run pictures`: takes the pictures of docs/ from the built page, each at a fixed step of a fixed run.
 * With the name of a run, as in `npm run pictures -- weights`, only those of that run;
 * `collapse` is the picture that moves.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findSystemChromium } from './browsers.mjs';
import { momentsOf, movingPicture } from './movingPicture.mjs';
import { compileStep, prepareData, root, timed } from './setup.mjs';

const folder = path.join(root, 'docs/images');
const port = 4175;
const [wanted] = process.argv.slice(2);

/**
 * @typedef {object} Run
 * @property {string} hash
 * @property {number} steps
 * @property {boolean} [twin] whether its dense twin is trained, and asked about an image on which they part
 * @property {number} [past] the step that the page then goes back to
 * @property {readonly number[]} [kept] prices γ of runs that are kept beside it, each of as many steps
 * @property {number} [stride] steps from one look at the run to the next; all if left out
 * @property {readonly (readonly [name: string, width: number, height: number, theme: 'light' | 'dark', view: string])[]} pages
 *   whole pages
 * @property {Record<string, readonly string[]>} panels by view, each named by its class
 * @property {() => string} [table] a file of one's own that it learns from, as CSV
 */

/** Three kinds of leaves, made up: length and width, and two numbers that say nothing. */
function leaves() {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const kind = i % 3;
    // A sequence that fills the square evenly, the same each time.
    const [a, b, c] = [0.7548777, 0.5698403, 0.3542941].map((step) => (step * (i + 1)) % 1);
    const [length, width] = [5 + 1.2 * kind + 1.6 * a, 2 + (kind === 1 ? 0.9 : 0) + b];
    return [length.toFixed(2), width.toFixed(2), (10 * c).toFixed(2), i % 7, 'abc'[kind]].join();
  });
  return ['length,width,weight,day,kind', ...rows].join('\n');
}

/** @type {Record<string, Run>} */
const runs = {
  /** A contest in which rivals cost something, with a price raised on the way; seed 3. */
  neurons: {
    hash: '#v=1&seed=3&backend=wasm&beta=0.02&changes=900:eta=0.02;1300:gamma=3',
    steps: 1900,
    pages: [
      ['lab-wide', 1440, 900, 'light', 'net'],
      ['lab-dark', 1440, 900, 'dark', 'net'],
      ['lab-narrow', 390, 844, 'light', 'net'],
      ['game-wide', 1440, 900, 'light', 'game'],
      ['game-narrow', 390, 844, 'light', 'game'],
    ],
    panels: {
      net: ['players', 'participation', 'curves', 'crowd', 'responses', 'utility', 'distance'],
      game: ['inspector', 'slice', 'regimes', 'verdicts', 'potential', 'pruning-history'],
    },
  },
  /** The first one, seen at an earlier step. */
  time: {
    hash: '#v=1&seed=3&backend=wasm&beta=0.02&changes=900:eta=0.02;1300:gamma=3',
    steps: 1900,
    past: 1600,
    pages: [['time-wide', 1440, 900, 'light', 'net']],
    panels: {},
  },
  /** Contests that differ in a price. */
  runs: {
    hash: '#v=1&backend=wasm&epochs=5&gamma=2.2',
    steps: 1720,
    kept: [0.7, 1, 1.4, 1.8, 2.6, 3.2, 4, 5],
    pages: [
      ['runs-wide', 1440, 900, 'light', 'runs'],
      ['runs-dark', 1440, 900, 'dark', 'runs'],
      ['runs-narrow', 390, 844, 'light', 'runs'],
    ],
    panels: {},
  },
  /** The paper beside what comes out here; the run that is shown says nothing in it. */
  paper: {
    hash: '#v=1&seed=3&backend=wasm',
    steps: 100,
    pages: [
      ['paper-wide', 1440, 900, 'light', 'paper'],
      ['paper-dark', 1440, 900, 'dark', 'paper'],
      ['paper-narrow', 390, 844, 'light', 'paper'],
    ],
    panels: {
      paper: [
        'paper-table',
        'paper-interpretations',
        'paper-course',
        'paper-end',
        'paper-claims',
        'paper-field',
      ],
    },
  },
  /** A contest of single weights over the whole net. */
  weights: {
    hash: '#v=1&seed=3&backend=wasm&network=lenet-300-100&granularity=weight&benefitScale=relative-net&gamma=20&gammaWarmup=1&lrS=0.001&epochs=5',
    steps: 300,
    pages: [
      ['weights-wide', 1440, 900, 'light', 'net'],
      ['weights-dark', 1440, 900, 'dark', 'net'],
    ],
    panels: { net: ['weights', 'unit', 'matrices', 'still-read', 'participation'] },
  },
  /** A contest of filters and neurons. */
  filters: {
    hash: '#v=1&seed=3&backend=wasm&network=lenet-5&granularity=filter&gamma=2.5&gammaWarmup=0.3&lrS=0.005',
    steps: 250,
    pages: [
      ['filters-wide', 1440, 900, 'light', 'net'],
      ['filters-dark', 1440, 900, 'dark', 'net'],
    ],
    panels: { net: ['filters', 'work'] },
  },
  /** A contest of neurons, and its dense twin. */
  twin: {
    hash: '#v=1&seed=3&backend=wasm&network=lenet-300-100&epochs=1&gamma=3&gammaWarmup=0&lrS=0.005',
    steps: 400,
    twin: true,
    pages: [],
    panels: { net: ['ask'] },
  },
  /** A contest of pixels and neurons. */
  pixels: {
    hash: '#v=1&seed=3&backend=wasm&network=lenet-300-100&granularity=pixel-neuron&gamma=3&lrS=0.01',
    steps: 200,
    pages: [['pixels-wide', 1440, 900, 'light', 'net']],
    panels: { net: ['pixels'] },
  },
  /** The preset of the spiral, seed 1, seen often enough for the past of its boundary. */
  plane: {
    hash: '#v=1&seed=1&backend=wasm&lrS=0.001&gammaWarmup=15&lrTheta=0.006&batchSize=16&data=spiral&points=1000&network=small&epochs=60&select=26',
    steps: 2000,
    stride: 50,
    pages: [
      ['plane-wide', 1440, 900, 'light', 'net'],
      ['plane-dark', 1440, 900, 'dark', 'net'],
      ['plane-narrow', 390, 844, 'light', 'net'],
    ],
    panels: { net: ['plane', 'plane-history'] },
  },
  /** A table of one's own; the control it was chosen with is open. */
  own: {
    hash: '#v=1&seed=1&backend=wasm&data=spiral&network=small&lrS=0.001&gamma=2&gammaWarmup=5&lrTheta=0.006&batchSize=16&epochs=60',
    steps: 700,
    table: leaves,
    pages: [
      ['own-wide', 1440, 900, 'light', 'net'],
      ['own-dark', 1440, 900, 'dark', 'net'],
      ['own-narrow', 390, 844, 'light', 'net'],
    ],
    panels: { net: ['own'] },
  },
};

/** @param {import('@playwright/test').Browser} browser @param {Run} run @param {number} width @param {number} height @param {'light' | 'dark'} colorScheme @param {string} view */
async function opened(
  browser,
  { hash, steps, stride = steps, twin = false, past, kept = [], table },
  width,
  height,
  colorScheme,
  view,
) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(`http://127.0.0.1:${port}/${hash}&view=${view}`);
  await page.waitForFunction(() => 'pruningGame' in globalThis);
  if (table !== undefined)
    await page.evaluate(async (text) => {
      // @ts-expect-error the page's own, see src/state/automation.ts
      const game = globalThis.pruningGame;
      await game.ready;
      await game.learnFrom(new File([text], 'leaves.csv'));
      await game.reset();
    }, table());
  await page.evaluate(async ([kept, steps]) => {
    // @ts-expect-error the page's own, see src/state/automation.ts
    const game = globalThis.pruningGame;
    await game.ready;
    const { gamma } = game.spec();
    for (const price of kept) {
      game.pause();
      await game.set({ gamma: price });
      await game.reset();
      await game.step(steps);
      await game.keep();
    }
    if (kept.length > 0) {
      await game.set({ gamma });
      await game.reset();
    }
  }, /** @type {const} */ ([kept, steps]));
  await page.evaluate(async ([steps, stride]) => {
    // @ts-expect-error the page's own, see src/state/automation.ts
    const game = globalThis.pruningGame;
    // It plays until the first wish; from there on as far as is left.
    const paused = game.step(1);
    await game.ready;
    await paused;
    const left = async () => steps - (await game.snapshot()).step;
    for (let more = await left(); more > 0; more = await left())
      await game.step(Math.min(stride, more));
  }, /** @type {const} */ ([steps, stride]));
  if (past !== undefined)
    await page.evaluate(
      // @ts-expect-error the page's own, see src/state/automation.ts
      (step) => globalThis.pruningGame.at(step),
      past,
    );
  if (twin) {
    await page.getByRole('button', { name: 'Train the dense twin' }).click();
    await page.getByText('The dense twin has been trained').waitFor({ timeout: 300_000 });
    await page.keyboard.press('n');
  }
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
/** A contest of neurons to its end; seed 3. */
async function collapse() {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(`http://127.0.0.1:${port}/#v=1&seed=3&backend=wasm&epochs=8`);
  await page.waitForFunction(() => 'pruningGame' in globalThis);
  writeFileSync(path.join(folder, 'collapse.svg'), movingPicture(await momentsOf(page, 3440, 43)));
  await page.close();
}

try {
  if (wanted === undefined || wanted === 'collapse') await timed('collapse', collapse);
  for (const [which, run] of Object.entries(runs)) {
    if (wanted !== undefined && which !== wanted) continue;
    for (const [name, width, height, theme, view] of run.pages) {
      const page = await timed(name, () => opened(browser, run, width, height, theme, view));
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
      await page.close();
    }
    for (const [view, panels] of Object.entries(run.panels)) {
      const page = await timed(`panels of ${which}, ${view}`, () =>
        opened(browser, run, 1440, 900, 'light', view),
      );
      for (const panel of panels) {
        // The distance shares its place with one player's utility.
        if (panel === 'distance') await page.getByRole('button', { name: 'all players' }).click();
        const element = page.locator(panel === 'own' ? '.own-file' : `.panel-${panel}`).first();
        // In the middle: the head of the page covers what is scrolled to its upper edge.
        // @ts-expect-error the types of the page are not known here
        await element.evaluate((each) => each.scrollIntoView({ block: 'center' }));
        await page.waitForTimeout(600);
        // Only that of the first run that has it goes by its bare name.
        const own = which !== 'neurons' && runs.neurons.panels[view]?.includes(panel);
        const file = own ? `panel-${panel}-${which}.png` : `panel-${panel}.png`;
        await element.screenshot({ path: path.join(folder, file) });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
