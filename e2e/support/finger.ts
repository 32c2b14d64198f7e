/** A finger on the page, as Chromium is told of one. */
import type { CDPSession } from '@playwright/test';

/** CSS pixels of the window. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Shares of the way, finest where it is decided whether the page scrolls. */
const WAY = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1];

/** A finger comes down, goes a way in parts, and rests before it is lifted, so that the page does not glide on. */
export async function stroke(
  client: CDPSession,
  from: Place,
  dx: number,
  dy: number,
): Promise<void> {
  const began = Date.now() / 1000;
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: readonly Place[],
    seconds: number,
  ) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [...points],
      timestamp: began + seconds,
    });
  await touch('touchStart', [from], 0);
  for (const [index, part] of WAY.entries())
    await touch(
      'touchMove',
      [{ x: from.x + dx * part, y: from.y + dy * part }],
      0.02 * (index + 1),
    );
  await touch('touchEnd', [], 1);
}
