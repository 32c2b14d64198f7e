/** Where steps lie on the time line. */
import type { Trajectory } from '../../../state/trajectory.ts';

type Columns = Pick<Trajectory, 'steps' | 'length' | 'columnAt'>;

/** Percent of the line. */
export const percentAt = (step: number, total: number): number =>
  total > 0 ? Math.min(100, (100 * step) / total) : 0;

/** The recorded step nearest to one, of those up to the last; the last where it is nearer. */
export function nearestRecorded(columns: Columns, step: number, last: number): number {
  if (step >= last || columns.length === 0) return last;
  const before = Math.max(0, columns.columnAt(step));
  const [low, high] = [
    columns.steps[before]!,
    before + 1 < columns.length ? columns.steps[before + 1]! : last,
  ];
  return step - low <= high - step ? low : high;
}

/** The recorded step `by` records away. */
export function recordedBeside(columns: Columns, step: number, by: -1 | 1, last: number): number {
  const at = columns.columnAt(step);
  if (by > 0) return at + 1 < columns.length ? columns.steps[at + 1]! : last;
  if (at < 0) return 0;
  return columns.steps[at]! < step ? columns.steps[at]! : (columns.steps[at - 1] ?? 0);
}
