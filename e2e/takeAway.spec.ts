/** What is taken away of a picture: its numbers read back, and drawings that stand alone and equal the page. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { csvParse } from 'd3-dsv';
import { strFromU8, unzipSync } from 'fflate';
import { readRecord } from '../src/record/readRecord.ts';
import { keptStep } from './support/keptStep.ts';
import { openWithFewImages } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';
import { difference } from './support/pixels.ts';

const SMALL = '#v=1&backend=wasm&network=784-24-12-10&epochs=3&seed=1';

const panelOf = (page: Page, name: string): Locator => page.locator(`.panel-${name}`);

/** Opens the menu of a panel and presses what is called so; gives what was saved. */
async function take(panel: Locator, what: string): Promise<{ name: string; text: string }> {
  const page = panel.page();
  const opener = panel.getByRole('button', { name: /^Take away: / });
  if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
  const coming = page.waitForEvent('download');
  await panel.getByRole('button', { name: what, exact: true }).click();
  const download = await coming;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

/** What a panel says, its controls and its words for screen readers aside. */
const wordsIn = (panel: Locator): Promise<string> =>
  panel.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const aside of copy.querySelectorAll('.panel-tools, .panel-spoken')) aside.remove();
    return copy.textContent;
  });

/** A drawing and how the page looked meanwhile: once more, if that changed under it. */
async function stillTaken(panel: Locator, what: string): Promise<{ text: string; onPage: Buffer }> {
  const page = panel.page();
  for (;;) {
    const before = await wordsIn(panel);
    const { text } = await take(panel, what);
    await page.keyboard.press('Escape');
    await page.mouse.move(0, 0);
    await panel.scrollIntoViewIfNeeded();
    await panel.evaluate((element) => {
      // To whole pixels, as the drawing begins at one.
      const { style } = element as HTMLElement;
      style.left = style.top = '0px';
      const { left, top } = element.getBoundingClientRect();
      style.left = `${Math.floor(left) - left}px`;
      style.top = `${Math.floor(top) - top}px`;
    });
    // The page lets no test add a style sheet.
    const show = (visibility: string) =>
      panel.evaluate((element, how) => {
        const asides = '.panel-tools, .panel-aside, .popover, .panel-handle';
        for (const aside of element.querySelectorAll<HTMLElement>(asides))
          aside.style.visibility = how;
      }, visibility);
    await show('hidden');
    const onPage = await panel.screenshot({ animations: 'disabled' });
    await show('');
    if ((await wordsIn(panel)) === before) return { text, onPage };
  }
}

async function playSome(page: Page, hash = SMALL): Promise<void> {
  await openWithFewImages(page, hash);
  await page.evaluate(async () => {
    await window.pruningGame!.step(12);
    await window.pruningGame!.set({ gamma: 4 });
    await window.pruningGame!.step(28);
  });
}

test('numbers of a picture, read back, are those of the run', async ({ page }) => {
  await playSome(page);
  const { step, participation, testAccuracy } = await page.evaluate(() =>
    window.pruningGame!.snapshot(),
  );
  const players = await take(panelOf(page, 'participation'), 'CSV: s of each player');
  expect(players.name).toMatch(
    /^mnist-784-24-12-10-neuron-seed-1-step-40-participation-each-player\.csv$/,
  );
  const last = csvParse(players.text).at(-1)!;
  expect(Number(last.step)).toBe(step);
  participation.flat().forEach((s, player) => expect(Number(last[`player ${player}`])).toBe(s));

  const bars = csvParse((await take(panelOf(page, 'crowd'), 'CSV: players at each s')).text);
  const counted = bars.reduce((sum, bar) => sum + Number(bar.players), 0);
  expect(counted).toBe(participation.flat().length);
  expect(Number(bars.at(-1)!.players)).toBe(participation.flat().filter((s) => s === 1).length);

  const tests = csvParse((await take(panelOf(page, 'curves'), 'CSV: tests')).text);
  expect(Number(tests.at(-1)!['test accuracy [%]'])).toBe(100 * testAccuracy!);

  const json = await take(panelOf(page, 'crowd'), 'JSON: all numbers');
  const made = JSON.parse(json.text) as { step: number; tables: { rows: unknown[][] }[] };
  expect(made.step).toBe(step);
  expect(made.tables[0].rows.map((row) => row.at(-1))).toEqual(
    bars.map((bar) => Number(bar.players)),
  );
});

