/** The page as it is deployed: built into a folder of its own, served, opened in one real Chromium. */
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import { findChromium } from '../scripts/browsers.mjs';
import { root } from '../scripts/setup.mjs';
import { processorFlags } from './browser.ts';
import type {} from '../src/state/automation.ts'; // window.pruningGame

/** Not `dist`: a build made meanwhile would take files away that the page has yet to load. */
const FOLDER = '.cache/bench-page';

export interface BuiltPage {
  readonly browser: Browser;
  /** With a slash at its end. */
  readonly address: string;
  readonly page: Page;
  close(): Promise<void>;
}

export async function openBuiltPage(): Promise<BuiltPage> {
  const configFile = path.join(root, 'vite.config.ts');
  const outDir = path.join(root, FOLDER);
  await build({ root, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, strictPort: false },
  });
  try {
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...processorFlags],
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    return {
      browser,
      address: server.resolvedUrls!.local[0],
      page,
      async close() {
        await browser.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Opens the page at a hash, paused at step 0 of a run that is prepared. */
export async function openPaused(
  { page, address }: Pick<BuiltPage, 'page' | 'address'>,
  hash: string,
): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}${hash}`);
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    game.pause();
    await game.ready;
    await game.reset();
  });
}
