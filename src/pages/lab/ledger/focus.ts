/** Whose figures the ledger shows: the first selected player, or one the page picks itself. */
import { useEffect } from 'react';
import { terms } from '../../../game/utility.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { pricesOf, stakeOf, type Frame } from '../../../panels/shared/states.ts';
import { useChosenId } from '../../../panels/shared/useChosen.ts';
import type { Lab } from '../../../state/lab.ts';
import { shownIndex, type PlayerId, type ShownIndex } from '../../../game/players.ts';
import { select } from '../../../panels/shared/shownPlayers.ts';

/**
 * The player that earns the most: it has the most to say.
 * @param end only players before it count
 */
export function topEarner(frame: Frame, spec: RunSpec, end = Infinity): ShownIndex {
  let best = shownIndex(0);
  let most = -Infinity;
  frame.participation.forEach((s, at) => {
    if (at >= end) return;
    const player = shownIndex(at);
    const { benefit } = terms(s, stakeOf(frame, player), pricesOf(frame, spec, player));
    if (benefit > most) [best, most] = [player, benefit];
  });
  return best;
}

/** Steps before a player is picked: the first benefits are noise. */
const PICK_AFTER_STEPS = 50;

/** Selects a player once per run if the visitor has not; highlights then agree everywhere. */
function usePick(lab: Lab): void {
  useEffect(() => {
    let pickedFor = -1;
    const picking = lab.drawLoop.add({
      ratePerSecond: 2,
      draw() {
        const { run, spec, selected, layers } = lab.store.getState();
        const frame = lab.trajectory.latest;
        if (run === pickedFor || frame === null || frame.step < PICK_AFTER_STEPS) return;
        pickedFor = run;
        // A weight of the first layer: its neuron is a picture of what it reads.
        const end = layers[0]?.granularity === 'weight' ? layers[0].count : Infinity;
        if (selected.length === 0) select(lab, topEarner(frame, spec, end));
      },
    });
    return picking.remove;
  }, [lab]);
}

/** Null before anyone was picked; after a deselection, the last one stays. */
export function useFocusPlayer(lab: Lab): PlayerId | null {
  usePick(lab);
  return useChosenId(lab);
}
