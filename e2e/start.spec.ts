/** Before the page has drawn anything it speaks in plain HTML: what happened, and what to do. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { needs, supportedInWords } from '../scripts/supportedBrowsers.mjs';
import { dist, serveDist } from './support/serve.ts';

const mainScript = /\/assets\/index-[^/]+\.js$/;
const start = (page: Pick<Page, 'locator'>) => page.locator('#start');
const drawn = (page: Pick<Page, 'getByRole'>) =>
  page.getByRole('region', { name: 'What is happening' });

test('a page that starts says nothing of the kind', async ({ page }) => {
  await page.goto('/');
  await expect(drawn(page)).toBeVisible();
  await expect(start(page)).toBeHidden();
});

for (const [sandbox, plays] of [
  ['allow-scripts', false],
  ['allow-scripts allow-same-origin', true],
] as const) {
  test(`in a frame with sandbox="${sandbox}" the page ${plays ? 'plays' : 'says what the frame forbids'}`, async ({
    page,
  }) => {
    const embedding = `<iframe sandbox="${sandbox}" src="/" width="1300" height="800"></iframe>`;
    const { origin, close } = await serveDist('/', {}, { '/embedding.html': embedding });
    try {
      await page.goto(`${origin}/embedding.html`);
      const frame = page.frameLocator('iframe');
      if (plays) await expect(drawn(frame)).toContainText('players');
      else await expect(start(frame)).toContainText('add allow-same-origin');
    } finally {
      close();
    }
  });
}

test('opened as a file the page says that it needs a server', async ({ page }) => {
  await page.goto(pathToFileURL(path.join(dist, 'index.html')).href);
  await expect(start(page)).toContainText('npm start');
});

test('a script that does not arrive is named', async ({ page }) => {
  await page.route(mainScript, (route) => route.abort());
  await page.goto('/');
  await expect(start(page)).toContainText(/did not load.*assets\/index-/s);
});

test('a script that throws is quoted, and the settings in the address can be left out', async ({
  page,
}) => {
  const body = 'if (location.hash) throw new Error("broken on purpose")';
  await page.route(mainScript, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.goto('/#v=1&gamma=3');
  await expect(start(page)).toContainText(/did not start.*broken on purpose/s);
  await page.getByRole('link').click();
  await expect(page).toHaveURL(/\/$/);
  await expect(start(page)).toBeHidden();
});

test('a script that keeps the page waiting is spoken of until it comes', async ({ page }) => {
  await page.clock.install();
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(mainScript, async (route) => {
    await arrival;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await start(page).waitFor({ state: 'attached' });
  await page.clock.fastForward(16_000);
  await expect(start(page)).toContainText('has not started yet');
  arrive();
  await expect(drawn(page)).toBeVisible();
  await expect(start(page)).toBeHidden();
});

for (const { what, take } of [
  { what: 'web workers', take: () => Reflect.deleteProperty(globalThis, 'Worker') },
  { what: 'toSorted', take: () => Reflect.deleteProperty(Array.prototype, 'toSorted') },
  {
    what: 'light-dark()',
    take: () => {
      const { supports } = CSS;
      CSS.supports = (...asked: string[]) =>
        !asked.join().includes('light-dark') && supports.apply(CSS, asked as [string]);
    },
  },
]) {
  test(`a browser without ${what} is told which ones will do`, async ({ page }) => {
    await page.addInitScript(take);
    await page.goto('/');
    await expect(start(page)).toContainText(`It lacks ${what}.`);
    await expect(start(page)).toContainText(supportedInWords);
  });
}

test('what the table says the page needs is there in this browser', async ({ page }) => {
  await page.goto('about:blank');
  for (const { what, test: expression } of needs) {
    expect(await page.evaluate(expression), what).toBe(true);
  }
});

test('an address of 200 000 unknown names leaves no empty page', async ({ page, baseURL }) => {
  const names = Array.from({ length: 200_000 }, (_, i) => `x${i.toString(36)}=1`);
  await page.goto(`${baseURL}/#v=1&${names.join('&')}`);
  await expect(start(page).or(drawn(page)).filter({ visible: true }).first()).toContainText(/\w/, {
    timeout: 60_000,
  });
});
