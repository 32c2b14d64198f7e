/**
 * `npm run bench -- --keeping`: what it costs the training that the page keeps every run that is over. The built page
 * plays run after run, in turn with one that never has time to keep any. Steps are counted by the processor time of the
 * whole page, which others' work on the machine changes little; it draws twice a second, so that drawing changes it little.
 */
import { openBuiltPage, openPaused, type BuiltPage } from './builtPage.ts';
import { describeMachine, loadNow } from './machine.ts';
import { figure, markdown } from './markdown.ts';
import type { Machine } from './rows.ts';
import { openProcessorClock } from './soak/sample.ts';
import { median, rotated } from './statistics.ts';

const RUNS = 4;
/** Two epochs of the net that the page opens with: short runs are kept often. */
const HASH = '#v=1&backend=wasm&epochs=2';

/** What one round found, with keeping and without. */
interface Round {
  /** Steps in a second of the processor. */
  readonly rate: number;
  readonly kept: number;
}

export interface KeepingReport {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  /** Steps in a second of the processor, medians of the rounds. */
  readonly keeping: number;
  readonly without: number;
  /** What keeping takes of the rate, 0 to 1: median of the rounds' own. */
  readonly cost: number;
  /** Of each round; the others keep none. */
  readonly kept: number;
}

async function play({ browser, address }: BuiltPage, keeps: boolean): Promise<Round> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  try {
    // Who keeps runs by itself waits until the page has time.
    if (!keeps) await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    await openPaused({ page, address }, HASH);
    const clock = await openProcessorClock(browser);
    const playFrom = (first: number, count: number): Promise<number> =>
      page.evaluate(
        async ([first, count]) => {
          const game = window.pruningGame!;
          let steps = 0;
          for (let seed = first; seed < first + count; seed++) {
            await game.reset({ seed });
            steps += await new Promise<number>((resolve) => {
              const stop = game.on('playing', ({ playing, step }) => {
                if (playing) return;
                stop();
                resolve(step);
              });
              game.play();
            });
          }
          return steps;
        },
        [first, count] as const,
      );
    // After the first one all is compiled and fetched.
    await playFrom(0, 1);
    const began = await clock();
    const steps = await playFrom(1, RUNS);
    const rate = steps / ((await clock()) - began);
    return {
      rate,
      kept: await page.evaluate(async () => (await window.pruningGame!.runs()).length),
    };
  } finally {
    await context.close();
  }
}

/** @param say tells who waits how far it is */
export async function measureKeeping(
  rounds: number,
  say: (line: string) => void,
): Promise<KeepingReport> {
  const loadAtStart = loadNow();
  const built = await openBuiltPage();
  try {
    const found: Record<'keeping' | 'without', Round[]> = { keeping: [], without: [] };
    for (let round = 0; round < rounds; round++) {
      say(`Keeping, round ${round + 1} of ${rounds} …`);
      for (const which of rotated(['keeping', 'without'] as const, round))
        found[which].push(await play(built, which === 'keeping'));
    }
    const rates = (which: keyof typeof found) => found[which].map(({ rate }) => rate);
    const costs = rates('keeping').map((rate, i) => 1 - rate / found.without[i].rate);
    return {
      machine: describeMachine(`Chromium ${built.browser.version()}`, null, loadAtStart),
      date: new Date().toISOString(),
      keeping: median(rates('keeping')),
      without: median(rates('without')),
      cost: median(costs),
      kept: Math.min(...found.keeping.map(({ kept }) => kept)),
    };
  } finally {
    await built.close();
  }
}

/** The report for the terminal, and for docs/performance.md. */
export function keepingSummary({ machine, date, ...row }: KeepingReport): string {
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser}, ${date}`,
    `load of the machine at start and end: ${machine.load.map(figure).join(', ')}`,
    '',
    markdown([
      ['keeps', 'steps a processor second', 'runs kept', 'cost'],
      ['every run', figure(row.keeping), String(row.kept), `${figure(100 * row.cost)} %`],
      ['none', figure(row.without), '0', ''],
    ]),
  ].join('\n');
}
