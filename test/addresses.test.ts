/** Addresses that have been given away open the same runs for ever. Add to the file; never change a line. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { difference, type Change, type SpecPatch } from '../src/spec/spec.ts';
import type { View } from '../src/state/store.ts';
import { readHash } from '../src/state/url.ts';

interface Known {
  readonly hash: string;
  /** Where it differs from the defaults. */
  readonly spec: SpecPatch;
  readonly changes: readonly Change[];
  readonly view: View;
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const known = JSON.parse(read('addresses.json')) as Known[];

describe('an old address', () => {
  it.each(known)('$hash opens the same run', ({ hash, spec, changes, view }) => {
    const opened = readHash(hash);
    expect(difference(opened.spec)).toEqual(spec);
    expect(opened.changes).toEqual(changes);
    expect(opened.view).toBe(view);
  });

  it('of every view is among them', () => {
    const every: Record<View, true> = { net: true, game: true, runs: true, map: true, paper: true };
    expect(new Set(known.map(({ view }) => view))).toEqual(new Set(Object.keys(every)));
  });

  it('of docs/theory.md is among them, each', () => {
    const shown = [...read('../docs/theory.md').matchAll(/\(\.\.\/(#v=1[^)\s]*)\)/g)];
    expect(shown.length).toBeGreaterThan(20);
    for (const [, hash] of shown) expect(known.map((each) => each.hash)).toContain(hash);
  });
});
