import type { Lab } from '../../state/lab.ts';
import { countRuns } from './manyRuns.ts';
import { runName } from '../../ui/runName.ts';

/** “pruning-game-5-runs-plane-dark.svg”: how many runs, and what of them. */
export function manyFileNameOf(lab: Lab, what: readonly string[], ending: string): string {
  const count = countRuns(lab);
  const words = what.map((word) => word.replace(/^runs-/, ''));
  return `${['pruning-game', count, count === 1 ? 'run' : 'runs', ...words].join('-')}.${ending}`;
}

/** “mnist-quick-neuron-seed-0-step-950-crowd-dark.svg”: the run, its step, and what of it. */
export function fileNameOf(lab: Lab, what: readonly string[], ending: string): string {
  const { startSpec } = lab.store.getState();
  const step = lab.trajectory.latest?.step ?? 0;
  return `${[runName(startSpec), 'step', step, ...what].join('-')}.${ending}`;
}
