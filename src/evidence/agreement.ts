/** Whether what was measured here is what the paper's table reports. */
import type { MeasuredRun } from './measured.ts';
import { paperRows, type Configuration, type PaperRow } from './paper.ts';

/** Points of percent within which a figure of one seed is called the same: seeds differ by about as much. */
export const SAME_WITHIN = 1;

/** The runs of the four configurations under one interpretation; null where there is none. */
export type PaperRuns = Readonly<Record<Configuration, MeasuredRun | null>>;

export interface Agreement {
  /** Ours minus the paper's, points of percent. */
  readonly accuracy: number;
  /** The same once the pruned are removed. */
  readonly accuracyPruned: number;
  readonly sparsity: number;
  /** Players. */
  readonly survivors: number;
  /** As it is, and once the pruned are removed: the paper reports one figure for both. */
  readonly isAccuracySame: boolean;
  readonly isSparsitySame: boolean;
}

const PERCENT = 100;

/** @returns null where nothing was measured */
export function agreementOf(row: PaperRow, run: MeasuredRun | null): Agreement | null {
  const final = run?.final ?? null;
  if (final === null) return null;
  const accuracy = PERCENT * final.test - row.testAccuracy;
  const accuracyPruned = PERCENT * final.testPruned - row.testAccuracy;
  const sparsity = PERCENT * final.sparsity - row.sparsity;
  return {
    ...{ accuracy, accuracyPruned, sparsity },
    survivors: final.active.reduce((sum, count) => sum + count, 0) - row.survivors,
    isAccuracySame: [accuracy, accuracyPruned].every((by) => Math.abs(by) <= SAME_WITHIN),
    isSparsitySame: Math.abs(sparsity) <= SAME_WITHIN,
  };
}

export const agrees = (agreement: Agreement | null): boolean =>
  agreement !== null && agreement.isAccuracySame && agreement.isSparsitySame;

export interface Tally {
  readonly same: readonly PaperRow[];
  readonly other: readonly PaperRow[];
  readonly missing: readonly PaperRow[];
}

export function tallyOf(runs: PaperRuns): Tally {
  const all = paperRows.map((row) => ({
    row,
    agreement: agreementOf(row, runs[row.configuration]),
  }));
  const of = (holds: (each: (typeof all)[number]) => boolean) =>
    all.filter(holds).map(({ row }) => row);
  return {
    same: of(({ agreement }) => agrees(agreement)),
    // A run that died is no such end.
    other: of(({ row, agreement }) =>
      agreement === null ? runs[row.configuration]?.ended === 'diverged' : !agrees(agreement),
    ),
    missing: of(
      ({ row, agreement }) => agreement === null && runs[row.configuration]?.ended !== 'diverged',
    ),
  };
}
