import { expect, type Page } from '@playwright/test';

/** The explanation of a panel, opened by keyboard. */
export async function explanation(page: Page, panel: string): Promise<string> {
  const button = page.locator(`.panel-${panel}`).getByRole('button', { name: /^Explain: / });
  await button.focus();
  await page.keyboard.press('Enter');
  const lines = page.locator(`.panel-${panel} .explain-line`);
  await expect(lines.first()).toBeVisible();
  const text = (await lines.allInnerTexts()).join('\n');
  await page.keyboard.press('Escape');
  await expect(lines.first()).toBeHidden();
  return text.replace(/\s*\n\s*/g, '\n');
}
