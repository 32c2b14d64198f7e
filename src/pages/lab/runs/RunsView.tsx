/** The runs that are kept: what sets each apart, how small and good each is, which prices lead there. */
import { useCallback } from 'react';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { RunsPlanePanel } from '../../../panels/runsPlane/RunsPlanePanel.tsx';
import { RunsPricesPanel } from '../../../panels/runsPrices/RunsPricesPanel.tsx';
import type { Lab } from '../../../state/lab.ts';
import { openKept } from './acts.ts';
import { RunsTray } from './RunsTray.tsx';
import './RunsView.css';

export function RunsView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const open = useCallback((id: string) => void openKept(lab, id), [lab]);
  const tray = (
    <div key="tray" className="runs-tray-column">
      <PanelBoundary lab={lab}>
        <RunsTray lab={lab} narrow={narrow} onOpen={open} />
      </PanelBoundary>
    </div>
  );
  const pictures = (
    <div key="pictures" className="runs-pictures">
      <PanelBoundary lab={lab}>
        <RunsPlanePanel lab={lab} onOpen={open} />
      </PanelBoundary>
      <PanelBoundary lab={lab}>
        <RunsPricesPanel lab={lab} onOpen={open} />
      </PanelBoundary>
    </div>
  );
  return <div className="runs-view">{narrow ? [pictures, tray] : [tray, pictures]}</div>;
}
