/** The player a panel speaks of: the first selected one; after a deselection, the last one stays. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';

export function useChosen(lab: Lab): number | null {
  const selected = useStore(lab.store, (state) => state.selected[0]);
  const playerCount = useStore(lab.store, ({ layers }) =>
    layers.reduce((sum, { count }) => sum + count, 0),
  );
  const [last, setLast] = useState<number | null>(null);
  if (selected !== undefined && selected !== last) setLast(selected);
  const player = selected ?? last;
  return player !== null && player < playerCount ? player : null;
}
