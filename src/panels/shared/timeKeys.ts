/** Where a key or the pointer moves the reading line of a picture over time. */
import type { Scale } from './scales.ts';
import { alongAfterKey } from './keys.ts';

/** The step at a place across; null before the first drawing and beyond the axis. */
export function stepOnAxis(axis: Scale | undefined, x: number): number | null {
  if (axis === undefined) return null;
  const step = axis.invert(x);
  const [from, to] = axis.domain();
  return step < from || step > to ? null : step;
}

/**
 * A key moves it by fiftieths of the run, or to its ends.
 *
 * @param at step the line stands at; null while it follows now
 * @param now last step drawn
 * @returns the new step, null to follow now; undefined if the key means nothing here
 */
export function stepAfterKey(
  key: string,
  at: number | null,
  now: number,
): number | null | undefined {
  if (key === 'Escape') return null;
  const from = at ?? now;
  const stride = Math.max(1, now / 50);
  const target = alongAfterKey(key, from, now, stride);
  if (target === undefined) return undefined;
  return target >= now ? null : Math.max(0, target);
}
