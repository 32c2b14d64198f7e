/** The time picture in words. */
import { totalOf } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { fixed, grouped } from '../../ui/format.ts';
import { formatEpoch, formatS } from '../shared/numbers.ts';
import { countsOf, listedStates } from '../shared/states.ts';
import { hoveredIn, nameOf, selectedIn } from '../shared/shownPlayers.ts';

/** The numbers of one past column, for the reading line and for screen readers. */
export function describeColumn(lab: RunView, column: number): string {
  const { trajectory, store } = lab;
  const { stepsPerEpoch } = store.getState();
  const [selected, hovered] = [selectedIn(lab), hoveredIn(lab)];
  if (column < 0 || column >= trajectory.length) return '';
  const all = trajectory.summary(column);
  const step = trajectory.steps[column];
  const [count, pruned] = [totalOf(all, 'count'), totalOf(all, 'pruned')];
  const chosen = [...new Set([...selected, ...(hovered === null ? [] : [hovered])])];
  return [
    `step ${grouped(step)}`,
    `epoch ${formatEpoch(step / stepsPerEpoch)}`,
    `mean s ${fixed(totalOf(all, 'participation') / count, 2)}`,
    `${grouped(count - pruned)} in, ${grouped(pruned)} out`,
    ...chosen.map(
      (player) => `player ${nameOf(lab, player)} s ${formatS(trajectory.column(column)[player])}`,
    ),
  ].join(' · ');
}

export function describeNow(lab: RunView): string {
  const { latest } = lab.trajectory;
  const { stepsPerEpoch, changes } = lab.store.getState();
  if (latest === null) return 'Nothing has happened yet.';
  const states = listedStates(countsOf(latest))
    .map(({ words }) => words)
    .join(', ');
  return `Now at step ${latest.step}, epoch ${formatEpoch(latest.step / stepsPerEpoch)}: ${states}. Changes so far: ${changes.length}. Arrow keys read the past.`;
}
