/**
 * The unit tests, in two groups. Loading all modules anew for each file takes more time than most tests; only
 * those that change modules or globals need it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folders = ['src', 'cli', 'test', 'scripts', 'bench'];

/** tfjs keeps its backends and tensors for a whole process. */
const COMPUTES = /^(src\/(engine|worker)|cli|bench|test)\//;

/** What whoever comes after it in the same process would feel. */
const CHANGES_SURROUNDINGS = /\bvi\.(mock|doMock|resetModules|stubGlobal|spyOn)\(/;

/** @returns {{ together: string[], apart: string[] }} files, from the root */
export function unitTests() {
  const files = folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.test\.tsx?$/.test(file));
  const [together, apart] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  for (const file of files) {
    const isAlone =
      COMPUTES.test(file.replaceAll(path.sep, '/')) ||
      CHANGES_SURROUNDINGS.test(readFileSync(path.join(root, file), 'utf8'));
    (isAlone ? apart : together).push(file);
  }
  return { together, apart };
}
