/**
 * The service worker: keeps the page, and the data that were chosen, for when there is no network.
 *
 * Each build has a cache of its own, and the last few builds are kept together. So a tab that an older build opened goes on
 * finding its scripts, though a newer build answers and the host has its files alone. Data are asked of the network first:
 * what they have to be is checked by whoever reads them.
 */
import type { Build, OfflineWish } from '../protocol/offline.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by scripts/offline.mjs. */
declare const BUILD: Build;

const build = BUILD;
const { scope } = self.registration;
// An origin may hold several sites, and all of them see each other’s caches.
const PREFIX = `pruning-game ${scope} build `;
const OWN = `${PREFIX}${build.version}`;
const DATA = `pruning-game ${scope} data`;
/** Tabs older than that many builds have to be loaded anew. */
const BUILDS_KEPT = 4;
/** Of requests at a time, so that a page that trains is not held up by them. */
const AT_ONCE = 4;

const addressOf = (url: string): string => new URL(url, scope).href;

const keptAnywhere = (request: Request | string): Promise<Response | undefined> =>
  caches.match(request, { ignoreVary: true });

async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const left = [...items];
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  });
  await Promise.all(hands);
}

/** Some hosts answer what they do not have, as while they are given a new build, with their page and “200”. */
const isPageInPlaceOf = (address: string, { headers }: Response): boolean =>
  !address.endsWith('.html') && (headers.get('content-type') ?? '').includes('text/html');

/** @throws where it cannot be had: then this build is not installed, and the browser tries again later */
async function fetched(address: string, cache?: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  if (isPageInPlaceOf(address, response)) throw new Error(`${address} answered with a page`);
  if (!response.redirected) return response;
  // Some hosts lead from /index.html to /, and browsers take no redirected answer for a page that is opened.
  const { status, headers } = response;
  return new Response(await response.blob(), { status, headers });
}

const hexadecimal = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** While a host is being given a new build it may answer with another build’s page. @throws where it does */
async function checkPage(own: Cache): Promise<void> {
  const page = await own.match(addressOf('index.html'), { ignoreVary: true });
  const hash = await crypto.subtle.digest('SHA-256', await page!.arrayBuffer());
  if (hexadecimal(hash) !== build.page) throw new Error('The page is of another build.');
}

async function keepBuild(): Promise<void> {
  const own = await caches.open(OWN);
  await inTurn(build.assets, async (url) => {
    const address = addressOf(url);
    await own.put(address, (await keptAnywhere(address)) ?? (await fetched(address)));
  });
  await inTurn(build.others, async (url) => {
    const address = addressOf(url);
    await own.put(address, await fetched(address, 'reload'));
  });
  await checkPage(own);
}

/** What could be kept of a build only in part takes no room, and no other build's place. */
async function install(): Promise<void> {
  const isNew = !(await caches.has(OWN));
  try {
    await keepBuild();
  } catch (error) {
    if (isNew) await caches.delete(OWN);
    throw error;
  }
}

async function dropOldBuilds(): Promise<void> {
  // In the order in which they were made.
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  const old = builds.slice(0, Math.max(0, builds.length - (BUILDS_KEPT - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answerPage(request: Request): Promise<Response> {
  const own = await caches.open(OWN);
  return (await own.match(addressOf('index.html'), { ignoreVary: true })) ?? fetch(request);
}

async function answerFile(request: Request): Promise<Response> {
  const own = await caches.open(OWN);
  const kept = (await own.match(request, { ignoreVary: true })) ?? (await keptAnywhere(request));
  return kept ?? fetch(request);
}

async function answerData(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) return response;
    return (await keptAnywhere(request.url)) ?? response;
  } catch (error) {
    const kept = await keptAnywhere(request.url);
    if (kept) return kept;
    throw error;
  }
}

async function keepData(folder: string): Promise<void> {
  const data = await caches.open(DATA);
  try {
    await inTurn(build.data[folder] ?? [], async (url) => {
      const address = addressOf(url);
      // Asked again where the host may have another by now; the browser’s own cache answers if not.
      await data.put(address, await fetched(address, 'no-cache'));
    });
  } catch {
    // No network, or a full disk: the page asks the network for what is not kept.
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) =>
  event.waitUntil(dropOldBuilds().then(() => self.clients.claim())),
);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (request.mode === 'navigate') {
    if (path === '' || path === 'index.html') event.respondWith(answerPage(request));
  } else {
    event.respondWith(path.startsWith('data/') ? answerData(request) : answerFile(request));
  }
});

self.addEventListener('message', (event) => {
  const wish = event.data as OfflineWish;
  if (wish.kind === 'takeOver') event.waitUntil(self.skipWaiting());
  else event.waitUntil(keepData(wish.folder));
});
