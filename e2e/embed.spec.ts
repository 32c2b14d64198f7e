/** The page in a frame of a page of another origin: calm, driven by messages, and no danger to what the visitor keeps. */
import { expect, test, type Frame, type Page } from '@playwright/test';
import type { Snapshot } from '../src/protocol/events.ts';
import { methods } from '../src/state/embed/methods.ts';
import { keepFewImages } from './support/fewImages.ts';
import { ask, hostPage, type Embedding } from './support/hostPage.ts';
import { serveDist, type Host } from './support/serve.ts';

const RUN = '#v=1&backend=wasm&network=784-12-8-10&epochs=50';
const TALL = '<p style="height: 3000px">A long text.</p>';

const hosts: Host[] = [];
test.afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

/** Opens a page around such frames, of another site (localhost is not 127.0.0.1) or only of another port. */
async function openHost(
  page: Page,
  embeddings: readonly Embedding[],
  { before = '', isSameSite = false } = {},
): Promise<void> {
  await keepFewImages(page);
  const host = await serveDist('/', {}, { '/around.html': hostPage(embeddings, before) });
  hosts.push(host);
  const origin = isSameSite ? host.origin : host.origin.replace('127.0.0.1', 'localhost');
  await page.goto(`${origin}/around.html`);
}

const frameOf = (page: Page, index = 0): Frame => page.mainFrame().childFrames()[index]!;
const button = (page: Page, name: string, index = 0) =>
  frameOf(page, index).getByRole('button', { name, exact: true });

/** Whether a frame is in sight is told within an animation frame or two. */
const painted = (page: Page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
  });

/** What the frame has been asked, as it is answered: the result, or the sentence. */
const answerTo = (page: Page, index: number, ...request: unknown[]): Promise<unknown> =>
  ask(page, index, ...request).catch((error: Error) => error.message);

test('nothing is fetched or trained until the frame is in sight, and out of sight it rests', async ({
  page,
  baseURL,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const isOfTheRun = (pathname: string) => /\/data\/|\/(main|NetCurvesPanel)-.*\.js/.test(pathname);
  await openHost(page, [{ address: `${baseURL}/?embed${RUN}` }], { before: TALL });
  await expect.poll(() => page.evaluate('heard.some(({ data }) => data.ready)')).toBe(true);
  await page.waitForLoadState('networkidle');
  expect(fetched.filter(isOfTheRun)).toEqual([]);
  await expect(button(page, 'Pause')).toHaveCount(0);

  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect(button(page, 'Pause')).toBeVisible();
  await expect.poll(async () => (await ask<Snapshot>(page, 0, 'snapshot')).step).toBeGreaterThan(5);
  expect(fetched.filter(isOfTheRun).length).toBeGreaterThan(2);

  await page.evaluate(() => scrollTo(0, 0));
  await expect(button(page, 'Play')).toHaveCount(1);
  const { step } = await ask<Snapshot>(page, 0, 'snapshot');
  await ask(page, 0, 'analysis');
  expect((await ask<Snapshot>(page, 0, 'snapshot')).step).toBe(step);

  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect
    .poll(async () => (await ask<Snapshot>(page, 0, 'snapshot')).step)
    .toBeGreaterThan(step);
  // What the hand has paused stays so.
  await button(page, 'Pause').click();
  await page.evaluate(() => scrollTo(0, 0));
  await painted(page);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await painted(page);
  const { step: pausedAt } = await ask<Snapshot>(page, 0, 'snapshot');
  await ask(page, 0, 'analysis');
  expect((await ask<Snapshot>(page, 0, 'snapshot')).step).toBe(pausedAt);
  await expect(button(page, 'Play')).toBeVisible();
});

test('asked out of sight it answers, and plays when it is seen', async ({ page, baseURL }) => {
  await openHost(page, [{ address: `${baseURL}/?embed${RUN}` }], { before: TALL });
  expect(await answerTo(page, 0, 'ready')).toBeUndefined();
  await ask(page, 0, 'reset');
  await ask(page, 0, 'step', 7);
  expect((await ask<Snapshot>(page, 0, 'snapshot')).step).toBe(7);
  await ask(page, 0, 'play');
  await expect(button(page, 'Play')).toHaveCount(1);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect(button(page, 'Pause')).toBeVisible();
});

test('neither the wheel nor the keyboard of its host is taken, nor Back', async ({
  page,
  baseURL,
}) => {
  await openHost(page, [{ address: `${baseURL}/?embed&sliders=gamma,eta${RUN}` }], {
    before: '<input aria-label="Of the host" autofocus>',
  });
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<p style="height: 3000px">'),
  );
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.type('r.e');
  await expect(page.getByLabel('Of the host')).toHaveValue('r.e');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  const entries = await page.evaluate(() => history.length);
  await ask(page, 0, 'set', { seed: 5 });
  await ask(page, 0, 'set', { gamma: 5 });
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect((await ask<{ seed: number }>(page, 0, 'spec')).seed).toBe(5);
  await page.mouse.move(300, 250);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
});

