/**
 * The built page is complete in itself: it asks no other origin for anything, and it works from any
 * sub-path of any static host.
 */
import { expect, test, type Page } from '@playwright/test';
import type {} from '../src/state/automation.ts'; // window.pruningGame
import { serveDist } from './support/serve.ts';

// What the page asks for by itself, not what its policy lets through.
test.use({ bypassCSP: true });

/** Addresses of every request of the page and its workers, in order. */
function recordRequests(page: Page): URL[] {
  const requests: URL[] = [];
  page.on('request', (request) => requests.push(new URL(request.url())));
  return requests;
}

/** Opens the page and lets it train long enough to have loaded all it needs. */
async function openAndTrain(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.ready;
    game.pause();
    await game.step(5);
    await game.snapshot();
  });
}

/** Addresses off the origin; data: and blob: stay inside the page. */
const offOrigin = (requests: URL[], origin: string): string[] =>
  requests
    .filter(({ protocol }) => protocol !== 'data:' && protocol !== 'blob:')
    .filter((url) => url.origin !== origin)
    .map((url) => url.href);

test('the built page makes no request to another origin', async ({ page, baseURL }) => {
  const requests = recordRequests(page);
  await openAndTrain(page, '/');
  // The shards are fetched by the worker: seeing one shows that workers are recorded as well.
  expect(requests.some(({ pathname }) => pathname.endsWith('/train-00.bin'))).toBe(true);
  expect(offOrigin(requests, new URL(baseURL!).origin)).toEqual([]);

  // And a request to another origin would have been seen.
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined));
  expect(offOrigin(requests, new URL(baseURL!).origin)).toEqual(['http://127.0.0.1:9/']);
});

test('the built page works from a sub-path of a plain static host', async ({ page }) => {
  const folder = '/some/where/';
  const { origin, close } = await serveDist(folder);
  try {
    const requests = recordRequests(page);
    const missing: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) missing.push(response.url());
    });
    await openAndTrain(page, `${origin}${folder}`);
    expect(requests.some(({ pathname }) => pathname.endsWith('/train-00.bin'))).toBe(true);
    expect(offOrigin(requests, origin)).toEqual([]);
    expect(missing).toEqual([]);
  } finally {
    close();
  }
});
