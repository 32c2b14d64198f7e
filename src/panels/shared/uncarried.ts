/** A chosen player that frames do not carry: some pictures can say nothing of it, and say so. */
import { useStore } from 'zustand';
import { shownIndexOf } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { useChosenId } from './useChosen.ts';

/** @returns null where frames carry the chosen player, and where nobody is chosen */
export function useUncarried(lab: Lab): string | null {
  const player = useChosenId(lab);
  const shown = useStore(lab.store, (state) => state.shown);
  if (player === null || shown.length === 0 || shownIndexOf(shown, player) !== null) return null;
  return `Player ${player} is none of the ${grouped(shown.length)} that are followed one by one. The ledger has its numbers.`;
}
