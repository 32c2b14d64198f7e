/** Points of a plane: chosen like any other data, drawn live, asked by key, pointer and finger. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { stroke } from './support/finger.ts';
import { keptStep } from './support/keptStep.ts';
import { openPaused } from './support/lab.ts';
import { drawnAtRest } from './support/pictures.ts';
import { settled } from './support/settled.ts';

const RUN =
  '#v=1&seed=1&backend=wasm&lrS=0.004&gammaWarmup=4&lrTheta=0.006&batchSize=32&data=spiral&network=small&epochs=60';

const plane = (page: Page) => page.locator('.panel-plane');
const reading = (page: Page) => plane(page).locator('.panel-reading');
const takeOut = (page: Page) => plane(page).getByRole('button', { name: /^without player/ });

/** In strides, each of which is seen. */
const play = (page: Page, steps: number) =>
  page.evaluate(async (count) => {
    for (let step = 0; step < count; step += 50) await window.pruningGame!.step(50);
  }, steps);

/** The picture of the plane as it stands. */
const pixels = (page: Page) =>
  plane(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('chosen on the page, points keep a network that fits them or bring their own along, and images bring back theirs', async ({
  page,
}) => {
  await openPaused(page, '#v=1&seed=1&backend=wasm&data=moons&network=2-16-16-2');
  await page.getByText('Data and run').click();
  await page.getByRole('radio', { name: 'Spiral' }).check();
  await expect
    .poll(() => page.evaluate(() => window.pruningGame!.spec()))
    .toMatchObject({ data: 'spiral', network: '2-16-16-2' });
  await expect(page.getByRole('slider', { name: 'Noise' })).toBeVisible();
  await page.getByRole('radio', { name: 'x, y, x², y²', exact: true }).check();
  // The network reads two numbers, and there are four.
  await expect(page.getByText(/begins with 2, but an example has 4 numbers/)).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().network)).toBe('small');
  await page.getByRole('radio', { name: 'MNIST', exact: true }).check();
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().network)).toBe('quick');
  await expect(plane(page)).toHaveCount(0);
});

test('the plane says what is right, each line can be chosen by key, and who leaves changes the answer', async ({
  page,
}) => {
  await openPaused(page, RUN);
  await play(page, 700);
  const { testAccuracy, activePerLayer } = await page.evaluate(() =>
    window.pruningGame!.snapshot(),
  );
  expect(testAccuracy).toBeGreaterThan(0.8);
  const spoken = plane(page).locator('p.panel-spoken').first();
  await plane(page).getByRole('button', { name: 'test', exact: true }).click();
  await expect(spoken).toContainText(
    `of 600 points are answered rightly, ${fixed(testAccuracy!)} %`,
  );
  await expect(spoken).toContainText(
    `${activePerLayer[0]} of 32 neurons of the first layer are in`,
  );

  const lines = plane(page).getByRole('listbox');
  await lines.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(lines.locator('[role=option]')).toContainText('Player 1, Layer 1,');
  await page.keyboard.press('Enter');
  await expect(takeOut(page)).toHaveText('without player 1');
});

const fixed = (share: number): string => (100 * share).toFixed(1);

test('a player is out of the picture for as long as its key, or the button, is held', async ({
  page,
}) => {
  await openPaused(page, RUN);
  await play(page, 300);
  const s = await page.evaluate(async () => (await window.pruningGame!.snapshot()).participation);
  const strongest = s[0]!.indexOf(Math.max(...s[0]!));
  await plane(page).getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 0; at < strongest; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.mouse.move(0, 0);
  await plane(page).getByRole('heading').click();
  const before = await drawnAtRest(plane(page).locator('canvas'));
  await page.keyboard.down('x');
  await expect(reading(page)).toContainText(`without player ${strongest}`);
  await expect.poll(() => pixels(page)).not.toBe(before);
  await page.keyboard.up('x');
  await expect(reading(page)).toContainText('Lines:');
  await expect.poll(() => pixels(page)).toBe(before);

  const button = await middleOf(takeOut(page));
  await page.mouse.move(button.x, button.y);
  await page.mouse.down();
  await expect(reading(page)).toContainText('Thick: the boundary without');
  await page.mouse.up();
  await expect(reading(page)).toContainText('Lines:');
  // The run knows nothing of it.
  expect(
    await page.evaluate(async () => (await window.pruningGame!.snapshot()).participation),
  ).toEqual(s);
});

