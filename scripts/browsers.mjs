/** The browsers that the end-to-end tests drive: where they are, and how to get them. */
import { existsSync } from 'node:fs';
import {
  answers,
  installPackages,
  installWherePossible,
  isRootOnDebian,
  programs,
} from './packages.mjs';
import { runTool, timed } from './setup.mjs';

/**
 * Asked for its version, because some systems have a stub that only advertises a package.
 *
 * @returns {string | null} absolute path of a Chromium of this system that starts
 */
export const findSystemChromium = () =>
  process.env.CHROMIUM_PATH ||
  (programs('chromium', 'chromium-browser', 'google-chrome').find((file) =>
    answers(file, ['--version']),
  ) ??
    null);

/** @returns {string | null} absolute path */
export const findFirefox = () =>
  process.env.FIREFOX_PATH ||
  (programs('firefox-esr', 'firefox').find((file) => answers(file, ['--version'])) ?? null);

/**
 * WebKitGTK is driven by a program of its own, and wants a display.
 *
 * @returns {{ driver: string, display: string } | null} absolute paths of WebKitWebDriver and Xvfb
 */
export function findWebkit() {
  const [driver] = programs('WebKitWebDriver');
  const [display] = programs('Xvfb');
  return driver && display ? { driver, display } : null;
}

/** Beside Chromium, without which nothing is tested. */
const others = [
  { title: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { title: 'WebKitGTK', find: findWebkit, packages: ['webkit2gtk-driver', 'xvfb'] },
];

/** @returns {Promise<string | null>} Playwright's own Chromium, if it has been downloaded */
async function findPlaywrightChromium() {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

/**
 * Finds a Chromium for the end-to-end tests; installs one where there is none.
 *
 * @returns {Promise<string>} absolute path
 */
export async function findChromium() {
  const found = findSystemChromium() ?? (await findPlaywrightChromium());
  if (found) return found;
  if (isRootOnDebian()) {
    try {
      await installPackages(['chromium', 'fonts-liberation']);
      const installed = findSystemChromium();
      if (installed) return installed;
    } catch (error) {
      console.log(`  ${error instanceof Error ? error.message : error}`);
    }
  }
  await timed('Downloading Chromium (playwright install chromium)', () => {
    if (!runTool('playwright', ['install', 'chromium'])) {
      throw new Error(
        'No Chromium could be installed. Install one yourself, or name one in CHROMIUM_PATH.',
      );
    }
  });
  return /** @type {string} */ (await findPlaywrightChromium());
}

/**
 * Installs Firefox and WebKitGTK where they are missing and that is possible.
 *
 * @returns {Promise<string[]>} a sentence for each browser that is missing still
 */
export async function installOtherBrowsers() {
  await installWherePossible(
    others.filter(({ find }) => !find()).flatMap(({ packages }) => packages),
  );
  return others
    .filter(({ find }) => !find())
    .map(
      ({ title, packages }) =>
        `${title} is not installed (Debian: apt-get install ${packages.join(' ')}), so nothing is tested in it.`,
    );
}
