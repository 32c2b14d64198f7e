/** What the lines of the played games come to, row by row. */
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { measuredRow, type Measured, type MeasuredRow } from '../../src/evidence/measured.ts';
import type { EvidenceRow } from '../../src/evidence/rows.ts';
import type { RunRecord } from '../../src/record/record.ts';
import { difference } from '../../src/spec/spec.ts';
import { linesOf } from '../linesOf.ts';
import { readPlanLine } from '../planLine.ts';
import { isToItsEnd } from '../toItsEnd.ts';
import { digestsOf, type Form } from './plan.ts';

/** @param file whose lines can all be read; none where nothing was played @returns by the digests of the games */
async function recordsOf(file: string, form: Form): Promise<Map<string, RunRecord>> {
  const records = new Map<string, RunRecord>();
  if (!existsSync(file)) return records;
  for await (const { text } of linesOf(file)) {
    const line = readPlanLine(text);
    if (isToItsEnd(line.record, form.limitSteps)) records.set(line.place.game, line.record);
  }
  return records;
}

/** This one. */
const machine = (): string => `${os.cpus()[0]?.model.trim() ?? 'an unknown processor'}, wasm`;

/** @returns of the rows all of whose games were played */
export async function measure(
  file: string,
  rows: readonly EvidenceRow[],
  form: Form,
): Promise<MeasuredRow[]> {
  const records = await recordsOf(file, form);
  return rows.flatMap((row) => {
    const own = digestsOf(row, form).map((digest) => records.get(digest));
    const [first, ...others] = own.filter((record) => record !== undefined);
    return first === undefined || 1 + others.length < own.length
      ? []
      : [measuredRow(row.id, [first, ...others], { ...row, machine: machine() })];
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
