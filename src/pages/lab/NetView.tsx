import { CrowdPanel } from '../../panels/crowd/CrowdPanel.tsx';
import { DistancePanel } from '../../panels/distance/DistancePanel.tsx';
import { NetCurvesPanel } from '../../panels/netCurves/NetCurvesPanel.tsx';
import { ParticipationPanel } from '../../panels/participation/ParticipationPanel.tsx';
import { PlayersPanel } from '../../panels/players/PlayersPanel.tsx';
import { ResponsesPanel } from '../../panels/responses/ResponsesPanel.tsx';
import { UtilityPanel } from '../../panels/utility/UtilityPanel.tsx';
import type { Lab } from '../../state/lab.ts';
import { Ledger } from './Ledger.tsx';
import { OneOrAll } from './OneOrAll.tsx';
import { PaperFigures } from './PaperFigures.tsx';

/** Cause left, mechanism centre, outcome right; in one column the mechanism comes first. */
export function NetView({ lab, narrow }: { lab: Lab; narrow: boolean }) {
  const cause = (
    <div key="cause" className="cause">
      <Ledger lab={lab} />
    </div>
  );
  const mechanism = (
    <div key="mechanism" className="mechanism">
      <PlayersPanel lab={lab} />
      <ParticipationPanel lab={lab} />
    </div>
  );
  const outcome = (
    <div key="outcome" className="outcome">
      <NetCurvesPanel lab={lab} />
      <PaperFigures lab={lab} />
      <CrowdPanel lab={lab} />
      <ResponsesPanel lab={lab} />
      {narrow ? (
        <>
          <UtilityPanel lab={lab} />
          <DistancePanel lab={lab} />
        </>
      ) : (
        <OneOrAll lab={lab} />
      )}
    </div>
  );
  return (
    <div className="columns">
      {narrow ? [mechanism, cause, outcome] : [cause, mechanism, outcome]}
    </div>
  );
}
