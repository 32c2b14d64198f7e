import type { Lab } from '../../state/lab.ts';
import { runName } from '../../ui/runName.ts';

/** “mnist-quick-neuron-seed-0-step-950-crowd-dark.svg”: the run, its step, and what of it. */
export function fileNameOf(lab: Lab, what: readonly string[], ending: string): string {
  const { startSpec } = lab.store.getState();
  const step = lab.trajectory.latest?.step ?? 0;
  return `${[runName(startSpec), 'step', step, ...what].join('-')}.${ending}`;
}
