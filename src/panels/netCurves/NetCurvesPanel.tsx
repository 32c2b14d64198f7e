/** Figure 1 of the paper, live: accuracy, sparsity, mean participation, active players per layer. */
import { useStore } from 'zustand';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { Lab } from '../../state/lab.ts';
import { TimePanel } from '../shared/TimePanel.tsx';
import { createCurvesPainter, describeCurves } from './painter.ts';

const explainNow = async (lab: Lab) => (await import('./explain.ts')).explainCurves(lab);
const describeNow = (lab: Lab): string => describeCurves(lab, null);

export function NetCurvesPanel({ lab }: { readonly lab: Lab }) {
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  const isPast = useStore(lab.store, (state) => state.playedTo !== null);
  return (
    <TimePanel
      lab={lab}
      name="curves"
      title={sandbox ? 'Pruning over time' : 'Accuracy and pruning'}
      standing={
        isPast
          ? 'Left to right is time. Behind the line: already played. Dotted: your changes.'
          : 'Left to right is time, ending now. Dotted: your changes.'
      }
      label="Read the curves at a past step"
      height={172}
      createPainter={createCurvesPainter}
      describe={describeNow}
      explain={explainNow}
    >
      {!sandbox && (
        <p className="panel-reading">
          Accuracy. Wide band: the net as it is. Thin line: pruned players removed.
        </p>
      )}
    </TimePanel>
  );
}