test('what the boundary lost is a table as well', async ({ page }) => {
  await openPaused(page, RUN);
  await play(page, 700);
  await page.getByRole('button', { name: 'as a table' }).click();
  const rows = page.locator('.plane-table tbody tr');
  await expect(rows.first()).toContainText('64');
  await expect(rows.first()).toContainText('0.0 %');
  await expect(rows.nth(2)).toBeVisible();
});

test('points with all seven features and three classes are drawn as well', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await openPaused(page, `${RUN}&data=blobs&features=all`);
  await play(page, 150);
  await expect(plane(page).locator('p.panel-spoken').first()).toContainText('answered rightly');
  const accuracy = await page.evaluate(
    async () => (await window.pruningGame!.snapshot()).testAccuracy,
  );
  expect(accuracy).toBeGreaterThan(0.9);
  expect(errors).toEqual([]);
});

/** Every act of the run, as the address has it. */
const linesIn = (page: Page): string[] =>
  [...decodeURIComponent(page.url()).matchAll(/moveLine=(\d+)@([-\d.e,]+)/g)].map(
    ([, player, numbers]) => `${player}@${numbers}`,
  );

/** The strongest player of the first layer, chosen by key. @returns its number */
async function chooseStrongest(page: Page): Promise<number> {
  const s = await page.evaluate(async () => (await window.pruningGame!.snapshot()).participation);
  const strongest = s[0]!.indexOf(Math.max(...s[0]!));
  await plane(page).getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 0; at < strongest; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  return strongest;
}

const hold = (page: Page) => plane(page).getByRole('slider', { name: /^Line of player/ });

async function middleOf(target: Locator) {
  await target.scrollIntoViewIfNeeded();
  await settled(target.page());
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

test('a line is dragged: the boundary follows, the run knows of it when it is let go, and replays it', async ({
  page,
}) => {
  await openPaused(page, RUN);
  await play(page, 150);
  const player = await chooseStrongest(page);
  const before = await drawnAtRest(plane(page).locator('canvas'));
  const { x, y } = await middleOf(hold(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y - 30, { steps: 4 });
  await expect(reading(page)).toContainText(`the line of player ${player} where you hold it`);
  await expect(plane(page).getByRole('status')).toContainText('of the plane, and');
  await expect.poll(() => pixels(page)).not.toBe(before);
  expect(linesIn(page)).toEqual([]);
  await page.mouse.up();
  await expect(reading(page)).toContainText('Lines:');
  await expect.poll(() => linesIn(page).length).toBe(1);
  await expect(plane(page)).toContainText(
    `The line of player ${player} was moved by hand at step 150.`,
  );
  await expect(page.locator('.sentence')).toContainText(`moved the line of player ${player}`);

  const at170 = async (which: Page, steps: number) => {
    await which.evaluate((count) => window.pruningGame!.step(count), steps);
    const { step, testAccuracy, participation } = await which.evaluate(() =>
      window.pruningGame!.snapshot(),
    );
    return JSON.stringify({ step, testAccuracy, participation });
  };
  // Who opens the address elsewhere has the same run, to the bit.
  const hash = new URL(page.url()).hash.replace(/&until=\d+/, '');
  const elsewhere = await page.context().browser()!.newContext();
  const another = await elsewhere.newPage();
  await openPaused(another, hash);
  expect(await at170(another, 170)).toBe(await at170(page, 20));
  await elsewhere.close();
});

test('a line is moved and turned by keys, and a mouse pulls it wherever it lies', async ({
  page,
}) => {
  await openPaused(page, RUN);
  await play(page, 100);
  await chooseStrongest(page);
  await expect(hold(page)).toHaveAttribute('aria-valuetext', /^through x .*, slope/);
  await hold(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => linesIn(page).length).toBe(1);
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => linesIn(page).length).toBe(2);
  const [moved, turned] = linesIn(page).map((line) => line.split('@')[1]!.split(',').map(Number));
  const size = ([a = 0, b = 0]: number[]) => Math.hypot(a, b);
  expect(size(turned!)).toBeCloseTo(size(moved!), 4);
  expect(turned![0]).not.toBeCloseTo(moved![0]!, 3);
  await expect(hold(page)).toHaveAttribute('aria-valuetext', /^through x .*, slope/);
  // Held and let be.
  await page.keyboard.down('ArrowLeft');
  await page.keyboard.press('Escape');
  await page.keyboard.up('ArrowLeft');
  // Answered after all that the run was told before.
  await page.evaluate(() => window.pruningGame!.snapshot());
  expect(linesIn(page)).toHaveLength(2);

  const { x, y } = await middleOf(hold(page));
  // Beside the hold, on the line.
  const [a, b] = turned as [number, number];
  const along = { x: (30 * b) / size([a, b]), y: (30 * a) / size([a, b]) };
  await page.mouse.move(x + along.x, y + along.y);
  await page.mouse.down();
  await page.mouse.move(x + along.x + 20, y + along.y + 25, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => linesIn(page).length).toBe(3);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger moves a line up and down, takes a player out, and the page stays where it is', async ({
    page,
  }) => {
    await openPaused(page, RUN);
    await play(page, 100);
    const player = await chooseStrongest(page);
    const client = await page.context().newCDPSession(page);
    const from = await middleOf(hold(page));
    const scrolled = await page.evaluate(() => scrollY);
    await stroke(client, from, 5, 50);
    await expect.poll(() => linesIn(page).length).toBe(1);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);

    await page.getByText('Data and run').click();
    const noise = page.getByRole('slider', { name: 'Noise' });
    const before = await page.evaluate(() => window.pruningGame!.spec().noise);
    await stroke(client, await middleOf(noise), 60, 2);
    await expect
      .poll(() => page.evaluate(() => window.pruningGame!.spec().noise))
      .toBeGreaterThan(before);
    await page.getByText('Data and run').click();

    const at = await middleOf(takeOut(page));
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await expect(reading(page)).toContainText(`without player ${player}`);
    await expect(plane(page).getByRole('status')).toContainText('is answered otherwise, and');
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(reading(page)).toContainText('Lines:');
  });
});

