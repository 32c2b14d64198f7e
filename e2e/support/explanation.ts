import { expect, type Page } from '@playwright/test';

/**
 * Waits until the explanation of a panel says all of it: what is worked out of a step comes a while after the step.
 *
 * @param parts what it is to say, made anew for every look: they may speak of whom the page names meanwhile
 */
export async function expectExplained(
  page: Page,
  panel: string,
  parts: readonly string[] | (() => Promise<readonly string[]>),
): Promise<void> {
  await expect(async () => {
    const text = await explanation(page, panel);
    for (const part of typeof parts === 'function' ? await parts() : parts)
      expect(text).toContain(part);
  }).toPass({ timeout: 60_000 });
}

/** The explanation of a panel, opened by keyboard. */
async function explanation(page: Page, panel: string): Promise<string> {
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
