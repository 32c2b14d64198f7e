import { useState } from 'react';
import { useStore } from 'zustand';
import { CrowdPanel } from '../../panels/crowd/CrowdPanel.tsx';
import { DistancePanel } from '../../panels/distance/DistancePanel.tsx';
import { NetCurvesPanel } from '../../panels/netCurves/NetCurvesPanel.tsx';
import { ParticipationPanel } from '../../panels/participation/ParticipationPanel.tsx';
import { PlayersPanel } from '../../panels/players/PlayersPanel.tsx';
import { ResponsesPanel } from '../../panels/responses/ResponsesPanel.tsx';
import { UtilityPanel } from '../../panels/utility/UtilityPanel.tsx';
import type { Lab } from '../../state/lab.ts';
import { Notices } from '../../ui/Notices.tsx';
import { HelpOverlay } from './HelpOverlay.tsx';
import { Ledger } from './Ledger.tsx';
import { OneOrAll } from './OneOrAll.tsx';
import { PaperFigures } from './PaperFigures.tsx';
import { PriceDock } from './PriceDock.tsx';
import { Sentence } from './Sentence.tsx';
import { Transport } from './Transport.tsx';
import { NARROW, useMedia } from './useMedia.ts';
import { useShortcuts } from './useShortcuts.ts';
import './LabPage.css';

/** Cause left, mechanism centre, outcome right; in one column the mechanism comes first. */
export function LabPage({ lab }: { lab: Lab }) {
  const narrow = useMedia(NARROW);
  const [helpOpen, setHelpOpen] = useState(false);
  const notices = useStore(lab.store, (state) => state.notices);
  useShortcuts(lab, () => setHelpOpen((open) => !open));

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
    <div className="lab">
      <Transport lab={lab} onHelp={() => setHelpOpen(true)} />
      <Notices notices={notices} onDismiss={(index) => lab.dismissNotice(index)} />
      <main>
        <Sentence lab={lab} />
        {narrow && <PriceDock lab={lab} />}
        <div className="columns">
          {narrow ? [mechanism, cause, outcome] : [cause, mechanism, outcome]}
        </div>
      </main>
      <HelpOverlay open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
