/**
 * `npm run bench -- --soak 60`: the built page plays for so many minutes, run after run. Once a minute,
 * always at step 0 of a rewound run, it is asked what it holds; what it holds and how fast it steps, beside
 * the bare step in this process, must be at the end what it was at the start (verdict.ts has the rule).
 */
import { openBuiltPage, openPaused } from '../builtPage.ts';
import { openHeaps } from '../heap.ts';
import { describeMachine, loadNow } from '../machine.ts';
import type { Machine } from '../rows.ts';
import {
  nothingPlayed,
  openProcessorClock,
  takeSample,
  together,
  type Played,
  type Sample,
} from './sample.ts';
import { sampleLine, sampleTable, someOf, trendTable } from './table.ts';
import { trendsOf, type Trend } from './verdict.ts';
import { playTwice, readNotes, rewind, specOf, takeNotes } from './visitor.ts';
import { openYardstick } from './yardstick.ts';

export interface SoakReport {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  readonly samples: readonly Sample[];
  readonly trends: readonly Trend[];
}

/** What the page still does after a rewind (testing, pictures, storing the last run's state) is over by then. */
const SETTLE_MS = 10_000;
const SAMPLES_SHOWN = 8;

/** @param say tells who waits how far it is */
export async function soak(minutes: number, say: (line: string) => void): Promise<SoakReport> {
  const loadAtStart = loadNow();
  const built = await openBuiltPage();
  try {
    const { page, browser } = built;
    await openPaused(built, '#v=1&seed=0');
    const heaps = await openHeaps(page);
    const processorClock = await openProcessorClock(browser);
    await takeNotes(page);
    const opened = await specOf(page);
    const bareStepsDuring = await openYardstick(opened);
    const began = performance.now();
    const since = () => (performance.now() - began) / 60_000;

    async function played(): Promise<Played> {
      const [steps, ms, seconds] = [
        (await readNotes(page)).steps,
        performance.now(),
        await processorClock(),
      ];
      const playing = playTwice(page, opened);
      const bare = await bareStepsDuring(playing);
      await playing;
      const done = await readNotes(page);
      return {
        runs: 2,
        steps: done.steps - steps,
        ms: performance.now() - ms,
        processorSeconds: (await processorClock()) - seconds,
        bare,
        tensors: done.tensors,
      };
    }

    const samples: Sample[] = [];
    say(`The page plays for ${minutes} min …`);
    // The first sample is the warm page's, the others are a minute apart.
    for (let due = 0; due <= minutes; due = samples.length) {
      let sinceLast = nothingPlayed;
      do {
        sinceLast = together(sinceLast, await played());
        await rewind(page, opened);
      } while (since() < due);
      await page.waitForTimeout(SETTLE_MS);
      const before = samples.at(-1) ?? { runs: 0, steps: 0 };
      samples.push(await takeSample(heaps, since(), sinceLast, before));
      say(`  ${sampleLine(samples[samples.length - 1])}`);
    }
    const machine = describeMachine(`Chromium ${browser.version()}`, null, loadAtStart);
    return { machine, date: new Date().toISOString(), samples, trends: trendsOf(samples) };
  } finally {
    await built.close();
  }
}

/** The report for the terminal, and for docs/performance.md. */
export function soakSummary({ machine, date, samples, trends }: SoakReport): string {
  const { minutes, runs, steps } = samples[samples.length - 1];
  const changed = trends.filter(({ isFlat }) => !isFlat);
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser}, ${date}`,
    `${minutes.toFixed(0)} min, ${runs} runs, ${steps} steps; load of the machine ${machine.load.join(' to ')}`,
    '',
    trendTable(trends),
    '',
    sampleTable(someOf(samples, SAMPLES_SHOWN)),
    '',
    changed.length === 0
      ? 'Verdict: flat.'
      : `Verdict: not flat (${changed.map(({ measure }) => measure).join(', ')}).`,
  ].join('\n');
}
