/** The presenter as a teacher has it before a class: its sentence, its pictures, and the way on. */
import { expect, type Page } from '@playwright/test';

export const PROJECTOR = { width: 1280, height: 720 };
export const PHONE = { width: 390, height: 844 };

export const sentence = (page: Page) => page.locator('.present-sentence > p').first();
export const place = (page: Page) => page.locator('.present-nav span');
export const play = (page: Page) => page.locator('.present-play');
export const rings = (page: Page) => page.locator('.present-ring');
const picture = (page: Page) => page.locator('.present .lesson-figure').first();

/** Waits until what is shown stands prepared. */
export const prepared = (page: Page) => expect(picture(page)).toBeVisible({ timeout: 120_000 });

/** @param asked a moment from 1 to 9, as the address says it */
export async function open(page: Page, asked: string): Promise<void> {
  await page.goto(`/?present=${asked}`);
  await prepared(page);
}

/** Plays what is shown until it pauses by itself. */
export async function playOut(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await expect(play(page)).toHaveText('Pause');
  await expect(play(page)).toHaveText('Play', { timeout: 120_000 });
}
