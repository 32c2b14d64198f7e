/** Where panels stand in the view of the net: the middle column shows how the net changes, the right one what comes of it. */
import { isThere, type PanelId } from '../../../panels/registry.ts';
import type { Situation } from '../../../panels/situation.ts';

interface Entry {
  readonly id: PanelId;
  /** Where two pictures could share a place: whether this is for pages on which each has its own, or for the others. */
  readonly roomy?: boolean;
  /** Whether it stands behind all others of its column; left out where it never does. */
  readonly last?: (situation: Situation) => boolean;
}

/** Beside filters, which show what they find in the image; elsewhere others are watched more. */
const withoutFilters = ({ kinds }: Situation): boolean => !kinds.includes('filter');

/** In reading order. */
const columns = {
  mechanism: [
    { id: 'plane' },
    { id: 'weights' },
    { id: 'pixels' },
    { id: 'filters' },
    { id: 'players' },
    { id: 'participation' },
  ],
  outcome: [
    { id: 'ask', last: withoutFilters },
    { id: 'unit' },
    { id: 'matrices' },
    { id: 'still-read' },
    { id: 'plane-history' },
    { id: 'work' },
    { id: 'curves' },
    { id: 'paper-figures' },
    { id: 'crowd' },
    { id: 'responses' },
    { id: 'utility', roomy: true },
    { id: 'distance', roomy: true },
    { id: 'one-or-all', roomy: false },
  ],
} as const satisfies Record<string, readonly Entry[]>;

export type Column = keyof typeof columns;

/** The panels of a column for such a run, in order. */
export function panelsIn(
  column: Column,
  situation: Situation,
  isRoomy: boolean,
): readonly PanelId[] {
  const shown = (columns[column] as readonly Entry[]).filter(
    ({ id, roomy = isRoomy }) => roomy === isRoomy && isThere(id, situation),
  );
  const isLast = ({ last }: Entry) => last?.(situation) === true;
  return [...shown.filter((entry) => !isLast(entry)), ...shown.filter(isLast)].map(({ id }) => id);
}
