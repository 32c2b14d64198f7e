import { useStore } from 'zustand';
import { panelOf, type PanelId } from '../../../panels/registry.ts';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { isGame } from '../../../spec/play.ts';
import type { Lab } from '../../../state/lab.ts';
import { Ledger } from '../ledger/Ledger.tsx';
import { WhatIf } from './WhatIf.tsx';
import './GameView.css';

/** One player first, then two, then all: why it leaves, whom it meets, where everybody ends. */
const panels: readonly { readonly id: PanelId; readonly isWide?: boolean }[] = [
  { id: 'inspector', isWide: true },
  { id: 'utility' },
  { id: 'slice' },
  { id: 'responses' },
  { id: 'verdicts' },
  { id: 'regimes' },
  { id: 'distance' },
  { id: 'potential' },
  { id: 'pruning-history', isWide: true },
];

/** They come together: whoever is fetched last has the view wait (LabPage), and nothing moves. */
function Place({ lab, id, isWide = false }: { lab: Lab } & (typeof panels)[number]) {
  const { Picture } = panelOf(id);
  const panel = (
    <PanelBoundary lab={lab}>
      <Picture lab={lab} />
    </PanelBoundary>
  );
  return isWide ? <div className="game-wide">{panel}</div> : panel;
}

export function GameView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const answersPrices = useStore(lab.store, ({ spec }) => isGame(spec));
  const cause = (
    <div key="cause" className="cause">
      <PanelBoundary lab={lab}>
        <Ledger lab={lab} />
      </PanelBoundary>
    </div>
  );
  const shown = (
    <div key="panels" className="game-panels">
      <PanelBoundary lab={lab}>
        <WhatIf lab={lab} />
      </PanelBoundary>
      {answersPrices ? (
        panels.map((entry) => <Place key={entry.id} lab={lab} {...entry} />)
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
  return <div className="game-view">{narrow ? [shown, cause] : [cause, shown]}</div>;
}
