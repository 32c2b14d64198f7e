/** A page at rest goes on to its end: what was put off while it played, or until an axis settles, is still shown. */
import { expect, test } from '@playwright/test';
import { openPaused } from './support/lab.ts';

test('while paused, card, ledger and axis come to speak of the prices as they are', async ({
  page,
}) => {
  await openPaused(page, '#v=1&seed=3&backend=wasm&gammaWarmup=0');
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(60);
    await game.set({ gamma: 100 });
    await game.set({ gamma: 2 });
  });
  const ledger = page.locator('.cause');
  const card = page.locator('.inset [data-row="presence"]');
  await expect(card).toHaveText(/^−[01]\.\d\d$|^−2\.00$/);
  const fee = (await card.textContent())!.replace('−', '');
  await expect(ledger).toContainText(fee);
});

test('space pauses a run that was just started from the menu', async ({ page }) => {
  await openPaused(page);
  await page.getByRole('button', { name: /^Preset|Quick contest/ }).click();
  await page.getByRole('button', { name: 'Start this run' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});