test('members answer the page around as they answer a script of their own page', async ({
  page,
  baseURL,
}) => {
  await openHost(page, [{ address: `${baseURL}/?embed${RUN}` }]);
  await ask(page, 0, 'reset', { seed: 3 });
  expect(await ask(page, 0, 'set', { gamma: 3 })).toEqual({ step: 0 });
  expect(
    await page.evaluate(`(async () => {
    const steps = [];
    await ask(0, 'on', 'patched', ({ step, patch }) => steps.push([step, patch.gamma]));
    await ask(0, 'on', 'frame', ({ buffer }) => steps.push(new Float32Array(buffer)[0]));
    await ask(0, 'step', 4);
    await ask(0, 'set', { gamma: 4 });
    return steps;
  })()`),
  ).toEqual(expect.arrayContaining([4, [4, 4]]));
  const snapshot = await ask<Snapshot>(page, 0, 'snapshot');
  expect(snapshot).toEqual(await frameOf(page).evaluate(() => window.pruningGame!.snapshot()));
  const run = await ask<object>(page, 0, 'save');
  expect(run).toMatchObject({ format: 'pruning-game/run', manifest: { spec: { seed: 3 } } });
  await ask(page, 0, 'undo');
  expect((await ask<{ gamma: number }>(page, 0, 'spec')).gamma).toBe(3);
  await ask(page, 0, 'open', run);
  await ask(page, 0, 'step', 4);
  expect((await ask<Snapshot>(page, 0, 'snapshot')).participation).toEqual(snapshot.participation);
  expect(await answerTo(page, 0, 'step', 0)).toContain('steps must be a whole number');

  // Its id ends what `on` began.
  const before = await page.evaluate(`(async () => {
    await ask(0, 'on', 'acted', () => undefined);
    const [{ data: { id } }] = heard.slice(-1);
    await ask(0, 'off', id);
    await ask(0, 'act', { kind: 'setToEquilibrium' });
    return heard.filter(({ data }) => data.event?.type === 'acted').length;
  })()`);
  expect(before).toBe(0);
});

test('what the visitor keeps is closed to another origin, and open to our own', async ({
  page,
  baseURL,
}) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (key: string) {
      asked.push(key);
      return getItem.call(this, key);
    };
    Object.assign(window, { askedOfStorage: asked });
  });
  // Of the same site, so that the browser itself denies no storage.
  await openHost(page, [{ address: `${baseURL}/?embed${RUN}` }], { isSameSite: true });
  await ask(page, 0, 'reset');
  const kept = Object.entries(methods).flatMap(([name, access]) => (access === 'kept' ? name : []));
  expect(kept).toContain('runs');
  for (const name of kept)
    expect(await answerTo(page, 0, name)).toContain(
      `${name} is refused to a page of another origin`,
    );
  // Nothing was read, and nothing written either, though runs were replaced and undone.
  await ask(page, 0, 'step', 3);
  await ask(page, 0, 'at', 1);
  await ask(page, 0, 'set', { gamma: 6 });
  await ask(page, 0, 'set', { seed: 8 });
  const stored = await frameOf(page).evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    values: [localStorage.length, sessionStorage.length],
    asked: (window as unknown as { askedOfStorage: string[] }).askedOfStorage,
  }));
  expect(stored).toEqual({ databases: [], values: [0, 0], asked: [] });

  const { origin } = hosts[0]!;
  const ours = await serveDist('/', {}, { '/ours.html': hostPage([{ address: `/?embed${RUN}` }]) });
  hosts.push(ours);
  await page.goto(`${ours.origin}/ours.html`);
  expect(origin).not.toBe(ours.origin);
  await ask(page, 0, 'reset');
  const { id } = await ask<{ id: string }>(page, 0, 'keep');
  expect(await ask<{ id: string }[]>(page, 0, 'runs')).toMatchObject([{ id }]);
});

