/** Chromium, as Playwright drives it. */
import type { Browser } from '@playwright/test';
import type { Driver } from './driver.ts';

export async function driveChromium(browser: Browser): Promise<Driver> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'allow',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    complaints: async () => complaints,
    async open(address) {
      await page.goto('about:blank');
      await page.goto(address);
    },
    evaluate: (work, argument) =>
      page.evaluate(`(${work})(${JSON.stringify(argument)})`) as Promise<never>,
    press: (key) => page.keyboard.press(key),
    click: (x, y) => page.mouse.click(x, y),
    close: () => context.close(),
  };
}
