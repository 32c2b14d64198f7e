/**
 * `npm run bench -- --recording FILE`: how soon the page shows a recording (bench/recording/resnet18.py makes one of 11
 * million players), and how much script it runs per frame while its time is played.
 */
import path from 'node:path';
import { openBuiltPage } from '../builtPage.ts';
import { traceFrames } from '../drawing/frameScript.ts';
import { describeMachine, loadNow } from '../machine.ts';
import { figure, markdown } from '../markdown.ts';
import type { Machine } from '../rows.ts';
import { median, quantile } from '../statistics.ts';

export interface RecordingReport {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  /** What the page says of it. */
  readonly recording: string;
  /** From navigation to its sentence and first pictures, milliseconds; one for each round. */
  readonly opening: readonly number[];
  /** Script per animation frame, milliseconds of processor time. */
  readonly frames: readonly number[];
  /** Tasks of the main thread over 50 ms of processor time. */
  readonly longTasks: number;
}

/** The page plays any recording in about twenty seconds. */
const TRACE_MS = 15_000;

/** @param say tells who waits how far it is */
export async function measureRecording(
  file: string,
  rounds: number,
  say: (line: string) => void,
): Promise<RecordingReport> {
  const loadAtStart = loadNow();
  const built = await openBuiltPage();
  const opening: number[] = [];
  const frames: number[] = [];
  let [longTasks, recording] = [0, ''];
  try {
    for (let round = 0; round < rounds; round++) {
      say(`Recording, round ${round + 1} of ${rounds} …`);
      const page = await built.browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.route('**/recording.json', (route) => route.fulfill({ path: path.resolve(file) }));
      await page.goto(`${built.address}?recording=recording.json`, { waitUntil: 'commit' });
      await page.waitForSelector('.recording .sentence-voice:not(:empty)');
      opening.push(await page.evaluate(() => performance.now()));
      recording = (await page.locator('.recording .sentence-below').textContent()) ?? '';
      await page.getByRole('button', { name: 'Play time from the start' }).click();
      const traced = await traceFrames(page, TRACE_MS);
      frames.push(...traced.frames);
      longTasks += traced.longTasks.length;
      await page.close();
    }
    const machine = describeMachine(`Chromium ${built.browser.version()}`, null, loadAtStart);
    return { machine, date: new Date().toISOString(), recording, opening, frames, longTasks };
  } finally {
    await built.close();
  }
}

/** The report for the terminal, and for docs/performance.md. */
export function recordingSummary(report: RecordingReport): string {
  const { machine, date, recording, opening, frames, longTasks } = report;
  const titles = [
    ...['opened after, ms', 'frames', 'script median, ms', '95 %', 'worst', 'tasks over 50 ms'],
  ];
  const cells = [
    ...[figure(median(opening)), String(frames.length), figure(median(frames))],
    ...[figure(quantile(frames, 0.95)), figure(Math.max(...frames)), String(longTasks)],
  ];
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser}, ${date}`,
    `load of the machine at start and end: ${machine.load.map(figure).join(', ')}`,
    recording,
    '',
    markdown([titles, cells]),
  ].join('\n');
}
