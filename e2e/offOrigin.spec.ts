/**
 * The built page is complete in itself: it asks no other origin for anything, and it works from any
 * sub-path of any static host.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type {} from '../src/state/automation.ts'; // window.pruningGame

const dist = path.resolve(import.meta.dirname, '../dist');

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

/** A static host that knows nothing but files, with the page somewhere below its root. */
function serveBelow(folder: string): Promise<Server> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.wasm': 'application/wasm',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://host');
    const inside = pathname.startsWith(folder) ? pathname.slice(folder.length) : null;
    const file = path.join(dist, inside || 'index.html');
    if (inside === null || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

test('the built page works from a sub-path of a plain static host', async ({ page }) => {
  const folder = '/some/where/';
  const server = await serveBelow(folder);
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
    server.closeAllConnections();
    server.close();
  }
});
