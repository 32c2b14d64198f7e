/** What decides which panels a run has: who plays, by which rule, of what examples. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { kindsOf } from '../game/network.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { isDense } from '../spec/network.ts';
import { hasPlane, isOfPoints } from '../spec/planeNet.ts';
import { isGame } from '../spec/play.ts';
import type { Lab } from '../state/lab.ts';
import type { LabState } from '../state/store.ts';
import { isAskable } from './shared/askable.ts';
import { kindsTogether, type Granularity } from './shared/groups.ts';

export interface Situation {
  /** The kinds of players of the run. */
  readonly kinds: readonly Granularity[];
  /** Whether examples are points of a plane. */
  readonly isPlane: boolean;
  /** Whether the net is such that it can be asked about all of that plane; where not, its picture says why. */
  readonly isPlaneDrawn: boolean;
  /** Whether the net reads images, about one of which it can be asked. */
  readonly isAskable: boolean;
  /** Whether players answer prices, so that best responses and regrets say something of the run. */
  readonly isGame: boolean;
  /** Whether every weight of a dense network is a player: then rows and columns that are empty say what it costs. */
  readonly areAllWeights: boolean;
}

/**
 * Who plays in the run that is shown; before the first is ready, in the one that is asked for. A kind between whose
 * groups others stand has no pictures of its own.
 */
const kindsPlaying = ({ layers, spec }: LabState): string =>
  (layers.length > 0 ? kindsTogether(layers) : kindsOf(spec)).join();

/** Of the run that the lab shows. */
export function useSituation(lab: Lab): Situation {
  const kinds = useStore(lab.store, kindsPlaying);
  const isPlayed = useStore(lab.store, ({ spec }) => isGame(spec));
  const isPlane = useStore(lab.store, ({ spec }) => isOfPoints(spec));
  const isPlaneDrawn = useStore(lab.store, ({ spec }) => hasPlane(spec));
  const canAsk = useStore(lab.store, ({ spec }) => isAskable(spec));
  const areAllWeights = useStore(
    lab.store,
    ({ spec }) => !isSandbox(spec) && spec.granularity === 'weight' && isDense(spec),
  );
  return useMemo(
    () => ({
      kinds: kinds.split(',') as Situation['kinds'],
      isGame: isPlayed,
      areAllWeights,
      isPlane,
      isPlaneDrawn,
      isAskable: canAsk,
    }),
    [kinds, isPlayed, areAllWeights, isPlane, isPlaneDrawn, canAsk],
  );
}
