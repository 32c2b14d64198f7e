/** The view of the paper: its table beside the same four configurations, figures, claims, the field's tables. */
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';

const openPaper = (page: Page) => openWithFewImages(page, '#v=1&view=paper');
const rows = (page: Page) => page.locator('.paper-table tbody tr');

test('has an address and a tab, and says at once what the paper reports and what comes out here', async ({
  page,
}) => {
  await openWithFewImages(page);
  await page.getByRole('button', { name: 'Paper', exact: true }).click();
  await expect(page).toHaveURL(/view=paper/);
  await expect(page.locator('.sentence-voice')).toContainText('The paper reports 89.57 to 96.64 %');
  await expect(page.locator('.sentence-voice')).toContainText('1 of 4 rows comes out as printed.');
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).nth(1)).toContainText('91.15');
  await expect(rows(page).nth(1)).toContainText('11.35');
  await expect(rows(page).nth(1)).toContainText('measured before');
  await expect(page.locator('.paper-course svg')).toHaveCount(4);
  await page.goBack();
  await expect(page.locator('.panel-curves')).toBeVisible();
});

test('another interpretation, chosen by keys, changes table, figures, verdicts and the sentence', async ({
  page,
}) => {
  await openPaper(page);
  await page.getByRole('radio', { name: /^as printed, θ by SGD/ }).focus();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('radio', { name: /^joint Adam ?:/ }).press('Space');
  await expect(rows(page).nth(3)).toContainText('91.79 → 18.45');
  await expect(page.locator('.sentence-voice')).toContainText('no row comes out as printed');
  const zeros = page.locator('.paper-claim', { hasText: 'The L1 term alone' });
  await expect(zeros).toContainText('contradicts');
  await expect(zeros).toContainText('747 of 768');
  await expect(
    page.getByRole('img', { name: /^L1 Sparsity Strong: 747 at exactly 0/ }),
  ).toBeVisible();
});

test('the four are played beside the shown run, with progress, and can be stopped', async ({
  page,
}) => {
  await openPaper(page);
  await page.getByRole('button', { name: 'Run the four here' }).click();
  await expect(rows(page).nth(0).getByRole('progressbar')).toBeVisible();
  await expect(rows(page).nth(1)).toContainText('waits');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(rows(page).nth(1)).toContainText('measured before');
  await expect(page.getByRole('button', { name: 'Run the four here' })).toBeEnabled();
});

test('a claim leads to an address that shows it, and the tables of the field have ours beside', async ({
  page,
}) => {
  await openPaper(page);
  await page.getByRole('button', { name: 'LeNet-5, single weights' }).click();
  const field = page.locator('.paper-field');
  await expect(field).toContainText('Sparse VD');
  await expect(field).toContainText('arXiv 1810.02340, table 1');
  await expect(field.locator('.paper-ours').first()).toBeVisible();
  await page.getByRole('link', { name: 'a dominated player' }).click();
  await expect(page).toHaveURL(/sandbox=pair/);
  await expect(page.locator('.panel-verdicts')).toBeVisible();
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
])
  test(`is no wider than the window: ${viewport.width}×${viewport.height}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openPaper(page);
    await expect(rows(page)).toHaveCount(4);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
  });
