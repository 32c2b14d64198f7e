/** The time picture in words. */
import { fixed, grouped } from '../../ui/format.ts';
import type { Lab } from '../../state/lab.ts';
import { statsOf } from '../shared/columnStats.ts';
import { formatEpoch, formatS } from '../shared/numbers.ts';
import { crowdOf, STATES } from '../shared/states.ts';

/** The numbers of one past column, for the reading line and for screen readers. */
export function describeColumn(lab: Lab, column: number): string {
  const { trajectory, store } = lab;
  const { layers, stepsPerEpoch, selected, hovered } = store.getState();
  const stats = statsOf(trajectory, layers);
  if (column < 0 || column >= stats.length) return '';
  const step = trajectory.steps[column];
  const active = stats.activeAt(column);
  const chosen = [...new Set([...selected, ...(hovered === null ? [] : [hovered])])];
  return [
    `step ${grouped(step)}`,
    `epoch ${formatEpoch(step / stepsPerEpoch)}`,
    `mean s ${fixed(stats.mean[column], 2)}`,
    `${grouped(active)} in, ${grouped(trajectory.playerCount - active)} out`,
    ...chosen.map((player) => `player ${player} s ${formatS(trajectory.column(column)[player])}`),
  ].join(' · ');
}

export function describeNow(lab: Lab): string {
  const { latest } = lab.trajectory;
  const { spec, stepsPerEpoch, changes } = lab.store.getState();
  if (latest === null) return 'Nothing has happened yet.';
  const { counts } = crowdOf(latest, spec);
  const states = STATES.map((word, state) => `${counts[state]} ${word}`).join(', ');
  return `Now at step ${latest.step}, epoch ${formatEpoch(latest.step / stepsPerEpoch)}: ${states}. ${changes.length} changes so far. Arrow keys read the past.`;
}
