import { Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import { kindsOf } from '../../../game/network.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { kindsTogether } from '../../../panels/shared/groups.ts';
import { isAskable } from '../../../panels/shared/askable.ts';
import { hasPlane, isOfPoints } from '../../../spec/planeNet.ts';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { isGame } from '../../../spec/play.ts';
import { isDense } from '../../../spec/network.ts';
import type { Lab } from '../../../state/lab.ts';
import type { LabState } from '../../../state/store.ts';
import { Waiting } from '../../../panels/shared/Waiting.tsx';
import { useRoom } from '../../../ui/room.ts';
import { Ledger } from '../ledger/Ledger.tsx';
import { netPanels, type NetPanel, type Situation } from './netPanels.ts';

/**
 * Who plays in the run that is shown; before the first is ready, in the one that is asked for. A kind between whose
 * groups others stand has no pictures of its own.
 */
const kindsPlaying = ({ layers, spec }: LabState): string =>
  (layers.length > 0 ? kindsTogether(layers) : kindsOf(spec)).join();

/** Cause left, mechanism centre, outcome right; in one column the mechanism comes first. */
export function NetView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const wide = useRoom('wide');
  const kinds = useStore(lab.store, kindsPlaying);
  const isPlayed = useStore(lab.store, ({ spec }) => isGame(spec));
  const isPlane = useStore(lab.store, ({ spec }) => isOfPoints(spec));
  const isDrawn = useStore(lab.store, ({ spec }) => hasPlane(spec));
  const canAsk = useStore(lab.store, ({ spec }) => isAskable(spec));
  const areAllWeights = useStore(
    lab.store,
    ({ spec }) => !isSandbox(spec) && spec.granularity === 'weight' && isDense(spec),
  );
  const spec = useStore(lab.store, (state) => state.startSpec);
  const situation = useMemo(
    () => ({
      kinds: kinds.split(',') as Situation['kinds'],
      roomy: narrow || wide,
      isGame: isPlayed,
      areAllWeights,
      isPlane,
      isPlaneDrawn: isDrawn,
      isAskable: canAsk,
    }),
    [kinds, narrow, wide, isPlayed, areAllWeights, isPlane, isDrawn, canAsk],
  );
  const column = (place: NetPanel['place']) => (
    <div key={place} className={place}>
      {netPanels(place, situation).map(({ id, title, standing, Picture }) => (
        <PanelBoundary key={id} lab={lab}>
          <Suspense
            fallback={
              <Waiting
                title={typeof title === 'string' ? title : title(spec)}
                standing={standing?.(spec)}
              />
            }
          >
            <Picture lab={lab} />
          </Suspense>
        </PanelBoundary>
      ))}
    </div>
  );
  const cause = (
    <div key="cause" className="cause">
      <PanelBoundary lab={lab}>
        <Ledger lab={lab} />
      </PanelBoundary>
    </div>
  );
  const [mechanism, outcome] = [column('mechanism'), column('outcome')];
  return (
    <div className="columns">
      {narrow ? [mechanism, cause, outcome] : [cause, mechanism, outcome]}
    </div>
  );
}
