/** Counts what the page draws: animation callbacks, and calls to canvases in each. */
import type { Page } from '@playwright/test';

/** Allowed in one animation frame for each shown player, all panels together. */
export const MOST_CALLS = 40;

interface Drawing {
  /** Animation frames in which the page's script ran, and its callbacks in all of them. */
  ticks: number;
  callbacks: number;
  /** Calls to canvases in the present frame, and in the one that had most. */
  calls: number;
  mostCalls: number;
}

declare global {
  interface Window {
    drawnByPage: Drawing;
  }
}

/** Before the page is opened. */
export async function countDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn: Drawing = { ticks: 0, callbacks: 0, calls: 0, mostCalls: 0 };
    window.drawnByPage = drawn;
    const ask = window.requestAnimationFrame.bind(window);
    let tickAt = -1;
    window.requestAnimationFrame = (callback) =>
      ask((now) => {
        if (now !== tickAt) {
          tickAt = now;
          drawn.ticks++;
          drawn.calls = 0;
        }
        drawn.callbacks++;
        callback(now);
        drawn.mostCalls = Math.max(drawn.mostCalls, drawn.calls);
      });
    const canvas = CanvasRenderingContext2D.prototype as unknown as Record<string, unknown>;
    for (const name of Object.getOwnPropertyNames(canvas)) {
      const original = Object.getOwnPropertyDescriptor(canvas, name)?.value;
      if (typeof original !== 'function' || name === 'constructor') continue;
      canvas[name] = function (this: unknown, ...values: unknown[]) {
        drawn.calls++;
        return original.apply(this, values);
      };
    }
  });
}

/** Of at least so many further animation frames. */
export async function drawnSince(
  page: Page,
  ticks: number,
): Promise<Pick<Drawing, 'ticks' | 'callbacks' | 'mostCalls'>> {
  await page.evaluate(() =>
    Object.assign(window.drawnByPage, { ticks: 0, callbacks: 0, mostCalls: 0 }),
  );
  await page.waitForFunction((wanted) => window.drawnByPage.ticks >= wanted, ticks, {
    polling: 100,
    timeout: 120_000,
  });
  return page.evaluate(() => window.drawnByPage);
}
