/** A run as a file: what the page saves it can open and play again to the bit, and it refuses anything else. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { readRecord } from '../src/record/readRecord.ts';
import { openWithFewImages } from './support/lab.ts';

/** Three prices, an act, some steps: a run with a log. */
async function playWithChanges(page: Page): Promise<void> {
  await openWithFewImages(page, '#v=1&backend=wasm&epochs=3');
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(4);
    await game.set({ gamma: 2.5 });
    await game.act({ kind: 'pin', player: 3, participation: 0.25 });
    await game.step(5);
    await game.set({ eta: 0.1 });
    await game.step(3);
  });
}

const controls = (page: Page) => page.getByRole('group', { name: 'Runs that stay' });

async function openControls(page: Page): Promise<void> {
  if (!(await controls(page).isVisible()))
    await page.locator('summary', { hasText: 'Data and run' }).click();
}

const fileOf = (name: string, text: string) => ({
  ...{ name, mimeType: 'application/json' },
  buffer: Buffer.from(text),
});

test('a saved run is a whole record, and plays again to the same bits', async ({
  page,
  context,
}) => {
  await playWithChanges(page);
  await openControls(page);
  const coming = page.waitForEvent('download');
  await controls(page).getByRole('button', { name: 'Save this run' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('mnist-quick-neuron-seed-0.json');
  await expect(controls(page).getByRole('status')).toHaveText(
    'mnist-quick-neuron-seed-0.json has the run up to step 12.',
  );
  const text = await readFile(await download.path(), 'utf8');
  const { manifest, verdict, series, last } = readRecord(text);
  expect(manifest.log.map(({ step }) => step)).toEqual([4, 4, 9]);
  expect(verdict).toEqual({ ended: 'interrupted', steps: 12 });
  expect(manifest.engines).toEqual([{ step: 0, backend: 'wasm' }]);
  const { columns, evaluations } = series;
  expect([columns.steps.at(-1), evaluations.at(-1)?.step, last.step]).toEqual([12, 12, 12]);
  // All players are shown, so that the last column is the state at the end.
  const width = columns.shown.length;
  expect(columns.participation.slice(-width)).toEqual(last.participation);

  const other = await context.newPage();
  await openWithFewImages(other, '#v=1&network=784-20-10&backend=cpu');
  await openControls(other);
  await controls(other).getByLabel('Open a run').setInputFiles(fileOf('mine.json', text));
  await expect(controls(other).getByRole('status')).toHaveText(
    'mine.json was opened in place of the run before, at its start; it had gone to step 12.',
  );
  const again = await other.evaluate(async () => {
    await window.pruningGame!.step(12);
    return window.pruningGame!.save();
  });
  const replayed = readRecord(JSON.stringify(again));
  expect(replayed.manifest.log).toEqual(manifest.log);
  expect(replayed.manifest.spec).toEqual(manifest.spec);
  expect(replayed.last).toEqual(last);
  // By program, from what the program has saved.
  await other.evaluate((json) => window.pruningGame!.open(json), again);
  await other.evaluate(() => window.pruningGame!.step(12));
  const third = await other.evaluate(() => window.pruningGame!.save());
  expect(readRecord(JSON.stringify(third)).last).toEqual(last);
});

test('what is no run is refused in a sentence, and the run goes on as it was', async ({ page }) => {
  await playWithChanges(page);
  const before = await page.evaluate(() => window.pruningGame!.snapshot());
  await openControls(page);
  const files: [string, string][] = [
    [
      '{"format":"pruning-game/run","version":9}',
      'x.json is no run to play. It is a run of record version “9”',
    ],
    ['{', 'x.json is no run to play. It is no whole JSON'],
    ['<img src=x onerror=alert(1)>', 'x.json is no run to play. It is no JSON, as every run is'],
  ];
  for (const [text, words] of files) {
    await controls(page).getByLabel('Open a run').setInputFiles(fileOf('x.json', text));
    await expect(controls(page).getByRole('status')).toContainText(words);
    await expect(controls(page).getByRole('status')).toContainText('The run goes on as it was.');
  }
  expect(await page.evaluate(() => window.pruningGame!.snapshot())).toEqual(before);
});
