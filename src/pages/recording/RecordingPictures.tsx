/** What is shown of a recording: a sentence, its time, and every picture that needs no engine. */
import { Suspense, useEffect, useRef } from 'react';
import { CrowdPanel } from '../../panels/crowd/CrowdPanel.tsx';
import { DistancePanel } from '../../panels/distance/DistancePanel.tsx';
import { NetCurvesPanel } from '../../panels/netCurves/NetCurvesPanel.tsx';
import { ParticipationPanel } from '../../panels/participation/ParticipationPanel.tsx';
import { PruningHistoryPanel } from '../../panels/pruningHistory/PruningHistoryPanel.tsx';
import { ResponsesPanel } from '../../panels/responses/ResponsesPanel.tsx';
import { RunsPlanePanel } from '../../panels/runsPlane/RunsPlanePanel.tsx';
import { PanelBoundary } from '../../panels/shared/PanelBoundary.tsx';
import { UtilityPanel } from '../../panels/utility/UtilityPanel.tsx';
import { WorkPanel } from '../../panels/work/WorkPanel.tsx';
import type { RecordingView } from '../../state/recording/recordingView.ts';
import { isWriting } from '../lab/help/isWriting.ts';
import { TimeLine } from '../lab/time/TimeLine.tsx';
import { useLive } from '../lab/useLive.ts';
import { whatIsMissing, whatItIs, whereItStands } from './words.ts';

const WRITES_PER_SECOND = 4;

function Standing({ view }: { readonly view: RecordingView }) {
  const words = useRef<HTMLParagraphElement>(null);
  useLive(view, WRITES_PER_SECOND, () => {
    const { latest } = view.trajectory;
    const tested = view.store.getState().evaluations.at(-1) ?? null;
    if (words.current !== null && latest !== null)
      words.current.textContent = whereItStands(view.recording, latest, tested);
  });
  return <p className="sentence-voice" ref={words} />;
}

/** Space plays, comma and full stop go moment by moment, wherever the focus is but in a control. */
function useKeys(view: RecordingView): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const { target } = event;
      const isTaken = event.defaultPrevented || isWriting(event);
      const isOther = event.ctrlKey || event.metaKey || event.altKey;
      if (isTaken || isOther || (target as HTMLElement).closest?.('button, a, select, input'))
        return;
      if (event.key === ' ') {
        if (view.store.getState().phase === 'playing') view.pause();
        else view.play();
      } else if (event.key === '.') view.move(1);
      else if (event.key === ',') view.move(-1);
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view]);
}

export function RecordingPictures({ view }: { readonly view: RecordingView }) {
  useKeys(view);
  const { recording } = view;
  const { name, note } = recording.manifest;
  const { divergence } = recording.verdict;
  const pictures = [
    [ParticipationPanel, PruningHistoryPanel],
    [NetCurvesPanel, CrowdPanel, ResponsesPanel],
    [WorkPanel, UtilityPanel, DistancePanel],
  ];
  return (
    <>
      <div className="time-row">
        <TimeLine lab={view} />
      </div>
      <section className="sentence" aria-label="What this recording says">
        <Standing view={view} />
        <p className="sentence-below">
          {name !== undefined && <strong>{name}. </strong>}
          {whatItIs(recording)} {note} {divergence}
        </p>
      </section>
      <div className="recording-columns">
        {pictures.map((column, at) => (
          <div key={at} className="recording-column">
            {column.map((Shown, place) => (
              <PanelBoundary key={place} lab={view}>
                <Suspense>
                  <Shown lab={view} />
                </Suspense>
              </PanelBoundary>
            ))}
          </div>
        ))}
      </div>
      {recording.series.evaluations.length > 0 && (
        <PanelBoundary lab={view}>
          <RunsPlanePanel
            lab={view}
            enter="shows all of them in the lab"
            onOpen={() => location.assign('./#v=1&view=runs')}
          />
        </PanelBoundary>
      )}
      <p className="note recording-missing">{whatIsMissing(recording)}</p>
    </>
  );
}