test.describe('a drawing opened alone', () => {
  // As fine as the images in it: then nothing is scaled.
  test.use({ deviceScaleFactor: 2, viewport: { width: 1440, height: 900 } });

  for (const [view, name, mode] of [
    ['net', 'crowd', 'light'],
    ['net', 'participation', 'dark'],
    ['net', 'players', 'light'],
    ['game', 'inspector', 'light'],
    ['game', 'verdicts', 'dark'],
    ['game', 'slice', 'light'],
  ] as const)
    test(`equals the picture on the page: ${name}, ${mode}`, async ({ page, context }) => {
      await page.emulateMedia({ colorScheme: mode });
      await playSome(page, `${SMALL}&view=${view}&beta=0.02&eta=0.05`);
      const panel = panelOf(page, name);
      if (name === 'verdicts') await expect(panel.locator('.verdict-bar').first()).toBeVisible();
      if (name === 'inspector') {
        await panelOf(page, 'verdicts').locator('.verdict').first().click();
        await expect(panel.getByRole('heading', { name: /^Player \d+, close up$/ })).toBeVisible();
        await expect(panel.locator('.rivals-list > *').first()).toBeVisible();
      }
      const saved = await stillTaken(panel, `SVG: ${mode}`);
      const { text, onPage } = saved;
      const alone = await context.newPage();
      await alone.setContent('');
      await alone.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`);
      const box = (await panel.boundingBox())!;
      const inFile = await alone.screenshot({
        clip: { x: 16, y: 16, width: Math.ceil(box.width), height: Math.ceil(box.height) },
      });
      await test.info().attach('page', { body: onPage, contentType: 'image/png' });
      await test.info().attach('file', { body: inFile, contentType: 'image/png' });
      const found = await difference(alone, onPage, inFile);
      expect(found.unlike).toBe(0);
      expect(found.same / found.all).toBeGreaterThan(0.95);
      // It stands alone: nothing of the page's style sheets, and nothing but drawing in it.
      expect(text).not.toMatch(/var\(|class=|<foreignObject|<script/);
    });
});

test('a drawing has the other theme, its title, its words and where it is from', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await playSome(page);
  const { name, text } = await take(panelOf(page, 'crowd'), 'SVG: dark');
  expect(name).toBe('mnist-784-24-12-10-neuron-seed-1-step-40-crowd-dark.svg');
  expect(text).toContain('<title id="title">How many players at each s</title>');
  expect(text).toMatch(/<desc id="description">Counts on a log scale.*Step 40\.<\/desc>/);
  expect(text).toContain('>The Pruning Game · http');
  expect(text).toContain('fill="#14171b"/>');
  // One face sets it; those of formulas are left out.
  expect(text.match(/@font-face/g)).toHaveLength(1);
  // The page has kept its own theme.
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(27, 29, 31)');
});

test('an image is twice as fine as the page', async ({ page }) => {
  await playSome(page);
  const panel = panelOf(page, 'crowd');
  await panel.getByRole('button', { name: /^Take away: / }).click();
  const coming = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'PNG: dark' }).click();
  const bytes = await readFile(await (await coming).path());
  const { width, height } = (await panel.boundingBox())!;
  const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(size).toEqual([2 * (Math.ceil(width) + 32), 2 * (Math.ceil(height) + 60)]);
});

test('what could not be fetched is asked for again', async ({ page }) => {
  await playSome(page);
  await page.route('**/TakeAwayMenu-*.js', (route) => route.abort());
  const panel = panelOf(page, 'crowd');
  await panel.getByRole('button', { name: /^Take away: / }).click();
  await expect(panel.getByRole('alert')).toContainText('This could not be loaded.');
  await page.unroute('**/TakeAwayMenu-*.js');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('button', { name: 'JSON: all numbers' })).toBeEnabled();
});

test('all pictures shown are one archive, with their numbers, the run, and what is what', async ({
  page,
}) => {
  await playSome(page);
  await allPictures(page);
  const panel = panelOf(page, 'crowd');
  await panel.getByRole('button', { name: /^Take away: / }).click();
  const coming = page.waitForEvent('download');
  await panel.getByRole('button', { name: /^ZIP: / }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(
    'mnist-784-24-12-10-neuron-seed-1-step-40-pictures.zip',
  );
  await expect(panel.getByRole('status')).toContainText('.zip was saved.');
  const files = unzipSync(await readFile(await download.path()));
  const folder = 'mnist-784-24-12-10-neuron-seed-1-step-40-pictures/';
  const names = Object.keys(files).map((name) => name.replace(folder, ''));
  const shown = await page
    .locator('main [data-picture]')
    .evaluateAll((panels) => panels.map((each) => (each as HTMLElement).dataset.picture!));
  expect(shown.length).toBeGreaterThan(4);
  shown.forEach((name, at) => {
    const file = `${String(at + 1).padStart(2, '0')}-${name}`;
    expect(names).toContain(`pictures/${file}.svg`);
    expect(names).toContain(`pictures/${file}.png`);
  });
  const at = shown.indexOf('participation') + 1;
  const players = `numbers/${String(at).padStart(2, '0')}-participation-each-player.csv`;
  expect(csvParse(strFromU8(files[`${folder}${players}`])).at(-1)!.step).toBe('40');
  const record = readRecord(strFromU8(files[`${folder}run.json`]));
  expect(record.verdict.steps).toBe(40);
  expect(record.manifest.log).toHaveLength(1);
  const readMe = strFromU8(files[`${folder}README.txt`]);
  const [address] = /^http.*$/m.exec(readMe)!;
  // The address plays the run again.
  const before = await page.evaluate(() => window.pruningGame!.snapshot());
  // What this tab has kept on the way would go on as it was, in place of going to the step of the address.
  await expect.poll(() => keptStep(page)).toBe(40);
  await page.goto('about:blank');
  await page.goto(`/${new URL(address).hash}`);
  const now = () => page.evaluate(() => window.pruningGame?.snapshot());
  await expect.poll(async () => (await now())?.step).toBe(40);
  const again = (await now())!;
  expect(again.participation).toEqual(before.participation);
});

test('all that is taken from a run that plays is of one step, and it plays on afterwards', async ({
  page,
}) => {
  await openWithFewImages(page, `${SMALL.replace('epochs=3', 'epochs=60')}`);
  await allPictures(page);
  await page.evaluate(() => window.pruningGame!.play());
  const panel = panelOf(page, 'crowd');
  await panel.getByRole('button', { name: /^Take away: / }).click();
  const coming = page.waitForEvent('download');
  await panel.getByRole('button', { name: /^ZIP: / }).click();
  const download = await coming;
  const files = Object.entries(unzipSync(await readFile(await download.path())));
  const textOf = (end: string) => strFromU8(files.find(([name]) => name.endsWith(end))![1]);
  const { steps } = readRecord(textOf('run.json')).verdict;
  expect(download.suggestedFilename()).toContain(`-step-${steps}-`);
  const readMe = textOf('README.txt').replace(/(?<=\d)\s(?=\d)/g, '');
  expect(readMe).toContain(`They show step ${steps}.`);
  expect(Number(csvParse(textOf('participation-each-player.csv')).at(-1)!.step)).toBe(steps);
  const drawings = files.filter(([name]) => name.endsWith('.svg'));
  expect(drawings.length).toBeGreaterThan(4);
  for (const [name, bytes] of drawings)
    expect([name, /Step (\d+)\.<\/desc>/.exec(strFromU8(bytes))![1]]).toEqual([
      name,
      String(steps),
    ]);
  const now = () => page.evaluate(() => window.pruningGame!.snapshot().then(({ step }) => step));
  await expect.poll(now).toBeGreaterThan(steps);
});

test('pictures of many runs say how many, have numbers of their own, and are drawn as on the page', async ({
  page,
}) => {
  await openWithFewImages(page, `${SMALL}&gammaWarmup=0&view=runs`);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    for (const gamma of [2, 12]) {
      await game.set({ gamma });
      await game.reset();
      await game.step(2);
      await game.keep();
    }
  });
  const plane = panelOf(page, 'runs-plane');
  await plane.getByLabel('colour').selectOption('gamma');
  const { name, text } = await take(plane, 'SVG: light');
  expect(name).toBe('pruning-game-2-runs-plane-light.svg');
  expect(text).toMatch(/>The Pruning Game · 2 runs kept · http[^#]*</);
  // The colours of the key run from left to right.
  const [, x1, y1, x2, y2] = /x1="(.*?)" y1="(.*?)" x2="(.*?)" y2="(.*?)"/.exec(
    /<linearGradient.*?>/.exec(text)![0],
  )!;
  expect(Number(x2)).toBeGreaterThan(Number(x1) + 20);
  expect(Number(y2)).toBeCloseTo(Number(y1));
  await page.keyboard.press('Escape');

  for (const [at, key] of ['a', 'b'].entries()) {
    await page.locator('.runs-table tbody tr').nth(at).focus();
    await page.keyboard.press(key);
  }
  const difference = panelOf(page, 'runs-difference');
  await expect(difference).toContainText('Whom each kept');
  const whom = await take(difference, 'CSV: whom each kept');
  expect(whom.name).toBe('pruning-game-2-runs-difference-whom-each-kept.csv');
  expect(csvParse(whom.text)).toHaveLength(36);
  const coming = page.waitForEvent('download');
  await difference.getByRole('button', { name: /^ZIP: / }).click();
  const files = unzipSync(await readFile(await (await coming).path()));
  const readMe = strFromU8(files['pruning-game-2-runs-pictures/README.txt']);
  expect(readMe).toContain('2 runs kept');
  expect(readMe).not.toMatch(/plays the run again|run\.json|#/);
  expect(Object.keys(files).filter((file) => file.endsWith('run.json'))).toEqual([]);
});

test.describe('the net that is left', () => {
  const openNet = async (page: Page, name = 'players'): Promise<Locator> => {
    const panel = panelOf(page, name);
    await panel.getByRole('button', { name: /^Take away: / }).focus();
    await page.keyboard.press('Enter');
    const opener = panel.getByRole('button', { name: /^Net: / });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(opener).toHaveAttribute('aria-expanded', 'true');
    return panel;
  };

  test('is taken while the run plays, of the step that is named, by keyboard', async ({ page }) => {
    await openWithFewImages(page, `${SMALL}&gamma=2&lrS=0.005&epochs=50`);
    await page.evaluate(async () => {
      await window.pruningGame!.step(250);
      // Who is in stays, however long it plays.
      await window.pruningGame!.set({ freezeS: true });
      window.pruningGame!.play();
    });
    const panel = await openNet(page);
    const sentence = await panel.getByText(/^The net after step/).textContent();
    const [, step, ...left] = /step ([\d\u202f]+): (\d+) \+ (\d+) \+ 10 units/.exec(sentence!)!;
    const at = step.replace('\u202f', '');
    const save = async (what: RegExp): Promise<{ name: string; bytes: Buffer }> => {
      const coming = page.waitForEvent('download');
      await panel.getByRole('button', { name: what }).focus();
      await page.keyboard.press('Enter');
      const download = await coming;
      return {
        name: download.suggestedFilename(),
        bytes: await readFile(await download.path()),
      };
    };
    const { name, bytes } = await save(/^safetensors: [\d.]+ kB, whole [\d.]+ kB$/);
    expect(name).toBe(`mnist-784-24-12-10-neuron-seed-1-step-${at}-net.safetensors`);
    const length = Number(bytes.readBigUInt64LE(0));
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as {
      __metadata__: { step: string; seed: string };
      'layers.1.weight': { shape: number[] };
    };
    expect(header.__metadata__).toMatchObject({ step: at, seed: '1' });
    expect(header['layers.1.weight'].shape).toEqual([Number(left[1]), Number(left[0])]);
    expect(Number(left[0]) + Number(left[1])).toBeLessThan(36);

    const zip = await save(/^TensorFlow\.js: /);
    expect(Object.keys(unzipSync(zip.bytes)).sort()).toEqual(['model.json', 'weights.bin']);
    expect((await save(/^ONNX: /)).name).toMatch(/-net\.onnx$/);
    const script = await save(/^PyTorch: script, [\d.]+ kB$/);
    expect(script.bytes.toString('utf8')).toContain(`"steps": ${at}`);

    // It has played on, and the net is what it was until another is asked for.
    await expect(panel.getByText(/^The net after step/)).toHaveText(sentence!);
    await panel.getByRole('button', { name: 'Take it as it is now' }).click();
    await expect(panel.getByText(/^The net after step/)).not.toHaveText(sentence!);
  });

  test('says that single weights are zeros, and why a script is refused', async ({ page }) => {
    await openWithFewImages(page, `${SMALL}&granularity=weight&dynamics=magnitude`);
    await page.evaluate(() => window.pruningGame!.step(20));
    const panel = await openNet(page, 'curves');
    await expect(panel.getByText(/zeros in it: they take no bytes/)).toBeVisible();
    await expect(panel.getByText(/this run has the rule magnitude/)).toBeVisible();
  });

  test('is not offered where there is none', async ({ page }) => {
    await openWithFewImages(page, '#v=1&sandbox=clones');
    await panelOf(page, 'crowd')
      .getByRole('button', { name: /^Take away: / })
      .click();
    await expect(page.getByRole('button', { name: 'JSON: all numbers' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Net: / })).toHaveCount(0);
  });
});
