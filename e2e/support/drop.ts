/** Files of this computer that a pointer drags over the page, as the browser tells of it. */
import { expect, type Page } from '@playwright/test';

/** Over the page, until it has seen them: what heeds them is fetched. @returns lets go of them there */
export async function dragOver(
  page: Page,
  files: readonly string[],
  at = { x: 700, y: 400 },
): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const tell = async (type: 'dragEnter' | 'dragOver' | 'drop') => {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  };
  await tell('dragEnter');
  await expect(async () => {
    await tell('dragOver');
    await expect(page.locator('.drop-veil')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  return async () => {
    // The browser drops where the page has taken the move before, and hears of that a moment later.
    await tell('dragOver');
    await tell('drop');
  };
}

export async function drop(
  page: Page,
  files: readonly string[],
  at?: { x: number; y: number },
): Promise<void> {
  const letGo = await dragOver(page, files, at);
  await letGo();
}
