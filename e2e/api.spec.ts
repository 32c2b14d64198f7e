/** `window.pruningGame` of the built page is what docs/api.md and the types beside the page say. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { examplesIn, telling } from '../test/apiExamples.ts';
import { openWithFewImages } from './support/lab.ts';

test('every example of docs/api.md does what it says', async ({ page }) => {
  await openWithFewImages(page, '#v=1&network=784-12-8-10&epochs=3&backend=wasm');
  for (const example of examplesIn('js')) {
    const start = example.includes('const game =') ? '' : 'const game = window.pruningGame;';
    const told = await page
      .evaluate<[unknown, unknown][]>(
        `(async () => { const told = []; ${start}\n${telling(example)}\nreturn told; })()`,
      )
      .catch((error: Error) => [[error.message, example]]);
    for (const [found, said] of told) expect.soft(found, example).toEqual(said);
  }
});

test('the types lie beside the page, and name no place of the machine that built it', async ({
  request,
}) => {
  const response = await request.get('/pruning-game.d.ts');
  expect(response.ok()).toBe(true);
  const types = await response.text();
  expect(types).toContain('export interface PruningGame {');
  expect(types).toContain('pruningGame?: PruningGame;');
  expect(types).not.toContain(path.resolve(import.meta.dirname, '..'));
});
