/** The browsers that the end-to-end tests drive: where they are, and how to get them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { mustRun, runTool, timed } from './setup.mjs';

/** @param {string[]} names in order of preference @returns {string[]} files of these names in PATH */
const programs = (...names) =>
  names
    .flatMap((name) =>
      (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
    )
    .filter((file) => existsSync(file));

/** @param {string} program @param {string[]} args */
const answers = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

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

/** Whether packages of the system can be installed without asking anybody. */
const isRootOnDebian = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  answers('apt-get', ['--version']);

/** @param {string[]} packages @returns {Promise<void>} rejects with a sentence */
const installPackages = (packages) =>
  timed(`Installing ${packages.join(', ')} (apt-get)`, () => {
    mustRun('apt-get', ['update', '-q']);
    mustRun('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages]);
  });

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
  const wanted = others.filter(({ find }) => !find()).flatMap(({ packages }) => packages);
  if (wanted.length > 0 && isRootOnDebian()) {
    try {
      await installPackages(wanted);
    } catch (error) {
      console.log(`  ${error instanceof Error ? error.message : error}`);
    }
  }
  return others
    .filter(({ find }) => !find())
    .map(
      ({ title, packages }) =>
        `${title} is not installed (Debian: apt-get install ${packages.join(' ')}), so nothing is tested in it.`,
    );
}