test('a bad message is answered with a sentence or left alone, and the run goes on', async ({
  page,
  baseURL,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openHost(page, [{ address: `${baseURL}/?embed${RUN}` }]);
  await ask(page, 0, 'reset');
  const answers = (await page.evaluate(`(async () => {
    heard.splice(0);
    const post = (data) => frames[0].postMessage(data, '*');
    for (const strange of ['hello', 7, null, [], {}, { pruning: 1 }, new Uint8Array(9), new Map()]) post(strange);
    const cases = [
      { pruningGame: 2, id: 1, method: 'spec' },
      { pruningGame: 1 },
      { pruningGame: 1, id: {}, method: 'spec' },
      { pruningGame: 1, id: NaN, method: 'spec' },
      { pruningGame: 1, id: 2 },
      { pruningGame: 1, id: 3, method: 'constructor' },
      { pruningGame: 1, id: 4, method: 'map' },
      { pruningGame: 1, id: 5, method: 'map.constructor' },
      { pruningGame: 1, id: 6, method: 'spec', args: 'x' },
      { pruningGame: 1, id: 7, method: 'set', args: [null] },
      { pruningGame: 1, id: 8, method: 'open', args: ['{}'] },
      { pruningGame: 1, id: 9, method: 'on', args: [{}] },
      { pruningGame: 1, id: 10, method: 'off', args: [99] },
      { pruningGame: 1, id: 11, method: 'on', args: ['evaluate'] },
      { pruningGame: 1, id: 'x'.repeat(9), method: '__proto__', args: [] },
    ];
    for (const each of cases) post(each);
    post({ pruningGame: 1, id: 'last', method: 'spec' });
    while (heard.length <= cases.length) await new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    return heard.map(({ data }) => [data.id, data.error]);
  })()`)) as [unknown, string | undefined][];
  const errorOf = new Map(answers);
  expect(answers).toHaveLength(16);
  expect(errorOf.get('last')).toBeUndefined();
  for (const [id, error] of answers) if (id !== 'last') expect(error).toMatch(/^\S.* .*\.$/);
  expect(errorOf.get(11)).toMatch(/“evaluate” is none\. There are .*evaluated/);
  expect(errorOf.get(1)).toContain('speaks version 1');
  expect(errorOf.get(3)).toContain('“constructor” is no method. There are ready, spec, set');
  await ask(page, 0, 'play');
  await expect(button(page, 'Pause')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a window that is not around the frame is not heard', async ({ page, baseURL }) => {
  await openHost(page, [
    { address: `${baseURL}/?embed${RUN}` },
    { address: `${baseURL}/?embed${RUN}` },
  ]);
  await ask(page, 0, 'reset');
  await ask(page, 1, 'reset');
  // A frame beside it is even of its own origin.
  await frameOf(page, 1).evaluate(() => {
    const beside = window.parent.frames[0]!;
    const heard: unknown[] = [];
    addEventListener('message', ({ data }) => heard.push(data));
    Object.assign(window, { heardBeside: heard });
    beside.postMessage({ pruningGame: 1, id: 1, method: 'set', args: [{ gamma: 9 }] }, '*');
  });
  // Whoever may ask is answered after that: twice by way of the worker.
  for (let times = 0; times < 2; times++) await ask(page, 0, 'snapshot');
  expect((await ask<{ gamma: number }>(page, 0, 'spec')).gamma).not.toBe(9);
  expect(await frameOf(page, 1).evaluate('heardBeside')).toEqual([]);
});

test('two embeds on one page play two runs', async ({ page, baseURL }) => {
  await openHost(page, [
    { address: `${baseURL}/?embed${RUN}&seed=1` },
    { address: `${baseURL}/?embed=responses${RUN}&seed=2&gamma=9` },
  ]);
  for (const index of [0, 1]) {
    await ask(page, index, 'reset');
    await ask(page, index, 'step', index + 3);
  }
  expect((await ask<Snapshot>(page, 0, 'snapshot')).step).toBe(3);
  expect((await ask<Snapshot>(page, 1, 'snapshot')).step).toBe(4);
  expect(await ask(page, 1, 'spec')).toMatchObject({ seed: 2, gamma: 9 });
  await expect(frameOf(page, 1).locator('.panel-responses canvas')).toBeVisible();
  await expect(frameOf(page, 0).locator('.panel-participation canvas')).toBeVisible();
});

test('where storage is denied it plays, and says nothing of what it never promised', async ({
  page,
  baseURL,
}) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, { get: denied });
  });
  await openHost(page, [{ address: `${baseURL}/?embed&sliders=gamma${RUN}` }]);
  await expect(button(page, 'Pause')).toBeVisible();
  await ask(page, 0, 'set', { seed: 4 });
  await ask(page, 0, 'step', 3);
  await expect(frameOf(page).getByRole('status', { name: 'Notices' })).toBeEmpty();
});

