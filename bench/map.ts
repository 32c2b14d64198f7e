/**
 * `npm run bench -- --map`: how long the page takes for a map of two prices of the quick net, 8 × 8 games of 5 epochs, and
 * how much script it runs per frame meanwhile. The shown run rests; the map plays in its own workers.
 */
import { openBuiltPage } from './builtPage.ts';
import { traceFrames } from './drawing/frameScript.ts';
import { describeMachine, loadNow } from './machine.ts';
import { figure, markdown } from './markdown.ts';
import type { Machine } from './rows.ts';
import { median, quantile } from './statistics.ts';

export interface MapReport {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  readonly games: number;
  readonly seconds: number;
  /** Script per animation frame, milliseconds of processor time. */
  readonly frames: readonly number[];
  /** Tasks of the main thread over 50 ms of processor time. */
  readonly longTasks: number;
}

const HASH = '#v=1&network=quick&view=map';
const TRACE_MS = 5000;
const MOST_MS = 30 * 60_000;

/** @param say tells who waits how far it is */
export async function measureMap(say: (line: string) => void): Promise<MapReport> {
  const loadAtStart = loadNow();
  const built = await openBuiltPage();
  const { page, browser } = built;
  try {
    await page.goto(built.address + HASH);
    await page.waitForFunction(() => window.pruningGame !== undefined);
    await page.evaluate(async () => {
      await window.pruningGame!.ready;
      window.pruningGame!.pause();
    });
    const far = page.locator('.map-progress-top');
    const told = async () => (await far.textContent()) ?? '';
    await page.getByRole('button', { name: 'Play the map' }).click();
    const began = Date.now();
    const frames: number[] = [];
    let longTasks = 0;
    while (!/done/.test(await told())) {
      if (Date.now() - began > MOST_MS) throw new Error(`The map takes too long: ${await told()}`);
      say(`Map: ${await told()} …`);
      const traced = await traceFrames(page, TRACE_MS);
      frames.push(...traced.frames);
      longTasks += traced.longTasks.length;
    }
    const [, games] = /of\s+(\d+)/.exec(await told())!;
    return {
      machine: describeMachine(`Chromium ${browser.version()}`, null, loadAtStart),
      date: new Date().toISOString(),
      games: Number(games),
      seconds: (Date.now() - began) / 1000,
      ...{ frames, longTasks },
    };
  } finally {
    await built.close();
  }
}

/** The report for the terminal, and for docs/performance.md. */
export function mapSummary({
  machine,
  date,
  games,
  seconds,
  frames,
  longTasks,
}: MapReport): string {
  const titles = ['games', 'seconds', 'script median, ms', '95 %', 'worst', 'tasks over 50 ms'];
  const cells = [
    ...[String(games), figure(seconds), figure(median(frames)), figure(quantile(frames, 0.95))],
    ...[figure(Math.max(...frames)), String(longTasks)],
  ];
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser}, ${date}`,
    `load of the machine at start and end: ${machine.load.map(figure).join(', ')}`,
    '',
    markdown([titles, cells]),
  ].join('\n');
}
