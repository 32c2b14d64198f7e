import { CrowdPanel } from '../../panels/crowd/CrowdPanel.tsx';
import { DistancePanel } from '../../panels/distance/DistancePanel.tsx';
import { NetCurvesPanel } from '../../panels/netCurves/NetCurvesPanel.tsx';
import { PanelBoundary } from '../../panels/shared/PanelBoundary.tsx';
import { ParticipationPanel } from '../../panels/participation/ParticipationPanel.tsx';
import { PlayersPanel } from '../../panels/players/PlayersPanel.tsx';
import { ResponsesPanel } from '../../panels/responses/ResponsesPanel.tsx';
import { UtilityPanel } from '../../panels/utility/UtilityPanel.tsx';
import type { Lab } from '../../state/lab.ts';
import { useRoom } from '../../ui/room.ts';
import { Ledger } from './Ledger.tsx';
import { OneOrAll } from './OneOrAll.tsx';
import { PaperFigures } from './PaperFigures.tsx';

/** Cause left, mechanism centre, outcome right; in one column the mechanism comes first. */
export function NetView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const wide = useRoom('wide');
  const cause = (
    <div key="cause" className="cause">
      <PanelBoundary lab={lab}>
        <Ledger lab={lab} />
      </PanelBoundary>
    </div>
  );
  const mechanism = (
    <div key="mechanism" className="mechanism">
      <PanelBoundary lab={lab}>
        <PlayersPanel lab={lab} />
      </PanelBoundary>
      <PanelBoundary lab={lab}>
        <ParticipationPanel lab={lab} />
      </PanelBoundary>
    </div>
  );
  const outcome = (
    <div key="outcome" className="outcome">
      <PanelBoundary lab={lab}>
        <NetCurvesPanel lab={lab} />
      </PanelBoundary>
      <PanelBoundary lab={lab}>
        <PaperFigures lab={lab} />
      </PanelBoundary>
      <PanelBoundary lab={lab}>
        <CrowdPanel lab={lab} />
      </PanelBoundary>
      <PanelBoundary lab={lab}>
        <ResponsesPanel lab={lab} />
      </PanelBoundary>
      {narrow || wide ? (
        <>
          <PanelBoundary lab={lab}>
            <UtilityPanel lab={lab} />
          </PanelBoundary>
          <PanelBoundary lab={lab}>
            <DistancePanel lab={lab} />
          </PanelBoundary>
        </>
      ) : (
        <PanelBoundary lab={lab}>
          <OneOrAll lab={lab} />
        </PanelBoundary>
      )}
    </div>
  );
  return (
    <div className="columns">
      {narrow ? [mechanism, cause, outcome] : [cause, mechanism, outcome]}
    </div>
  );
}