test('a panel that there is not is told of, with those that there are; one without meaning, too', async ({
  page,
  baseURL,
}) => {
  await openHost(page, [
    { address: `${baseURL}/?embed=histogram,crowd,filters&sliders=delta${RUN}`, width: 700 },
  ]);
  const frame = frameOf(page);
  await expect(
    frame.getByText(/There is no panel “histogram”. There are plane, .*crowd/),
  ).toBeVisible();
  await expect(
    frame.getByText('There is no slider “delta”. There are alpha, beta, gamma, eta.'),
  ).toBeVisible();
  await expect(
    frame.getByText('“Filters and what they find” has nothing to show of this run.'),
  ).toBeVisible();
  await expect(frame.locator('.panel-crowd canvas')).toBeVisible();
});

for (const sandbox of ['allow-scripts allow-same-origin', undefined])
  test(`the run is opened in the lab from a frame ${sandbox === undefined ? 'that may open windows' : 'that may not'}`, async ({
    page,
    context,
    baseURL,
  }) => {
    await openHost(page, [
      { address: `${baseURL}/?embed&theme=dark${RUN}`, ...(sandbox && { sandbox }) },
    ]);
    await ask(page, 0, 'reset');
    await ask(page, 0, 'set', { gamma: 3 });
    await ask(page, 0, 'step', 5);
    const link = frameOf(page).getByRole('link', { name: 'Open in the lab' });
    const address = /^http:\/\/127\.0\.0\.1:\d+\/#v=1&.*until=5&.*gamma=3/;
    if (sandbox === undefined) {
      const opening = context.waitForEvent('page');
      await link.click();
      const lab = await opening;
      await expect(lab.locator('.transport')).toBeVisible();
      await expect(lab).toHaveURL(address);
      return;
    }
    await link.click();
    await expect(frameOf(page).getByLabel(/may not open windows/)).toHaveValue(address);
  });

for (const [width, height, isAlone] of [
  [280, 200, true],
  [320, 240, true],
  [600, 400, false],
  [1000, 600, false],
] as const)
  test(`${width}×${height}: nothing scrolls, and every picture can be had`, async ({
    page,
    baseURL,
  }) => {
    await openHost(page, [{ address: `${baseURL}/?embed${RUN}`, width, height }]);
    const frame = frameOf(page);
    await expect(frame.locator('.panel-participation canvas')).toBeVisible();
    if (isAlone) {
      await expect(frame.locator('.panel-curves')).toHaveCount(0);
      await frame.getByLabel('Which picture').selectOption('Accuracy and pruning');
    }
    await expect(frame.locator('.panel-curves canvas')).toBeVisible();
    const scrolls = () =>
      frame.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.embed-cell')]
          .filter((box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth)
          .map(({ className }) => className),
      );
    await expect.poll(scrolls).toEqual([]);
  });
