/** The potential all players share, and whose moves changed it. */
import type { Lab } from '../../state/lab.ts';
import { TimePanel } from '../shared/TimePanel.tsx';
import { useAnalysisMonitor } from '../shared/useAnalysisMonitor.ts';
import { createPotentialPainter, describePotential, explainPotential } from './painter.ts';

export function PotentialPanel({ lab }: { readonly lab: Lab }) {
  useAnalysisMonitor(lab);
  return (
    <TimePanel
      lab={lab}
      name="potential"
      title="What changed the potential"
      standing="The change of Φ, split into the players’ moves, the learning of θ and your prices."
      label="Read the potential at a past step"
      height={140}
      createPainter={createPotentialPainter}
      describe={describePotential}
      explain={explainPotential}
    />
  );
}
