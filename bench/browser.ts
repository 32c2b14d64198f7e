/** One real browser with bench/page.html in it, served from the sources by Vite. */
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { findChromium } from '../scripts/browsers.mjs';
import { root } from '../scripts/setup.mjs';
import type { Contender, Entry } from './alternate.ts';
import type { BrowserImplementation } from './page.ts';
import type { Case } from './rows.ts';

/** As in playwright.config.ts, but for WebGPU. */
export const processorFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BenchBrowser {
  readonly page: Page;
  /** Name and version. */
  readonly name: string;
  close(): Promise<void>;
}

export async function openBrowser(softwareWebgpu: boolean): Promise<BenchBrowser> {
  const server = await createServer({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    // Apart from the cache of `npm run dev`, which has other dependencies.
    cacheDir: path.join(root, '.cache/vite-bench'),
    logLevel: 'error',
    // A page that reloads because a source changed would tear a measurement.
    server: { hmr: false, watch: null },
    optimizeDeps: { entries: ['bench/page.html'] },
  });
  try {
    await server.listen();
    // The adapter is the machine's own unless software is asked for.
    const args = [
      ...processorFlags,
      '--enable-unsafe-webgpu',
      ...(softwareWebgpu ? ['--use-webgpu-adapter=swiftshader'] : []),
    ];
    const browser = await chromium.launch({ executablePath: await findChromium(), args });
    try {
      const page = await browser.newPage();
      await page.goto(new URL('bench/page.html', server.resolvedUrls?.local[0]).href);
      await page.waitForFunction(() => 'bench' in window, undefined, { timeout: 120_000 });
      return {
        page,
        name: `Chromium ${browser.version()}`,
        async close() {
          await browser.close();
          await server.close();
        },
      };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Playwright puts its own words before the message of an error in the page. */
function plain(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(message.replace(/^page\.evaluate: (Error: )?/, '').split('\n')[0]);
}

/** A contender that lives in the page. */
export function inPage(page: Page, implementation: BrowserImplementation, one: Case): Entry {
  const open = async (): Promise<Contender> => {
    const id = await page
      .evaluate(([name, shape]) => window.bench.open(name, shape), [implementation, one] as const)
      .catch((error: unknown) => {
        throw plain(error);
      });
    return {
      time: (steps) =>
        page.evaluate(([which, count]) => window.bench.time(which, count), [id, steps] as const),
      standing: () => page.evaluate((which) => window.bench.standing(which), id),
      close: () => page.evaluate((which) => window.bench.close(which), id),
    };
  };
  return { implementation, backend: one.backend, shape: one, open };
}
