import { expect, it } from 'vitest';
import { createGestures } from './gestures.ts';

it('numbers drags apart, and joins key presses until they pause', () => {
  let at = 5000;
  const gestures = createGestures(() => at);
  const drag = gestures.begin();
  expect(gestures.current).toBe(drag);
  expect(gestures.begin()).not.toBe(drag);
  const key = gestures.press();
  expect(key).not.toBe(drag);
  for (const pause of [33, 400, 999]) {
    at += pause;
    expect(gestures.press()).toBe(key);
  }
  at += 1001;
  expect(gestures.press()).not.toBe(key);
  expect(gestures.press()).not.toBe(gestures.begin());
});
