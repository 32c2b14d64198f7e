/** What the last map asked for, and whether it was playing: for a reload. */
import { CELLS, EPOCHS, SEEDS, USUAL, type MapAsk } from '../../spec/map/ask.ts';
import { misfitOf, type MapAxis } from '../../spec/map/axes.ts';
import { priceNames } from '../../game/prices.ts';

const KEY = 'pruning-game-map';

export interface Remembered {
  readonly ask: MapAsk;
  /** What else its games had in common, where it was playing; else null. */
  readonly playing: string | null;
}

const NOTHING: Remembered = { ask: USUAL, playing: null };

const isAxis = (axis: unknown): axis is MapAxis => {
  const { name, from, to } = (axis ?? {}) as MapAxis;
  return priceNames.includes(name) && misfitOf({ name, from, to }) === null;
};

const isOneOf = (values: readonly number[], value: unknown): boolean =>
  values.some((each) => each === value);

/** Nothing where it cannot be read, or is none. */
export function recall(): Remembered {
  try {
    const { ask, playing } = JSON.parse(localStorage.getItem(KEY) ?? '') as Remembered;
    const isWhole =
      isAxis(ask.across) &&
      isAxis(ask.up) &&
      ask.across.name !== ask.up.name &&
      isOneOf(CELLS, ask.cells) &&
      isOneOf(EPOCHS, ask.epochs) &&
      isOneOf(SEEDS, ask.seeds);
    return isWhole ? { ask, playing: typeof playing === 'string' ? playing : null } : NOTHING;
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
