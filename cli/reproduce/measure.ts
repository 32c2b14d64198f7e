/** What the lines of the played games come to, row by row. */
import { existsSync, readFileSync } from 'node:fs';
import { measuredRow, type Measured, type MeasuredRow } from '../../src/evidence/measured.ts';
import type { EvidenceRow } from '../../src/evidence/rows.ts';
import { difference } from '../../src/spec/spec.ts';
import { linesOf } from '../linesOf.ts';
import { readPlanLine, type PlanLine } from '../planLine.ts';
import { isToItsEnd } from '../toItsEnd.ts';
import { digestsOf, type Form } from './plan.ts';

/** @param file whose lines can all be read; none where nothing was played @returns by the digests of the games */
async function linesIn(file: string, form: Form): Promise<Map<string, PlanLine>> {
  const lines = new Map<string, PlanLine>();
  if (!existsSync(file)) return lines;
  for await (const { text } of linesOf(file)) {
    const line = readPlanLine(text);
    if (isToItsEnd(line.record, form.limitSteps)) lines.set(line.place.game, line);
  }
  return lines;
}

const NOT_NOTED = 'a machine that was not noted';

/** Each once, as they come. */
const joined = (words: readonly string[]): string => [...new Set(words)].join(' and ');

/**
 * @param before what was measured before: it may know what played games whose lines do not say
 * @returns of the rows all of whose games were played
 */
export async function measure(
  file: string,
  rows: readonly EvidenceRow[],
  form: Form,
  before: Measured,
): Promise<MeasuredRow[]> {
  const lines = await linesIn(file, form);
  return rows.flatMap((row) => {
    const own = digestsOf(row, form).map((digest) => lines.get(digest));
    const [first, ...others] = own.filter((line) => line !== undefined);
    if (first === undefined || 1 + others.length < own.length) return [];
    const known = before.rows.find(({ id }) => id === row.id)?.machine ?? NOT_NOTED;
    const all = [first, ...others];
    const machine = joined(all.map(({ by }) => by?.machine ?? known));
    const commit = joined(all.flatMap(({ by }) => by?.commit ?? []));
    const records = [first.record, ...others.map(({ record }) => record)] as const;
    return [measuredRow(row.id, records, { ...row, machine, commit })];
  });
}

/** Whether what was measured is still of what the row asks for. */
function isOf(row: EvidenceRow, measured: MeasuredRow): boolean {
  const names = (patch: object) =>
    JSON.stringify(
      Object.entries(patch)
        .filter(([name]) => name !== 'seed' && name !== 'backend')
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const seeds = (of: readonly number[]) => of.join(' ');
  return (
    names(difference(row.spec)) === names(measured.spec) &&
    seeds(row.seeds) === seeds(measured.runs.map(({ seed }) => seed))
  );
}

/** Whether both are of the same games, played on the same day: then the older says what computed them. */
const isAsBefore = (old: MeasuredRow, { made, program, runs }: MeasuredRow): boolean =>
  old.made === made && old.program === program && JSON.stringify(old.runs) === JSON.stringify(runs);

/** What was measured before stays where nothing newer is and its row still asks for it; in the order of the rows. */
export function brought(
  before: Measured,
  fresh: readonly MeasuredRow[],
  rows: readonly EvidenceRow[],
): Measured {
  return {
    rows: rows.flatMap((row) => {
      const old = before.rows.find(({ id }) => id === row.id);
      const found = fresh.find(({ id }) => id === row.id);
      if (found === undefined) return old !== undefined && isOf(row, old) ? old : [];
      return old !== undefined && isAsBefore(old, found) ? old : found;
    }),
  };
}

export const readMeasured = (file: string): Measured =>
  JSON.parse(readFileSync(file, 'utf8')) as Measured;

/** A line for each row. */
export function writeMeasured({ rows }: Measured): string {
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  return ['{', '"rows": [', ...(lines === '' ? [] : [lines]), ']', '}', ''].join('\n');
}
