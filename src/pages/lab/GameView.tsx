import { DistancePanel } from '../../panels/distance/DistancePanel.tsx';
import { PotentialPanel } from '../../panels/potential/PotentialPanel.tsx';
import { ResponsesPanel } from '../../panels/responses/ResponsesPanel.tsx';
import { UtilityPanel } from '../../panels/utility/UtilityPanel.tsx';
import { VerdictsPanel } from '../../panels/verdicts/VerdictsPanel.tsx';
import type { Lab } from '../../state/lab.ts';
import { Ledger } from './Ledger.tsx';
import { WhatIf } from './WhatIf.tsx';
import './GameView.css';

/** One player first, then two, then all: why it leaves, whom it meets, where everybody ends. */
export function GameView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const cause = (
    <div key="cause" className="cause">
      <Ledger lab={lab} />
    </div>
  );
  const panels = (
    <div key="panels" className="game-panels">
      <WhatIf lab={lab} />
      <UtilityPanel lab={lab} />
      <ResponsesPanel lab={lab} />
      <VerdictsPanel lab={lab} />
      <DistancePanel lab={lab} />
      <PotentialPanel lab={lab} />
    </div>
  );
  return <div className="game-view">{narrow ? [panels, cause] : [cause, panels]}</div>;
}
