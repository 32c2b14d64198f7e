/**
 * `npm run bench -- --spiral`: how soon the preset of a small net on a spiral plays once it is chosen, and how many
 * neurons it has lost five seconds later; on the built page, as the menu begins it.
 */
import { readFrame, type Frame } from '../src/protocol/frame.ts';
import { presetSpec } from '../src/spec/presets.ts';
import { openBuiltPage, openPaused, type BuiltPage } from './builtPage.ts';
import { describeMachine, loadNow } from './machine.ts';
import { figure } from './markdown.ts';
import type { Machine } from './rows.ts';
import { median } from './statistics.ts';

/** Neurons of the preset's net; frames of the run before have others. */
const PLAYERS = 64;
const WATCHED_MS = 5000;

/** A frame as it came. */
export interface Arrival {
  /** Since the preset was chosen. */
  readonly ms: number;
  readonly values: readonly number[];
}

export interface Collapse {
  /** Until a step was shown; null if none was. */
  readonly startedMs: number | null;
  /** Until half of the neurons had been pruned; null if they never were. */
  readonly halvedMs: number | null;
  /** Neurons that were active, and steps done, in the last frame. */
  readonly active: number;
  readonly steps: number;
}

const activeIn = ({ participation, epsilon }: Frame): number =>
  participation.reduce((count, s) => count + (s >= epsilon ? 1 : 0), 0);

/** @param arrivals in the order of time */
export function collapseOf(arrivals: readonly Arrival[]): Collapse {
  const own = arrivals
    .map(({ ms, values }) => ({ ms, frame: readFrame(Float32Array.from(values)) }))
    .filter(({ frame }) => frame.participation.length === PLAYERS && frame.step >= 1);
  const halved = own.find(({ frame }) => activeIn(frame) <= PLAYERS / 2);
  const last = own.at(-1)?.frame;
  return {
    startedMs: own.at(0)?.ms ?? null,
    halvedMs: halved?.ms ?? null,
    active: last ? activeIn(last) : PLAYERS,
    steps: last?.step ?? 0,
  };
}

async function play({ browser, address }: BuiltPage, seed: number): Promise<Collapse> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await openPaused({ page, address }, '#v=1&network=quick');
    const wanted = { ...presetSpec('spiral'), seed, backend: 'wasm' as const };
    const arrivals = await page.evaluate(
      ([spec, watchedMs]) =>
        new Promise<Arrival[]>((resolve, reject) => {
          const game = window.pruningGame!;
          const seen: Arrival[] = [];
          const chosenAt = performance.now();
          const stop = game.on('frame', ({ buffer }) => {
            const values = Array.from(new Float32Array(buffer));
            seen.push({ ms: performance.now() - chosenAt, values });
          });
          game.set(spec).catch(reject);
          game.play();
          setTimeout(() => {
            stop();
            resolve(seen);
          }, watchedMs);
        }),
      [wanted, WATCHED_MS] as const,
    );
    return collapseOf(arrivals);
  } finally {
    await page.close();
  }
}

export interface SpiralReport {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  /** One a round, each with a seed of its own. */
  readonly rounds: readonly Collapse[];
}

export async function measureSpiral(
  count: number,
  say: (line: string) => void,
): Promise<SpiralReport> {
  const loadAtStart = loadNow();
  const built = await openBuiltPage();
  try {
    const rounds: Collapse[] = [];
    for (let round = 0; round < count; round++) {
      say(`Spiral, round ${round + 1} of ${count} …`);
      rounds.push(await play(built, round));
    }
    const machine = describeMachine(`Chromium ${built.browser.version()}`, null, loadAtStart);
    return { machine, date: new Date().toISOString(), rounds };
  } finally {
    await built.close();
  }
}

function spread(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return 'never';
  const some =
    known.length < values.length ? `, in ${known.length} rounds of ${values.length}` : '';
  return `${figure(median(known))} (${figure(Math.min(...known))} to ${figure(Math.max(...known))}${some})`;
}

export function spiralSummary({ machine, date, rounds }: SpiralReport): string {
  const of = (key: keyof Collapse) => spread(rounds.map((round) => round[key]));
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser}, ${date}`,
    `load of the machine at start and end: ${machine.load.map(figure).join(', ')}`,
    '',
    `After the spiral was chosen, median of ${rounds.length} rounds (least to most):`,
    `- milliseconds until a step was shown: ${of('startedMs')}`,
    `- milliseconds until half of the ${PLAYERS} neurons had been pruned: ${of('halvedMs')}`,
    `- neurons that were active after ${WATCHED_MS / 1000} s: ${of('active')}`,
    `- steps done by then: ${of('steps')}`,
  ].join('\n');
}
