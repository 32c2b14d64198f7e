/** The runs that are kept: what sets each apart, how small and good each is, which prices lead there. */
import { useCallback, useState } from 'react';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import { RunsDifferencePanel } from '../../../panels/runsDifference/RunsDifferencePanel.tsx';
import { RunsPlanePanel } from '../../../panels/runsPlane/RunsPlanePanel.tsx';
import { RunsPricesPanel } from '../../../panels/runsPrices/RunsPricesPanel.tsx';
import type { Lab } from '../../../state/lab.ts';
import { showInLab } from './acts.ts';
import { RunsTray } from './RunsTray.tsx';
import './RunsView.css';

export function RunsView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const [failure, setFailure] = useState('');
  const open = useCallback((id: string) => void showInLab(lab, id).then(setFailure), [lab]);
  const tray = (
    <div key="tray" className="runs-tray-column">
      <PanelBoundary lab={lab}>
        <RunsTray lab={lab} narrow={narrow} failure={failure} onOpen={open} />
      </PanelBoundary>
    </div>
  );
  const plane = (
    <PanelBoundary key="plane" lab={lab}>
      <RunsPlanePanel lab={lab} enter="opens" onOpen={open} />
    </PanelBoundary>
  );
  const prices = (
    <PanelBoundary key="prices" lab={lab}>
      <RunsPricesPanel lab={lab} onOpen={open} />
    </PanelBoundary>
  );
  const difference = (
    <div key="difference" className="runs-difference">
      <PanelBoundary lab={lab}>
        <RunsDifferencePanel lab={lab} />
      </PanelBoundary>
    </div>
  );
  return (
    <div className="runs-view">
      {narrow
        ? [plane, tray, prices, difference]
        : [
            tray,
            <div key="pictures" className="runs-pictures">
              {plane}
              {prices}
            </div>,
            difference,
          ]}
    </div>
  );
}
