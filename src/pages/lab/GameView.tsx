import { useCallback } from 'react';
import type { Act } from '../../game/acts.ts';
import { DistancePanel } from '../../panels/distance/DistancePanel.tsx';
import { InspectorPanel } from '../../panels/inspector/InspectorPanel.tsx';
import { PotentialPanel } from '../../panels/potential/PotentialPanel.tsx';
import { RegimesPanel } from '../../panels/regimes/RegimesPanel.tsx';
import { ResponsesPanel } from '../../panels/responses/ResponsesPanel.tsx';
import { RollCallPanel } from '../../panels/rollCall/RollCallPanel.tsx';
import { SlicePanel } from '../../panels/slice/SlicePanel.tsx';
import { UtilityPanel } from '../../panels/utility/UtilityPanel.tsx';
import { VerdictsPanel } from '../../panels/verdicts/VerdictsPanel.tsx';
import type { Lab } from '../../state/lab.ts';
import { Ledger } from './Ledger.tsx';
import { WhatIf } from './WhatIf.tsx';
import './GameView.css';

/** One player first, then two, then all: why it leaves, whom it meets, where everybody ends. */
export function GameView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const placePair = useCallback(
    (i: number, sI: number, j: number, sJ: number) => {
      const place = (player: number, participation: number): Act => ({
        kind: 'place',
        player,
        participation,
      });
      void Promise.all([lab.act(place(i, sI)), lab.act(place(j, sJ))]).catch(() => undefined);
    },
    [lab],
  );
  const cause = (
    <div key="cause" className="cause">
      <Ledger lab={lab} />
    </div>
  );
  const panels = (
    <div key="panels" className="game-panels">
      <WhatIf lab={lab} />
      <div className="game-wide">
        <InspectorPanel lab={lab} />
      </div>
      <UtilityPanel lab={lab} />
      <SlicePanel lab={lab} onWhatIf={placePair} />
      <ResponsesPanel lab={lab} />
      <VerdictsPanel lab={lab} />
      <RegimesPanel lab={lab} />
      <DistancePanel lab={lab} />
      <PotentialPanel lab={lab} />
      <div className="game-wide">
        <RollCallPanel lab={lab} />
      </div>
    </div>
  );
  return <div className="game-view">{narrow ? [panels, cause] : [cause, panels]}</div>;
}
