/** Figures of the paper view in words. */
import {
  agrees,
  agreementOf,
  SAME_WITHIN,
  tallyOf,
  type Agreement,
} from '../../evidence/agreement.ts';
import type { Verdict } from '../../evidence/judges.ts';
import type { MeasuredNet } from '../../evidence/measured.ts';
import { paperRows } from '../../evidence/paper.ts';
import { interpretationNames, type InterpretationName } from '../../spec/interpretations.ts';
import { fixed, percent } from '../../ui/format.ts';
import { runsBefore, type Standing } from './standing.ts';

/** “+0.72”, “−79.80”. */
export const signed = (value: number, digits = 2): string =>
  `${value > 0 ? '+' : ''}${fixed(value, digits)}`;

/** “91.79”, or “91.79 → 18.45” where the cut changes it. */
export const accuracyText = ({ test, testPruned }: MeasuredNet): string =>
  Math.abs(test - testPruned) < 5e-5
    ? percent(test, 2)
    : `${percent(test, 2)} → ${percent(testPruned, 2)}`;

/** “+0.25”, or “+0.25 → −73.09” where the cut changes it. */
export const differenceText = ({ accuracy, accuracyPruned }: Agreement): string =>
  Math.abs(accuracy - accuracyPruned) < 0.005
    ? signed(accuracy)
    : `${signed(accuracy)} → ${signed(accuracyPruned)}`;

export const MARKS: Readonly<Record<Verdict, string>> = {
  supports: '✓',
  contradicts: '✗',
  'cannot tell': '?',
};

/** Whether it was measured, and comes out as the paper says; null where it was not measured. */
export const sameRows = (interpretation: InterpretationName): readonly (boolean | null)[] => {
  const runs = runsBefore(interpretation);
  return paperRows.map((row) => {
    const agreement = agreementOf(row, runs[row.configuration]);
    return agreement === null ? null : agrees(agreement);
  });
};

/** Of the interpretations that were measured before, how many give all four rows. */
export function wholeTables(): { readonly whole: number; readonly tried: number } {
  const tried = interpretationNames.map(sameRows).filter((rows) => !rows.includes(null));
  return { whole: tried.filter((rows) => rows.every(Boolean)).length, tried: tried.length };
}

/** How many of the four rows come out, in a sentence. */
export function tallyInWords(standings: readonly Standing[]): string {
  const runs = Object.fromEntries(standings.map(({ row, run }) => [row.configuration, run]));
  const { same, other, missing } = tallyOf(runs as never);
  if (missing.length === paperRows.length) return 'Nothing has been measured under it yet.';
  const of = missing.length > 0 ? ` of the ${same.length + other.length} that were measured` : '';
  return same.length === 0
    ? `No row${of} comes out as printed.`
    : `${same.length === paperRows.length ? 'All four rows come' : `${same.length} of 4 rows ${same.length === 1 ? 'comes' : 'come'}`} out as printed${of}.`;
}

export const TOLERANCE = `within ${SAME_WITHIN} point`;
