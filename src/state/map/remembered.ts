/** What the last map asked for, and whether it was playing: for a reload. */
import { USUAL, type MapAsk } from '../../spec/map/ask.ts';
import { checkAsk } from '../../spec/map/checkAsk.ts';

const KEY = 'pruning-game-map';

export interface Remembered {
  readonly ask: MapAsk;
  /** What else its games had in common, where it was playing; else null. */
  readonly playing: string | null;
}

const NOTHING: Remembered = { ask: USUAL, playing: null };

/** Nothing where it cannot be read, or is none. */
export function recall(): Remembered {
  try {
    const { ask, playing } = JSON.parse(localStorage.getItem(KEY) ?? '') as Remembered;
    const checked = checkAsk(ask, USUAL);
    if (!checked.ok) return NOTHING;
    return { ask: checked.value, playing: typeof playing === 'string' ? playing : null };
  } catch {
    return NOTHING;
  }
}

export function remember(next: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Denied or full: the map is asked for anew when the page is opened again.
  }
}
