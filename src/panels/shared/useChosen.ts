/** The player a panel speaks of: the first selected one; after a deselection, the last one stays. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { shownIndexOf, type PlayerId, type ShownIndex } from '../../game/players.ts';
import { groupOfId } from '../../game/shown.ts';
import type { RunView } from '../../state/lab.ts';

/** @returns null before anyone was selected */
export function useChosenId(lab: RunView): PlayerId | null {
  const selected = useStore(lab.store, (state) => state.selected[0]);
  const [last, setLast] = useState<PlayerId | null>(null);
  if (selected !== undefined && selected !== last) setLast(selected);
  const exists = useStore(lab.store, ({ layers }) => last !== null && groupOfId(layers, last) >= 0);
  return selected ?? (exists ? last : null);
}

/** @returns null before anyone was selected, and where frames do not carry the player */
export function useChosen(lab: RunView): ShownIndex | null {
  const player = useChosenId(lab);
  const shown = useStore(lab.store, (state) => state.shown);
  return player === null ? null : shownIndexOf(shown, player);
}
