import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { Intervention } from '../../../game/interventions.ts';
import { DistancePanel } from '../../../panels/distance/DistancePanel.tsx';
import { InspectorPanel } from '../../../panels/inspector/InspectorPanel.tsx';
import { PotentialPanel } from '../../../panels/potential/PotentialPanel.tsx';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { RegimesPanel } from '../../../panels/regimes/RegimesPanel.tsx';
import { ResponsesPanel } from '../../../panels/responses/ResponsesPanel.tsx';
import { PruningHistoryPanel } from '../../../panels/pruningHistory/PruningHistoryPanel.tsx';
import { SlicePanel } from '../../../panels/slice/SlicePanel.tsx';
import { UtilityPanel } from '../../../panels/utility/UtilityPanel.tsx';
import { VerdictsPanel } from '../../../panels/verdicts/VerdictsPanel.tsx';
import { isGame } from '../../../spec/play.ts';
import type { Lab } from '../../../state/lab.ts';
import { Ledger } from '../ledger/Ledger.tsx';
import { WhatIf } from './WhatIf.tsx';
import './GameView.css';
import type { PlayerId } from '../../../game/players.ts';

/** One player first, then two, then all: why it leaves, whom it meets, where everybody ends. */
export function GameView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const placePair = useCallback(
    (i: PlayerId, sI: number, j: PlayerId, sJ: number) => {
      const place = (player: PlayerId, participation: number): Intervention => ({
        kind: 'set',
        player,
        participation,
      });
      void Promise.all([lab.act(place(i, sI)), lab.act(place(j, sJ))]).catch(() => undefined);
    },
    [lab],
  );
  const answersPrices = useStore(lab.store, ({ spec }) => isGame(spec));
  const cause = (
    <div key="cause" className="cause">
      <PanelBoundary lab={lab}>
        <Ledger lab={lab} />
      </PanelBoundary>
    </div>
  );
  const panels = (
    <div key="panels" className="game-panels">
      <PanelBoundary lab={lab}>
        <WhatIf lab={lab} />
      </PanelBoundary>
      {answersPrices ? (
        <>
          <div className="game-wide">
            <PanelBoundary lab={lab}>
              <InspectorPanel lab={lab} />
            </PanelBoundary>
          </div>
          <PanelBoundary lab={lab}>
            <UtilityPanel lab={lab} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <SlicePanel lab={lab} onWhatIf={placePair} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <ResponsesPanel lab={lab} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <VerdictsPanel lab={lab} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <RegimesPanel lab={lab} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <DistancePanel lab={lab} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <PotentialPanel lab={lab} />
          </PanelBoundary>
          <div className="game-wide">
            <PanelBoundary lab={lab}>
              <PruningHistoryPanel lab={lab} />
            </PanelBoundary>
          </div>
        </>
      ) : (
        <div className="game-wide">
          <p>
            No game is played here: by this rule players answer no utility, so that there is no best
            response, no regret and no equilibrium to show. Choose a rule of the game under Dynamics
            to see them.
          </p>
        </div>
      )}
    </div>
  );
  return <div className="game-view">{narrow ? [panels, cause] : [cause, panels]}</div>;
}
