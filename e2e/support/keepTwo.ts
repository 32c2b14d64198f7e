import { expect, type Page } from '@playwright/test';

/** Two small runs are kept, so that the view of the runs has something of everything to show. */
export async function keepTwo(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    const { seed } = game.spec();
    for (const other of [7, seed]) {
      await game.reset({ seed: other });
      await game.step(1);
      await game.keep();
    }
  });
}

/** Until the last picture of a view is there; the view of the runs is given runs to show. */
export async function shown(page: Page, view: string): Promise<void> {
  if (view === 'runs') await keepTwo(page);
  const last = { runs: '.panel-runs-prices .axis-brush', map: '.panel-price-map .map-dot' };
  const place = last[view as keyof typeof last] ?? '.panel-responses';
  await expect(page.locator(place).first()).toBeVisible();
}
