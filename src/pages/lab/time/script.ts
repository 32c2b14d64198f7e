/** The script of a run with one of its marks taken out, or moved. */
import type { ChangeMark } from '../../../panels/participation/prices.ts';
import type { ParameterName } from '../../../spec/parameters.ts';
import type { Change, SpecPatch } from '../../../spec/spec.ts';

type Marked = Pick<ChangeMark, 'name' | 'step' | 'lastStep'>;

/** What of a change a mark stands for, and what it leaves; each null where that is nothing. */
function parted(change: Change, { name, step, lastStep }: Marked): [Change | null, Change | null] {
  if (change.step < step || change.step > lastStep) return [null, change];
  if (change.act !== undefined) return change.act.kind === name ? [change, null] : [null, change];
  const { [name as ParameterName]: value, ...others } = change.patch;
  if (value === undefined) return [null, change];
  const rest = Object.keys(others).length === 0 ? null : { ...change, patch: others };
  return [{ ...change, patch: { [name]: value } as SpecPatch }, rest];
}

export const without = (log: readonly Change[], mark: Marked): Change[] =>
  log.flatMap((change) => parted(change, mark)[1] ?? []);

/** @param to step at which the first of what it stands for is to act */
export function withMoved(log: readonly Change[], mark: Marked, to: number): Change[] {
  const moved = log.flatMap((change) => parted(change, mark)[0] ?? []);
  const there = moved.map((change) => ({ ...change, step: change.step + to - mark.step }));
  return [...without(log, mark), ...there].sort((a, b) => a.step - b.step);
}
