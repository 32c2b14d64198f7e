/** The documents have what was measured, and nothing else between their marks. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import type { Measured, MeasuredRow, MeasuredRun } from '../../src/evidence/measured.ts';
import { evidenceRows } from '../../src/evidence/rows.ts';
import { difference } from '../../src/spec/spec.ts';
import { tableNamesOf, withTables } from './documents.ts';
import { brought, readMeasured, writeMeasured } from './measure.ts';
import { tablesOf } from './tables.ts';

const root = path.resolve(import.meta.dirname, '../..');
const measured = readMeasured(path.join(root, 'src/evidence/measured.json'));
const documents = ['docs/reproduction.md', 'docs/findings.md'];
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** As if the row had come to this, whatever it is. */
function rowOf(id: string, changed = {}): MeasuredRow {
  const row = evidenceRows.find((each) => each.id === id)!;
  const net = {
    ...{ epoch: 20, test: 0.98, testPruned: 0.97, validationPruned: 0.975, sparsity: 0.9 },
    ...{ active: [40, 12], parameters: 40_000, multiplications: 39_000 },
  };
  return {
    ...{ id, made: '2026-01-01', machine: 'a', program: '0' },
    ...{ spec: { ...difference(row.spec), ...changed } },
    runs: row.seeds.map((seed) => ({
      ...{ seed, ended: 'complete', bestOnValidation: net, bestOnTestSeen: net },
      final: { ...net, testPruned: 0.97 + seed / 1000 },
    })),
  };
}

describe('the documents', () => {
  it.each(documents)('%s has the tables that its records give', (file) => {
    expect(withTables(textOf(file), tablesOf(measured.rows))).toBe(textOf(file));
  });

  it('are of what the rows ask for today; “npm run reproduce -- --write” drops what is not', () => {
    const today = brought(measured, [], evidenceRows).rows;
    expect(measured.rows.map(({ id }) => id)).toEqual(today.map(({ id }) => id));
  });

  it('have every table once between them', () => {
    const names = documents.flatMap((file) => tableNamesOf(textOf(file)));
    expect(names.sort()).toEqual([...tablesOf([]).keys()].sort());
  });

  it('keep all that stands outside the marks, and ask for no table that there is not', () => {
    const text = 'By hand.\n\n<!-- measured: a -->\nold\n<!-- /measured -->\n\nToo.\n';
    expect(withTables(text, new Map([['a', '| new |']]))).toBe(
      'By hand.\n\n<!-- measured: a -->\n\n| new |\n\n<!-- /measured -->\n\nToo.\n',
    );
    expect(() => withTables(text, new Map())).toThrow('no table “a”');
  });
});

describe('a table', () => {
  const rows = evidenceRows.map(({ id }) => rowOf(id));

  it('is as the formatter leaves it', async () => {
    for (const [name, table] of tablesOf(rows)) {
      expect(table, name).not.toBe('');
      expect(await format(table, { parser: 'markdown', printWidth: 100 })).toBe(`${table}\n`);
    }
  });

  it('has mean and standard deviation of all seeds, those that died among them by name', () => {
    const [row] = rows.filter(({ id }) => id === 'neurons/contest');
    const cells = tablesOf([row!])
      .get('neurons')!
      .split('\n')[2]!
      .split('|')
      .map((c) => c.trim());
    expect(cells.slice(2, 11)).toEqual([
      ...[
        '≥ 97.3 % at ≥ 90 %',
        '5',
        '90.00 ± 0.00 %',
        '40 000',
        '39 000',
        '97.50 ± 0.00 %',
        '97.20 ± 0.16 %',
      ],
      ...['97.00, 97.10, 97.20, 97.30, 97.40', '97.00 ± 0.00 %'],
    ]);
    const dead = (run: MeasuredRun): MeasuredRun => ({ ...run, ended: 'diverged', final: null });
    const died = { ...row!, runs: [dead(row!.runs[0]!), ...row!.runs.slice(1)] };
    expect(tablesOf([died]).get('neurons')).toContain('died, 97.10');
    expect(tablesOf([died]).get('neurons')).toContain('| 97.25 ± 0.13 %, 4 of 5 |');
    expect(tablesOf([died]).get('neurons')).toContain('| 40 000, 4 of 5 |');
    const all = { ...row!, runs: row!.runs.map(dead) };
    expect(tablesOf([all]).get('neurons')).toContain('| died   | died       | died ');
  });
});

describe('what is measured anew', () => {
  const before: Measured = {
    rows: [rowOf('spiral/spiral'), rowOf('clothes/dense', { gamma: 77 })],
  };

  it('leaves what was measured before, unless its row asks for something else by now', () => {
    const fresh = rowOf('neurons/contest');
    const { rows } = brought(before, [fresh], evidenceRows);
    expect(rows.map(({ id }) => id)).toEqual(['neurons/contest', 'spiral/spiral']);
  });

  it('says of itself alone when it was measured, by what and on what', () => {
    const fresh = {
      ...rowOf('neurons/contest'),
      ...{ made: '2026-02-02', machine: 'b', program: '1' },
    };
    const again = { ...rowOf('spiral/spiral'), machine: 'b' };
    const { rows } = brought(before, [fresh, again], evidenceRows);
    expect(rows).toEqual([fresh, before.rows[0]]);
    const other = { ...again, made: '2026-02-02' };
    expect(brought(before, [other], evidenceRows).rows).toEqual([other]);
  });

  it('goes through its file', () => {
    expect(JSON.parse(writeMeasured(before))).toEqual(JSON.parse(JSON.stringify(before)));
    expect(writeMeasured(before).split('\n')).toHaveLength(7);
  });
});
