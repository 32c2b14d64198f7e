/** How far the whole population is from a Nash equilibrium of the frozen game, over time. */
import type { Lab } from '../../state/lab.ts';
import { TimePanel } from '../shared/TimePanel.tsx';
import { createDistancePainter, describeDistance, explainDistance } from './painter.ts';

export function DistancePanel({ lab }: { readonly lab: Lab }) {
  return (
    <TimePanel
      lab={lab}
      name="distance"
      title="How far from equilibrium"
      standing="Regret, log scale: of all; by best response (out, between, in); of the worst player."
      label="Read the distance at a past step"
      height={112}
      createPainter={createDistancePainter}
      describe={describeDistance}
      explain={explainDistance}
    />
  );
}
