import { describe, expect, it } from 'vitest';
import { misfitOf } from '../spec/spec.ts';
import {
  mismatches,
  paperParameters,
  paperPlayers,
  paperRows,
  PAPER_SAYS_PARAMETERS,
} from './paper.ts';
import { publishedTables } from './published.ts';
import { evidenceRows } from './rows.ts';

describe('what the paper reports', () => {
  it('is of 768 players, with whole numbers of survivors to the last digit printed', () => {
    expect(paperRows.map(({ survivors }) => survivors)).toEqual([768, 37, 13, 15]);
    for (const { survivors, sparsity } of paperRows)
      expect((100 * (1 - survivors / paperPlayers)).toFixed(2)).toBe(sparsity.toFixed(2));
  });

  it('counts the participations twice', () => {
    expect(paperParameters).toBe(535_818);
    expect(paperParameters + paperPlayers).toBe(PAPER_SAYS_PARAMETERS);
    expect(mismatches[0]!.is).toContain('535\u202f818 + 768 = 536\u202f586');
  });
});

describe('the rows that are measured', () => {
  it('have names of which no two are alike, and specs that can be played', () => {
    expect(new Set(evidenceRows.map(({ id }) => id)).size).toBe(evidenceRows.length);
    for (const { id, spec, seeds } of evidenceRows) {
      expect(id).toMatch(/^[a-z0-9/-]+$/);
      expect(misfitOf(spec)).toBeNull();
      expect(spec.seed).toBe(seeds[0]);
    }
  });

  it('beside published rows train on all images, as those do, from three seeds at least', () => {
    const beside = evidenceRows.filter(({ table }) => table in publishedTables);
    expect(beside.every(({ spec, seeds }) => spec.split === 'paper' && seeds.length >= 3)).toBe(
      true,
    );
  });
});