test('noise, number and features of points are set by key and finger, and the points are others', async ({
  page,
}) => {
  await openPaused(page, `${RUN}&data=moons`);
  await page.getByText('Data and run').click();
  const spoken = plane(page).locator('p.panel-spoken').first();
  await expect(spoken).toContainText('of 500 points');
  const before = await drawnAtRest(plane(page).locator('canvas'));
  const noise = page.getByRole('slider', { name: 'Noise' });
  await noise.focus();
  await page.keyboard.press('PageUp');
  await expect
    .poll(() => page.evaluate(() => window.pruningGame!.spec().noise))
    .toBeGreaterThan(0.05);
  // What is out of sight is not drawn.
  await plane(page).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await pixels(page)) === before).toBe(false);
  await page.getByRole('slider', { name: 'Points' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(spoken).toContainText('of 667 points');
  const features = page.getByRole('radio', { name: 'x, y', exact: true });
  await features.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => window.pruningGame!.spec().features)).toBe('squares');
});

test('what the lines are is true of the functions behind them, and a net without a picture says why', async ({
  page,
}) => {
  const opened = async (network: string) => {
    await page.goto('about:blank');
    await openPaused(page, `#v=1&seed=1&backend=wasm&data=moons&network=${network}`);
  };
  await opened('2 d6 tanh d2');
  await expect(reading(page)).toContainText('where neurons of layer 1 give 0');
  await opened('2 d6 leaky d2');
  await expect(reading(page)).toContainText('change their slope');
  await opened('2 d6 tanh relu d2');
  await expect(reading(page)).toContainText('adds up to 0');
  await opened('2 relu d6 relu d2');
  await expect(reading(page)).toContainText('no picture of the plane for this network: it begins');
  await opened('2-200-120-2');
  await expect(reading(page)).toContainText('with more than 20000');
  await expect(page.locator('.panel-plane-history')).toHaveCount(0);
});

test('after a reload the boundary before anybody left is still that', async ({ page }) => {
  await openPaused(page, RUN);
  await play(page, 500);
  await expect(reading(page)).toContainText('dotted: before any of the 64 players left');
  const past = page.locator('.panel-plane-history p.panel-spoken');
  await expect(past).toContainText('Step 500:');
  const before = await past.textContent();
  await expect.poll(() => keptStep(page)).toBe(500);
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  await expect(reading(page)).toContainText('dotted: before any of the 64 players left');
  await expect(past).toHaveText(before!);
});
