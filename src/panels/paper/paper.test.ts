import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { paperRows } from '../../evidence/paper.ts';
import { paperSpec } from '../../evidence/rows.ts';
import { tableNames } from '../../evidence/published.ts';
import { createPaperChoice } from '../../state/paperChoice.ts';
import type { Lab } from '../../state/lab.ts';
import type { RunRecord } from '../../record/record.ts';
import { isOfManyRuns } from '../out/manyRuns.ts';
import { numbersOf } from '../out/registry.ts';
import { keptRun } from '../test/runs.ts';
import { apart } from './labels.ts';
import { fieldRows } from './field.ts';
import { figures } from './figures.ts';
import * as numbers from './numbers.ts';
import { foundOf, readStandings, runsOf } from './standing.ts';
import { accuracyText, sameRows, signed, tallyInWords, wholeTables } from './words.ts';

/** The third configuration by joint Adam, kept. */
const kept = keptRun('a', paperSpec('l1-strong', 'joint-adam'), { pruned: 98, accuracy: 89.5 });
const record = {
  manifest: kept.digest.manifest,
  verdict: kept.digest.verdict,
  series: { ...kept.digest, columns: { summaries: new Float32Array() } },
  last: { step: 0, participation: new Float32Array() },
} as unknown as RunRecord;

const labWith = (read: () => Promise<RunRecord>): Lab => {
  const paper = createPaperChoice();
  paper.setState({ interpretation: 'joint-adam' });
  const store = createStore(() => ({ runs: [kept] }));
  return { paper, runs: { store, record: read } } as unknown as Lab;
};
const lab = labWith(() => Promise.resolve(record));

describe('the four configurations', () => {
  it('are those of the table, and stand where they are kept already', async () => {
    const found = foundOf([kept], 'joint-adam');
    expect(found.map((each) => each.kept?.id ?? null)).toEqual([null, null, 'a', null]);
    expect(foundOf([kept], 'printed-sgd').every((each) => each.kept === null)).toBe(true);
    const interrupted = {
      ...kept,
      digest: { ...kept.digest, verdict: { ended: 'interrupted', steps: 3 } as const },
    };
    expect(foundOf([interrupted], 'joint-adam').every((each) => each.kept === null)).toBe(true);

    const standings = await readStandings(lab);
    expect(standings[2].run?.final?.testPruned).toBe(0.895);
    // The others as they were measured before.
    expect(standings[3].kept).toBeNull();
    expect(standings[3].run?.final?.testPruned).toBeCloseTo(0.1845, 3);
    expect(runsOf(standings)['l1-strong']).toBe(standings[2].run);
  });

  it('stand as they were measured before where a kept record cannot be read any more', async () => {
    const [, , third] = await readStandings(labWith(() => Promise.reject(new Error('emptied'))));
    expect(third.kept).toBeNull();
    expect(third.run?.final?.sparsity).toBeCloseTo(0.97266, 4);
  });

  it('are said in words as they came out', async () => {
    expect(sameRows('printed-sgd')).toEqual([true, false, false, false]);
    expect(wholeTables()).toMatchObject({ whole: 0 });
    const standings = await readStandings(lab);
    expect(tallyInWords(standings)).toBe('1 of 4 rows comes out as printed.');
    expect(tallyInWords(standings.map((each) => ({ ...each, run: null })))).toBe(
      'Nothing has been measured under it yet.',
    );
    expect(accuracyText(standings[3].run!.final!)).toBe('91.79 → 18.45');
    expect([signed(0.716), signed(-79.8)]).toEqual(['+0.72', '−79.80']);
  });

  it('have axes that hold all that is drawn', () => {
    const [accuracy, pruned] = figures;
    expect(accuracy.range([96, 97])).toEqual([90, 100]);
    expect(accuracy.range([11.35, 97])).toEqual([10, 100]);
    expect(accuracy.range([])).toEqual([90, 100]);
    expect(pruned.range([])).toEqual([0, 100]);
    expect(figures.map(({ reported }) => reported?.(paperRows[1]))).toEqual([
      ...[91.15, 95.18, undefined, 37],
    ]);
  });
});

describe('labels on one line', () => {
  it('stand apart, as near to their places as they can, within their ends', () => {
    expect(apart([10, 50], 13, [0, 100])).toEqual([10, 50]);
    expect(apart([50, 50, 50], 13, [0, 100])).toEqual([50, 63, 76]);
    const pressed = apart([99, 98, 97], 13, [0, 100]);
    expect(pressed).toEqual([100, 87, 74]);
    expect(apart([], 13, [0, 100])).toEqual([]);
  });
});

describe('the numbers of the paper view', () => {
  it('are of no one run: what is taken away names no step and no address of it', () => {
    const own = Object.keys(numbersOf).filter((name) => name.startsWith('paper-'));
    expect(own).toHaveLength(6);
    expect(own.filter((name) => !isOfManyRuns(name))).toEqual([]);
  });

  it('have every row that is shown', async () => {
    const table = await numbers.tableNumbers[0].read(lab, null);
    expect(table.rows).toHaveLength(4);
    expect(table.rows[2].slice(2, 6)).toEqual([89.57, 89.5, 89.5, expect.closeTo(-0.07, 5)]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    const [course, end, claims, readings] = await Promise.all(
      [
        numbers.courseNumbers,
        numbers.endNumbers,
        numbers.claimNumbers,
        numbers.interpretationNumbers,
      ].map(async ([first]) => first.read(lab, null)),
    );
    expect(course.rows.length).toBeGreaterThan(60);
    expect(end.rows.filter(([name]) => name === 'L1+L2 Combined')).toHaveLength(27);
    expect(claims.rows.length).toBeGreaterThan(10);
    expect(readings.rows[0].slice(1)).toEqual([
      ...['as printed', 'otherwise', 'otherwise', 'otherwise'],
    ]);
  });

  it.each(tableNames)('have ours beside the published ones: %s', (name) => {
    const rows = fieldRows(name);
    expect(rows.filter(({ isOurs }) => isOurs).length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { isOurs, parameters, chosen } of rows)
      if (!isOurs) expect(parameters, chosen).toBeGreaterThan(0);
    // The best seen is said beside rows that report it, and nowhere else.
    const isBest = ({ chosen }: { chosen: string }) => chosen.includes('best test error seen');
    if (!rows.some((row) => !row.isOurs && isBest(row))) expect(rows.some(isBest)).toBe(false);
  });
});
