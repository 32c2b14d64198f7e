/** Kept runs leave as files and come back from them, chosen or dropped; what is no run is named, and nothing is lost. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { drop } from './support/drop.ts';
import { keepOne, names, runs, SMALL, whole } from './support/keptRuns.ts';
import { openWithFewImages } from './support/lab.ts';

const controls = (page: Page) => page.getByRole('group', { name: 'Runs that stay' });
const said = (page: Page) => controls(page).getByRole('status');

async function openControls(page: Page): Promise<void> {
  if (!(await controls(page).isVisible()))
    await page.locator('summary', { hasText: 'Data and run' }).click();
}

const fileOf = (name: string, content: string | Uint8Array) => ({
  ...{ name, mimeType: 'application/octet-stream' },
  buffer: Buffer.from(content),
});

async function bring(page: Page, files: ReturnType<typeof fileOf>[] | string): Promise<void> {
  await openControls(page);
  await controls(page)
    .getByLabel(/^Keep runs from files/)
    .setInputFiles(files);
}

test('all kept runs leave as one zip, and another browser keeps them as they were', async ({
  page,
  browser,
}) => {
  await openWithFewImages(page, SMALL);
  for (const seed of [1, 2, 3]) await keepOne(page, seed);
  const kept = await runs(page);
  await openControls(page);
  const coming = page.waitForEvent('download');
  await controls(page).getByRole('button', { name: 'Save all 3 kept runs' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('pruning-game-runs.zip');
  await expect(said(page)).toHaveText('pruning-game-runs.zip has 3 runs.');
  const zip = new Uint8Array(await readFile(await download.path()));
  expect(Object.keys(unzipSync(zip))).toHaveLength(3);

  const other = await (await browser.newContext()).newPage();
  await openWithFewImages(other, SMALL);
  await bring(other, [fileOf('runs.zip', zip)]);
  await expect(said(other)).toContainText('are kept.');
  expect((await names(other)).sort()).toEqual(kept.map(({ name }) => name).sort());
  for (const { id } of kept) expect(await whole(other, id)).toBe(await whole(page, id));
  // Brought once more they take their own places.
  await bring(other, [fileOf('runs.zip', zip)]);
  await expect(said(other)).toContainText('were kept already.');
  expect(await runs(other)).toHaveLength(3);
  await other.context().close();
});

test('what is no run is named with a reason, and what was brought beside it is kept', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  const { id } = await keepOne(page, 4);
  const text = await whole(page, id);
  const altered = (change: (json: Record<string, Record<string, unknown>>) => void): string => {
    const json = JSON.parse(text) as Record<string, Record<string, unknown>>;
    change(json);
    return JSON.stringify(json);
  };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runs-'));
  writeFileSync(path.join(folder, 'huge.json'), '');
  const { truncate } = await import('node:fs/promises');
  await truncate(path.join(folder, 'huge.json'), 200_000_000);
  const cases: [string, string | Uint8Array, string][] = [
    ['cut.json', text.slice(0, text.length / 2), 'It is no whole JSON'],
    ['later.json', altered((json) => Object.assign(json, { version: 9 })), 'record version “9”'],
    ['id.json', altered((json) => (json.manifest.id = '<img src=x>')), 'manifest.id is not as'],
    ['name.json', altered((json) => (json.manifest.name = 'x'.repeat(5001))), 'manifest.name is'],
    ['fork.json', altered((json) => (json.manifest.forkOf = { id: 'a' })), 'manifest.forkOf'],
    ['cut.zip', zipSync({ 'a.json': strToU8(text) }).slice(0, 900), 'It is no whole zip'],
    ['empty.zip', zipSync({}), 'There is no file in it.'],
    ['sweep.jsonl', `${text}\n{"for`, 'sweep.jsonl, line 2 is no run'],
    ['sweep.json', `${text}\n{"for`, 'sweep.json, line 2 is no run'],
  ];
  for (const [name, content, why] of cases) {
    await bring(page, [fileOf(name, content)]);
    await expect(said(page)).toContainText(`${name}`);
    await expect(said(page)).toContainText(why);
  }
  await bring(page, path.join(folder, 'huge.json'));
  await expect(said(page)).toContainText('huge.json is no run that can be kept. It has 200');
  // Nothing of it has touched the one that is kept; the whole line of the sweep is that one.
  expect(await names(page)).toHaveLength(1);
  expect(await whole(page, id)).toBe(text);
});

test('a run with the id of a kept one but another past gets a place of its own; names stay apart', async ({
  page,
}) => {
  await openWithFewImages(page, SMALL);
  const { id, name } = await keepOne(page, 4);
  const text = await whole(page, id);
  const result = await page.evaluate(async (text) => {
    const foreign = JSON.parse(text) as { manifest: { spec: { seed: number }; name: string } };
    foreign.manifest.spec.seed = 5;
    const files = [new File([JSON.stringify(foreign)], 'foreign.json')];
    for (const name of ['__proto__', '', '<b>x</b>🙂', 'y'.repeat(5000)]) {
      foreign.manifest.name = name;
      foreign.manifest.spec.seed++;
      files.push(new File([JSON.stringify(foreign)], `${files.length}.json`));
    }
    return window.pruningGame!.import(files);
  }, text);
  expect(result.refused).toEqual([]);
  expect(result.kept.map((run) => run.name)).toEqual([
    `${name} 2`,
    '__proto__',
    expect.stringMatching(/^\w+ \w+/),
    '<b>x</b>🙂',
    'y'.repeat(5000),
  ]);
  expect(await whole(page, id)).toBe(text);
  expect(new Set((await runs(page)).map((run) => run.id)).size).toBe(6);
});

test('runs that are dropped are kept, wherever on the page and whatever it shows', async ({
  page,
}) => {
  await openWithFewImages(page, `${SMALL}&view=game`);
  const { id } = await keepOne(page, 6);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runs-'));
  const dropped = path.join(folder, 'mine.zip');
  const json = JSON.parse(await whole(page, id)) as { manifest: Record<string, unknown> };
  Object.assign(json.manifest, { id: 'brought', name: 'brought here' });
  writeFileSync(dropped, zipSync({ 'mine.json': strToU8(JSON.stringify(json)) }));
  await drop(page, [dropped], { x: 500, y: 400 });
  await expect(page.getByText('“brought here” is kept.')).toBeVisible();
  expect(await names(page)).toContain('brought here');
});
