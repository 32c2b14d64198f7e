import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../panels/runs/told.ts';
import { HOSTILE_NAMES, keptRun } from '../../../panels/test/runs.ts';
import {
  allColumns,
  chosenFirst,
  coefficientColumn,
  columnsShown,
  filtered,
  sorted,
} from './columns.ts';

const runs = [
  keptRun('a', { gamma: 2 }, { pruned: 50, accuracy: 95 }, { name: 'calm heron' }),
  keptRun('b', { gamma: 12 }, { pruned: 90, accuracy: 90 }, { note: 'the one to keep' }),
  keptRun('c', { gamma: 2, seed: 1 }, { pruned: 20, accuracy: 96, soft: 97 }),
].map(toldOf);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');
const column = (id: string) => allColumns(runs).find((each) => each.id === id)!;

describe('columns', () => {
  it('are those by which runs differ, and figures', () => {
    expect(columnsShown(runs, null).map(({ id }) => id)).toEqual([
      ...['gamma', 'seed', 'course', 'right', 'pruned', 'layers', 'in'],
      ...['parameters', 'multiplications'],
    ]);
    expect(columnsShown(runs.slice(0, 1), null).map(({ id }) => id)).toContain('name');
    const tight = columnsShown(runs, null, 390).map(({ id }) => id);
    expect(tight).toEqual(['gamma', 'seed', 'course', 'right', 'pruned', 'layers', 'in']);
    expect(columnsShown(runs, null, 150).map(({ id }) => id)).toEqual(['gamma', 'right', 'pruned']);
    expect(columnsShown(runs, new Set(['mean', 'gamma'])).map(({ id }) => id)).toEqual([
      'gamma',
      'mean',
    ]);
  });

  it('say of each run which baseline it is, where there is one', () => {
    const all = [
      keptRun('g', { gamma: 2 }, { pruned: 90, accuracy: 93 }),
      keptRun('m', { dynamics: 'magnitude', gamma: 0, keep: 19 }, { pruned: 90, accuracy: 94 }),
    ].map(toldOf);
    for (const width of [Infinity, 380, 150])
      expect(columnsShown(all, null, width).map(({ id }) => id)).toContain('method');
    const method = allColumns(all).find(({ id }) => id === 'method')!;
    expect(all.map((run) => method.text(run, null))).toEqual(['the game', 'magnitude']);
    expect(ids(filtered(all, 'magnitude'))).toBe('m');
  });

  it('print only what differs from this run', () => {
    const now = { ...runs[0]!, isThis: true };
    const gamma = coefficientColumn('gamma')!;
    expect(gamma.text(now, now)).toBe('2');
    expect(gamma.text(runs[1]!, now)).toBe('12');
    expect(gamma.text(runs[2]!, now)).toBe('·');
  });

  it('print both accuracies where they differ', () => {
    expect(runs.map((run) => column('right').text(run, null))).toEqual([
      '95.0',
      '90.0',
      '97.0→96.0',
    ]);
    expect(column('in').text(runs[0]!, null)).toBe('64 · 32');
    expect(column('right').text({ ...runs[0]!, ended: 'diverged' }, null)).toBe('diverged');
  });

  it('count what is left of the net, not what players are', () => {
    // The quick net is 784-128-64-10; of the run 64 and 32 are left.
    const left = 784 * 64 + 64 * 32 + 32 * 10;
    expect(column('multiplications').value(runs[0]!)).toBe(left);
    expect(column('parameters').text(runs[0]!, null)).toBe('52\u202f650');
    expect(column('parameters').value({ ...runs[0]!, end: null })).toBeNull();
  });

  it('sort as numbers, both ways, unknown ones last', () => {
    expect(ids(sorted(runs, { by: 'gamma', rising: true }))).toBe('cab');
    expect(ids(sorted(runs, { by: 'right', rising: false }))).toBe('cab');
    const untested = { ...runs[0]!, id: 'd', end: null, moments: [] };
    for (const rising of [true, false])
      expect(ids(sorted([untested, ...runs], { by: 'right', rising })).at(-1)).toBe('d');
    expect(ids(sorted(runs, { by: 'no such column', rising: true }))).toBe('cab');
  });

  it('stand below one another as they are sorted, those that are chosen first', () => {
    const byGamma = sorted(runs, { by: 'gamma', rising: true });
    expect(ids(chosenFirst(byGamma, new Set(['a', 'b'])))).toBe('abc');
    expect(ids(chosenFirst(byGamma, null))).toBe('cab');
  });

  it('are looked through for every word', () => {
    expect(ids(filtered(runs, ' HERON calm'))).toBe('a');
    expect(ids(filtered(runs, 'keep'))).toBe('b');
    expect(ids(filtered(runs, 'γ 12'))).toBe('b');
    expect(ids(filtered(runs, 'seed=1'))).toBe('c');
    expect(ids(filtered(runs, 'heron keep'))).toBe('');
    expect(filtered(runs, '  ')).toBe(runs);
  });

  it.each(HOSTILE_NAMES)('take any name: %j', (name) => {
    const told = toldOf(keptRun(name, {}, { pruned: 0, accuracy: 90 }, { name, note: name }));
    const all = [told, ...runs];
    expect(sorted(all, { by: 'name', rising: true })).toHaveLength(4);
    expect(filtered(all, name)).toContain(told);
    for (const each of allColumns(all)) expect(typeof each.text(told, runs[0]!)).toBe('string');
  });
});
