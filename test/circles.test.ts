/** No module of the project reaches itself, and the check that says so sees circles where there are some. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { circles } from '../circles.js';

const root = path.resolve(import.meta.dirname, '..');

const modulesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(root, folder, file));

const named = (groups: string[][]): string[][] =>
  groups.map((group) => group.map((file) => path.relative(root, file)));

test('a circle is seen, be it of types, of exports or of import()', () => {
  expect(named(circles(modulesIn('test/circles')))).toEqual([
    ['first', 'second', 'third'].map((name) => `test/circles/round/${name}.ts`),
  ]);
});

test('the project has none', () => {
  const files = ['src', 'cli', 'bench', 'e2e', 'scripts'].flatMap(modulesIn);
  expect(files.length).toBeGreaterThan(300);
  expect(named(circles(files))).toEqual([]);
});
