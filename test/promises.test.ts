/** Guards the guard: a promise that nobody awaits or lets go of is an error, in every layer and its tests. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { layers } from '../layers.js';

const root = path.resolve(import.meta.dirname, '..');
const eslint = new ESLint({
  cwd: root,
  // Where CI is set the types are those of the files on the disk, whatever text is given.
  overrideConfig: {
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
});

/** Types are known of files that exist: these lend their names, and keep their contents. */
const files = Object.values(layers).flatMap(({ folder }) => {
  const names = readdirSync(path.join(root, folder), { encoding: 'utf8', recursive: true }).filter(
    (name) => name.endsWith('.ts') && !name.includes('assembly'),
  );
  const find = (isTest: boolean) => names.find((name) => name.endsWith('.test.ts') === isTest);
  return [find(false), find(true)]
    .filter((name) => name !== undefined)
    .map((name) => path.posix.join(folder, name));
});

test.each(files)('%s', async (file) => {
  const code = [
    'async function late(): Promise<number> { return Promise.resolve(1); }',
    'late();',
    '[1].forEach(async () => { await late(); });',
    'export const early = async () => { await 1; };',
    'void late();',
    'await late();',
  ];
  const [{ messages }] = await eslint.lintText(code.join('\n'), {
    filePath: path.join(root, file),
  });
  expect(messages.map(({ line, ruleId }) => [line, ruleId])).toEqual([
    [2, '@typescript-eslint/no-floating-promises'],
    [3, '@typescript-eslint/no-misused-promises'],
    [4, '@typescript-eslint/await-thenable'],
  ]);
});
