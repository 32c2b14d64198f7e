/** The Content-Security-Policy of the built page: strict, and enough to play. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dist, serveDist } from './support/serve.ts';

const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1];

const stepOf = (page: Pick<Page, 'locator'>) =>
  page.locator('body').evaluate(async () => (await window.pruningGame!.snapshot()).step);

/** What the policy refused while the work was done in the page, until a moment after the first of it. */
const refused = (page: Page, work: string): Promise<string[]> =>
  page.evaluate(
    `new Promise((resolve) => {
      const refused = [];
      const give = () => resolve(refused);
      addEventListener('securitypolicyviolation', (event) => {
        refused.push(event.effectiveDirective);
        setTimeout(give, 100);
      });
      Promise.resolve().then(() => { ${work} }).catch(() => {});
      setTimeout(give, 30000);
    })`,
  );

test('code and data from elsewhere, and text that becomes code, are refused', async ({ page }) => {
  await page.goto('/');
  expect(await refused(page, 'return fetch("http://127.0.0.1:9/")')).toEqual(['connect-src']);
  expect(await refused(page, 'new Image().src = "http://127.0.0.1:9/"')).toEqual(['img-src']);
  const script = 'document.body.append(Object.assign(document.createElement("script"), ';
  expect(await refused(page, `${script}{ text: "1" }))`)).toEqual(['script-src-elem']);
  expect(await refused(page, `${script}{ src: "http://127.0.0.1:9/" }))`)).toEqual([
    'script-src-elem',
  ]);
  expect(await refused(page, 'setTimeout("1")')).toEqual(['script-src']);
  expect(await refused(page, 'new Worker("data:text/javascript,1")')).toEqual(['worker-src']);
});

test('sent as a header with every file it lets the page train, workers and WebAssembly included', async ({
  page,
}) => {
  const { origin, close } = await serveDist('/', { 'Content-Security-Policy': policy });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  try {
    await page.goto(`${origin}/#v=1&backend=wasm&view=game`);
    await expect.poll(() => stepOf(page)).toBeGreaterThan(20);
    await page.evaluate(() => window.pruningGame!.analysis());
    expect(await page.evaluate(async () => (await window.pruningGame!.snapshot()).backend)).toBe(
      'wasm',
    );
    expect(complaints).toEqual([]);
  } finally {
    close();
  }
});

test('a page of another origin may embed it', async ({ page }) => {
  const embedded = await serveDist('/', { 'Content-Security-Policy': policy });
  const frame = `<iframe src="${embedded.origin}/" width="1300" height="800"></iframe>`;
  const embedding = await serveDist('/', {}, { '/embedding.html': frame });
  try {
    // localhost and 127.0.0.1 are different sites.
    await page.goto(`${embedding.origin.replace('127.0.0.1', 'localhost')}/embedding.html`);
    await expect.poll(() => stepOf(page.frameLocator('iframe'))).toBeGreaterThan(20);
  } finally {
    embedded.close();
    embedding.close();
  }
});
