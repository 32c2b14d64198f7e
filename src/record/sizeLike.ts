/** How many players stayed in a run that was played. */
import { keepFrom } from '../game/keep.ts';
import type { WhoStayed } from '../spec/baselines.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { Manifest, RunRecord } from './record.ts';

/** The spec as it stood at a step. */
export const specAt = ({ spec, log }: Pick<Manifest, 'spec' | 'log'>, step: number): RunSpec =>
  Object.assign({}, spec, ...log.filter((one) => one.step <= step).map(({ patch }) => patch));

/** Players of each group, or of all together, who stayed to the end; null where nothing is told of them. */
export function sizeLike(
  { manifest, series: { groups }, last: { step, participation } }: RunRecord,
  over: 'group' | 'net',
): WhoStayed | null {
  if (step === 0) return null;
  const { epsilon } = specAt(manifest, step);
  const stayed = (player: number): boolean => participation[player]! >= epsilon;
  let first = 0;
  const counts = groups.map(({ count }) => {
    let own = 0;
    for (let player = first; player < first + count; player++) own += Number(stayed(player));
    first += count;
    return own;
  });
  const all = counts.reduce((sum, count) => sum + count, 0);
  return { keep: over === 'net' ? all : keepFrom(counts), stayed };
}
