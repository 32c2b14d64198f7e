/** Figure 1 of the paper, live: accuracy, sparsity, mean participation, active players per layer. */
import { useStore } from 'zustand';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { RunView } from '../../state/lab.ts';
import { TimePanel } from '../shared/TimePanel.tsx';
import { createCurvesPainter, describeCurves } from './painter.ts';
import { BELOW, HEIGHT, READING, titleOf } from './standing.ts';

const explainNow = async (lab: RunView) => (await import('./explain.ts')).explainCurves(lab);
const describeNow = (lab: RunView): string => describeCurves(lab, null);

export function NetCurvesPanel({ lab }: { readonly lab: RunView }) {
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  const isRecorded = useStore(lab.store, (state) => state.recorded !== null);
  const isPast = useStore(lab.store, (state) => state.playedTo !== null);
  return (
    <TimePanel
      lab={lab}
      name="curves"
      title={titleOf(sandbox)}
      standing={
        isPast
          ? 'Left to right is time. Behind the line: already played. Dotted: your changes.'
          : READING
      }
      label="Read the curves at a past step"
      height={HEIGHT}
      createPainter={createCurvesPainter}
      describe={describeNow}
      explain={explainNow}
    >
      {!sandbox && !isRecorded && <p className="panel-reading">{BELOW}</p>}
    </TimePanel>
  );
}
