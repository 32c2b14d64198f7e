/** Files of a visitor's own, and the control that takes them. */
import type { Page } from '@playwright/test';

/** Two classes that a line parts; the names of columns in the first row, a decimal comma. */
const ROWS = Array.from({ length: 200 }, (_, i) => {
  const decimal = (value: number) => value.toFixed(3).replace('.', ',');
  return `${i % 2 === 0 ? 'even' : 'odd'};${decimal(i / 200)};${decimal((i % 2) + i / 2000)}`;
});
const file = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(['kind;x;y', ...rows].join('\n')),
});
export const good = file('two.csv', ROWS);
export const bad = file('bad.csv', [...ROWS, 'even;0,5;x']);

export const own = (page: Page) => page.getByRole('group', { name: /file of your own/ });

export const kept = (page: Page) => own(page).getByRole('list', { name: /^Files kept/ });

/** What is behind it is fetched when it is opened. */
export async function openChoice(page: Page): Promise<void> {
  if (await own(page).isVisible()) return;
  await page.locator('summary', { hasText: 'Data and run' }).click();
  await own(page).waitFor();
}

export async function choose(page: Page, chosen: typeof good): Promise<void> {
  await openChoice(page);
  await own(page)
    .getByLabel(/^Choose files/)
    .setInputFiles(chosen);
}

export async function learnFrom(page: Page, chosen: typeof good): Promise<void> {
  await choose(page, chosen);
  await own(page).getByLabel('Which column has the classes').selectOption('kind');
  await own(page)
    .getByRole('button', { name: `Learn from ${chosen.name}` })
    .click();
}

/** Of a run that is not there, −1. */
export const stepNow = (page: Page) =>
  page.evaluate(async () => {
    const snapshot = await window.pruningGame!.snapshot().catch(() => null);
    return snapshot?.step ?? -1;
  });
