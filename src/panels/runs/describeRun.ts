/** A kept run in one line of words. */
import type { ParameterName } from '../../spec/parameters.ts';
import { fixed, grouped } from '../../ui/format.ts';
import { label } from './coefficients.ts';
import type { ToldRun } from './told.ts';

/** “γ 2: 95.5 %, 70.8 % pruned, 56 of 192 players in”. */
export function describeRun(run: ToldRun, names: readonly ParameterName[]): string {
  const { end, players, isThis } = run;
  const who = isThis ? `this run, ${label(run, names)}` : label(run, names);
  if (end === null) return `${who}: not tested yet`;
  const inNow = grouped(Math.round((1 - end.pruned / 100) * players));
  const size = `${fixed(end.pruned, 1)} % pruned, ${inNow} of ${grouped(players)} players in`;
  if (run.ended === 'diverged')
    return `${who}: diverged after ${grouped(run.steps)} steps; before that ${size}`;
  if (end.cut === null) return `${who}: ${size}`;
  const soft =
    end.soft !== null && Math.abs(end.soft - end.cut) >= 0.05
      ? `, ${fixed(end.soft, 1)} % before the pruned are removed`
      : '';
  return `${who}: ${fixed(end.cut, 1)} %${soft}, ${size}`;
}
