/** Short runs of a small net, and those that are kept of them. */
import type { Page } from '@playwright/test';

/** Few weights and few steps: what is tried is what becomes of the runs. */
export const SMALL = '#v=1&backend=wasm&network=784-8-10&epochs=3&batchSize=500';

export const runs = (page: Page) => page.evaluate(() => window.pruningGame!.runs());
export const names = async (page: Page) => (await runs(page)).map(({ name }) => name);

/** Another run, so many steps of it. */
export async function playFor(page: Page, steps: number, seed = 0): Promise<void> {
  await page.evaluate(
    async ([count, seed]) => {
      const game = window.pruningGame!;
      await game.reset({ seed });
      await game.step(count);
    },
    [steps, seed] as const,
  );
}

/** The same, kept. */
export async function keepOne(page: Page, seed = 0) {
  await playFor(page, 1, seed);
  return page.evaluate(() => window.pruningGame!.keep());
}

export async function reopen(page: Page): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
}

/** All that was recorded of a kept run, as text. */
export const whole = (page: Page, id: string): Promise<string> =>
  page.evaluate(async (id) => JSON.stringify(await window.pruningGame!.record(id)), id);
