/**
 * How soon a table of the visitor's own is there to learn from, and whether the page stays calm meanwhile: one of
 * 100 000 rows and 100 columns, chosen in the built page. Says milliseconds; asserts nothing.
 *
 *     npx tsx bench/ownTable.ts
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { normal, randomStream } from '../src/game/random.ts';
import { openBuiltPage, openPaused } from './builtPage.ts';

const ROWS = 100_000;
const COLUMNS = 100;

interface Measured {
  readonly readMs: number;
  readonly readyMs: number;
  /** The longest time between two frames of the page, while it is read. */
  readonly longest: number;
}

/** Runs in the page, as text: what compiles this file would put names of its own into functions. */
const READING = `(async () => {
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Learn from large.csv',
  );
  const began = performance.now();
  let [last, longest, isOver] = [began, 0, false];
  const watch = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  const ready = new Promise((resolve) => {
    const stop = window.pruningGame.on('ready', () => {
      stop();
      resolve();
    });
  });
  button.click();
  while (document.querySelector('.own-file progress') !== null || button.isConnected)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const readMs = performance.now() - began;
  await ready;
  isOver = true;
  return { readMs, readyMs: performance.now() - began, longest };
})()`;

function tableText(): string {
  const random = randomStream(1, 'data');
  const header = [...Array.from({ length: COLUMNS - 1 }, (_, i) => `x${i}`), 'class'].join();
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const numbers = Array.from({ length: COLUMNS - 1 }, () => normal(random).toFixed(4));
    return `${numbers.join()},${row % 3}`;
  });
  return [header, ...rows].join('\n');
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'own-table-'));
const file = path.join(folder, 'large.csv');
await writeFile(file, tableText());
const built = await openBuiltPage();
try {
  const { page } = built;
  await openPaused(built, '#v=1&backend=wasm');
  await page.locator('summary', { hasText: 'Data and run' }).click();
  const own = page.getByRole('group', { name: /file of your own/ });
  await own.getByLabel(/^Choose files/).setInputFiles(file);
  const learn = own.getByRole('button', { name: 'Learn from large.csv' });
  await learn.waitFor();
  const measured = (await page.evaluate(READING)) as Measured;
  console.table({
    rows: ROWS,
    columns: COLUMNS,
    'file MB': ((await stat(file)).size / 1e6).toFixed(1),
    'read ms': measured.readMs.toFixed(0),
    'ready to learn ms': measured.readyMs.toFixed(0),
    'longest time between frames ms': measured.longest.toFixed(0),
    'load of the machine': os.loadavg()[0]!.toFixed(1),
  });
} finally {
  await built.close();
  await rm(folder, { recursive: true });
}
