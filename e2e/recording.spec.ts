/** A recording of another program: opened by file, by address and by a drop on the lab; its time, and what is refused. */
import { writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { alteredRecording, madeRecording } from '../test/recorder/madeRecording.ts';
import { addAxe, seriousFindings } from './support/axe.ts';
import { drop } from './support/drop.ts';
import { openWithFewImages } from './support/lab.ts';
import type {} from '../src/state/automation.ts';

const whole = JSON.stringify(madeRecording());
const fileOf = (text: string) => ({
  name: 'mine.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

const named = (name: string) => alteredRecording((json) => Object.assign(json.manifest, { name }));

const sentence = (page: Page) => page.getByRole('region', { name: 'What this recording says' });
const time = (page: Page) => page.getByRole('slider', { name: 'Step shown' });

const openFile = (page: Page, text: string) =>
  page.locator('input[type=file]').setInputFiles(fileOf(text));

test('a file is shown with every picture that needs no engine, and no control that does', async ({
  page,
}) => {
  await page.goto('/?recording');
  await openFile(page, whole);
  await expect(sentence(page)).toContainText(
    'At step 60, epoch 3.00, 40.0 % of the players are pruned',
  );
  await expect(sentence(page)).toContainText('Recorded by PyTorch 2 on cpu: Net with 9 parameters');
  for (const heading of [
    'Participation so far',
    'Who left, and which cost pushed it out',
    'Accuracy and pruning',
    'How many players at each s',
    'Best response of each player',
    'The work that left with them',
    'Utility of one player',
    'How far from equilibrium',
    'How small, how good',
  ])
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  await expect(page.getByText('no price can be changed')).toBeVisible();
  await expect(page.getByRole('button', { name: /Take away|Undo|Restart|epoch/ })).toHaveCount(0);
  // Nothing trains behind it.
  expect(await page.evaluate(() => window.pruningGame)).toBeUndefined();
});

test('an address of this origin is opened, and its time is moved by keys, by the line and by play', async ({
  page,
}) => {
  await page.route('**/runs/mine.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: whole }),
  );
  await page.goto('/?recording=runs/mine.json');
  await expect(sentence(page)).toContainText('At step 60');
  await time(page).press('Home');
  await expect(sentence(page)).toContainText('At step 0, epoch 0, 0.0 % of the players are pruned');
  await time(page).press('ArrowRight');
  await expect(time(page)).toHaveAttribute('aria-valuetext', /^step 20, .* of 60 that were played/);
  await page.keyboard.press('.');
  await expect(sentence(page)).toContainText('At step 40');
  await page.keyboard.press(',');
  await expect(sentence(page)).toContainText('At step 20');
  await page.getByRole('button', { name: 'Play time' }).click();
  await expect(sentence(page)).toContainText('At step 60');
  await expect(page.getByRole('button', { name: 'Play time from the start' })).toBeVisible();
});

for (const [what, text, words] of [
  ['a file that was cut off', whole.slice(0, 2000), 'Was it cut off?'],
  ['one of a later version', alteredRecording((json) => (json.version = 9)), 'A newer one'],
  [
    'one whose sums do not hold',
    alteredRecording((json) => (json.series.groups[0]!.count = 4)),
    'Its sums do not hold',
  ],
  ['a text', 'hello', 'It is no JSON'],
] as const)
  test(`${what} is refused in a sentence, and the next one is shown`, async ({ page }) => {
    await page.goto('/?recording');
    await openFile(page, text);
    await expect(page.locator('main').getByRole('alert')).toContainText(words);
    await openFile(page, whole);
    await expect(sentence(page)).toContainText('At step 60');
  });

test('an address that is not there, or of another origin, is refused in a sentence', async ({
  page,
}) => {
  await page.goto('/?recording=nowhere.json');
  await expect(page.locator('main').getByRole('alert')).toContainText(
    'nowhere.json cannot be shown as a recording.',
  );
  await page.goto('/?recording=https://else.example/run.json');
  await expect(page.locator('main').getByRole('alert')).toContainText('another origin');
});

test('a recording that is dropped on the lab is shown in its place', async ({ page }, info) => {
  await openWithFewImages(page, '#v=1&backend=cpu&network=784-20-10');
  const file = info.outputPath('mine.json');
  writeFileSync(file, whole);
  await drop(page, [file], { x: 300, y: 300 });
  await expect(sentence(page)).toContainText('At step 60');
  await page.reload();
  await expect(sentence(page)).toContainText('At step 60');

  // Opened here, over one that the address names: the address no longer does, and a reload shows it.
  await page.route('**/runs/mine.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: whole }),
  );
  await page.goto('/?recording=runs/mine.json');
  await expect(sentence(page)).toContainText('At step 60');
  await openFile(page, named('The second'));
  await expect(sentence(page)).toContainText('The second.');
  await expect(page).toHaveURL(/\/\?recording$/);
  await page.reload();
  await expect(sentence(page)).toContainText('The second.');
});

test('however many are opened, one hand is on the kept runs, and a picture that broke is tried again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const counted = window as unknown as { channels: number; broken: boolean };
    Object.assign(counted, { channels: 0, broken: false });
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        counted.channels++;
      }
    };
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      if (counted.broken && this.canvas.closest?.('.panel-distance'))
        throw new Error('no picture today');
      clearRect.apply(this, box);
    };
  });
  const breaks = (broken: boolean) =>
    page.evaluate((broken) => Object.assign(window, { broken }) && undefined, broken);
  await page.goto('/?recording');
  await breaks(true);
  await openFile(page, named('The first'));
  await expect(page.locator('.panel-broken')).toHaveCount(1);
  await breaks(false);
  // A later save of the same game: it began when the first did.
  await openFile(page, named('The second'));
  await expect(sentence(page)).toContainText('The second.');
  await expect(page.getByRole('heading', { name: 'How far from equilibrium' })).toBeVisible();
  await expect(page.locator('.panel-broken')).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { channels: number }).channels)).toBe(1);
  await expect(page.getByRole('slider', { name: /^Read the runs/ })).toHaveAccessibleName(
    /Enter shows all of them in the lab/,
  );
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`axe finds nothing serious, and nothing is wider than the page: ${viewport.width}`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto('/?recording');
    await openFile(page, whole);
    await expect(sentence(page)).toContainText('At step 60');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await addAxe(page);
      expect(await seriousFindings(page)).toEqual([]);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
  });
