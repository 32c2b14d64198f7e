/** How far the whole population is from a Nash equilibrium of the frozen game, over time. */
import type { RunView } from '../../state/lab.ts';
import { TimePanel } from '../shared/TimePanel.tsx';
import { createDistancePainter, describeDistance, explainDistance } from './painter.ts';
import { HEIGHT, READING, TITLE } from './standing.ts';

export function DistancePanel({ lab }: { readonly lab: RunView }) {
  return (
    <TimePanel
      lab={lab}
      name="distance"
      title={TITLE}
      standing={READING}
      label="Read the distance at a past step"
      height={HEIGHT}
      createPainter={createDistancePainter}
      describe={describeDistance}
      explain={explainDistance}
    />
  );
}
