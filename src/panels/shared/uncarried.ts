/** A chosen player that frames do not carry: some pictures can say nothing of it, and say so. */
import { useStore } from 'zustand';
import { shownIndexOf, type PlayerId } from '../../game/players.ts';
import { groupOfId, type ShownLayer } from '../../game/shown.ts';
import type { RunView } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { useChosenId } from './useChosen.ts';

/** @returns null where frames carry the player, and where there is none */
export function uncarriedInWords(
  player: PlayerId | null,
  shown: Uint32Array,
  layers: readonly ShownLayer[],
): string | null {
  if (player === null || shown.length === 0 || shownIndexOf(shown, player) !== null) return null;
  const words = `Player ${player} is none of the ${grouped(shown.length)} that are followed one by one.`;
  // Figures that are asked for have θ of single weights alone (playerNow.ts).
  return layers[groupOfId(layers, player)]?.granularity === 'weight'
    ? `${words} The ledger has its numbers.`
    : words;
}

/** @returns null where frames carry the chosen player, and where nobody is chosen */
export function useUncarried(lab: RunView): string | null {
  const player = useChosenId(lab);
  const shown = useStore(lab.store, (state) => state.shown);
  const layers = useStore(lab.store, (state) => state.layers);
  return uncarriedInWords(player, shown, layers);
}

/** What a picture of one player says that has none. */
export function nobodyInWords(lab: RunView, otherwise = 'No player is chosen yet.'): string {
  const { selected, shown, layers } = lab.store.getState();
  return uncarriedInWords(selected[0] ?? null, shown, layers) ?? otherwise;
}
