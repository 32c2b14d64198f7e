import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LONG, LongestFirst } from './longestFirst.mjs';

test.each(LONG)('%s is there', (file) => {
  expect(existsSync(path.resolve(import.meta.dirname, '..', file))).toBe(true);
});

test('the longest tests begin first, the others keep their order', async () => {
  const given = ['b.test.ts', LONG[1], 'a.test.ts', LONG[0]].map((file) => ({
    moduleId: `/somewhere/${file}`,
  }));
  const sorted = await new LongestFirst().sort(given);
  expect(sorted).toEqual([given[3], given[1], given[0], given[2]]);
});
