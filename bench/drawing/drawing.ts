/**
 * `npm run bench -- --drawing`: what drawing costs the built page while a net trains beside it, for
 * games of unlike size in turn, and how soon after navigation the first step is shown.
 */
import path from 'node:path';
import type { Page } from 'playwright';
import { createServer } from 'vite';
import { root } from '../../scripts/setup.mjs';
import { openBuiltPage, type BuiltPage } from '../builtPage.ts';
import { describeMachine, loadNow } from '../machine.ts';
import type { Machine } from '../rows.ts';
import { median, pairedRatio, quantile, rotated } from '../statistics.ts';
import { figure, markdown } from '../markdown.ts';
import { traceFrames } from './frameScript.ts';
import { withManyPlayers } from './manyPlayers.ts';

interface Game {
  readonly players: number;
  /** Of the address. */
  readonly hash: string;
  /** Whether a stand-in takes the worker's place: so many players no engine has yet. */
  readonly isMadeUp: boolean;
  /** Runs that are kept, and drawn behind the present one. */
  readonly kept: number;
}

/** As many as are drawn behind a picture. */
const KEPT = 50;

const games: readonly Game[] = [
  { players: 192, hash: '#v=1&network=quick&epochs=200', isMadeUp: false, kept: 0 },
  { players: 192, hash: '#v=1&network=quick&epochs=200', isMadeUp: false, kept: KEPT },
  { players: 192, hash: '#v=1&network=quick&epochs=200&view=runs', isMadeUp: false, kept: KEPT },
  { players: 768, hash: '#v=1&network=paper&epochs=200', isMadeUp: false, kept: 0 },
  { players: 500_000, hash: '', isMadeUp: true, kept: 0 },
];

/** What one round found of one game. */
interface Round {
  /** Milliseconds from navigation to the first step that was shown. */
  readonly firstStepMs: number;
  /** Script per animation frame, milliseconds of processor time. */
  readonly frames: readonly number[];
  readonly longTasks: number;
}

export interface DrawingRow {
  readonly players: number;
  /** Of the page, and how many runs were kept. */
  readonly view: string;
  readonly kept: number;
  readonly frames: number;
  /** Of all rounds' frames. */
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  /** Tasks of the main thread over 50 ms of processor time. */
  readonly longTasks: number;
  /** This game's 95 % over that of the first, median of the rounds' own ratios. */
  readonly vsFewest: number;
  /** Median of the rounds. */
  readonly firstStepMs: number;
}

export interface DrawingReport {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  readonly rows: readonly DrawingRow[];
}

const TRACE_MS = 5000;
/** Everything is compiled and every panel has been drawn once by then. */
const WARM_STEPS = 200;
const MOST_WAIT_MS = 120_000;

/** The present run, kept so many times under unlike prices, each with all its moments. */
const keepCopies = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (copies) => {
    const lab = window.pruningGame!;
    const { id } = await lab.keep();
    const record = await lab.record(id);
    lab.play();
    const files = Array.from({ length: copies }, (_, i) => {
      const { manifest } = record;
      const spec = { ...manifest.spec, gamma: 1 + i / 10 };
      const copy = { ...record, manifest: { ...manifest, spec, id: `copy${i}`, name: `run ${i}` } };
      return new File([JSON.stringify(copy)], `${i}.json`);
    });
    await lab.import(files);
    if ((await lab.runs()).length < copies) throw new Error('not all copies were kept');
  }, count);

async function play(built: BuiltPage, sources: string, game: Game): Promise<Round> {
  const page = await built.browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    if (game.isMadeUp) await withManyPlayers(page, sources);
    await page.goto(built.address + game.hash, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.pruningGame !== undefined, undefined, { polling: 10 });
    const firstStepMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const stop = window.pruningGame!.on('frame', ({ buffer }) => {
            if (new Float32Array(buffer)[0] < 1) return;
            stop();
            // Its origin is the navigation.
            resolve(performance.now());
          });
        }),
    );
    await page.evaluate((wanted) => {
      const seen = { isWarm: false };
      Object.assign(window, { drawingBench: seen });
      window.pruningGame!.on('frame', ({ buffer }) => {
        if (new Float32Array(buffer)[0] >= wanted) seen.isWarm = true;
      });
    }, WARM_STEPS);
    await page.waitForFunction(
      () => (window as unknown as { drawingBench: { isWarm: boolean } }).drawingBench.isWarm,
      undefined,
      { polling: 100, timeout: MOST_WAIT_MS },
    );
    if (game.kept > 0) await keepCopies(page, game.kept);
    const { frames, longTasks } = await traceFrames(page, TRACE_MS);
    return { firstStepMs, frames, longTasks: longTasks.length };
  } finally {
    await page.close();
  }
}

function rowOf(
  { players, hash, kept }: Game,
  rounds: readonly Round[],
  fewest: readonly Round[],
): DrawingRow {
  const frames = rounds.flatMap((round) => round.frames);
  const high = (each: Round) => quantile(each.frames, 0.95);
  return {
    ...{ players, kept },
    view: new URLSearchParams(hash).get('view') ?? 'net',
    frames: frames.length,
    medianMs: median(frames),
    p95Ms: quantile(frames, 0.95),
    worstMs: Math.max(...frames),
    longTasks: rounds.reduce((sum, { longTasks }) => sum + longTasks, 0),
    vsFewest: pairedRatio(rounds.map(high), fewest.map(high)),
    firstStepMs: median(rounds.map((round) => round.firstStepMs)),
  };
}

/** @param say tells who waits how far it is */
export async function measureDrawing(
  count: number,
  say: (line: string) => void,
): Promise<DrawingReport> {
  const loadAtStart = loadNow();
  const built = await openBuiltPage();
  const server = await createServer({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    cacheDir: path.join(root, '.cache/vite-bench'),
    logLevel: 'error',
    server: { hmr: false, watch: null },
  });
  try {
    await server.listen();
    const sources = new URL(server.resolvedUrls!.local[0]).origin;
    const rounds = games.map((): Round[] => []);
    for (let round = 0; round < count; round++) {
      say(`Drawing, round ${round + 1} of ${count} …`);
      for (const game of rotated(games, round)) {
        rounds[games.indexOf(game)].push(await play(built, sources, game));
      }
    }
    const rows = games.map((game, g) => rowOf(game, rounds[g], rounds[0]));
    const machine = describeMachine(`Chromium ${built.browser.version()}`, null, loadAtStart);
    return { machine, date: new Date().toISOString(), rows };
  } finally {
    await server.close();
    await built.close();
  }
}

/** The report for the terminal, and for docs/performance.md. */
export function drawingSummary({ machine, date, rows }: DrawingReport): string {
  const titles = [
    'players',
    'view',
    'kept runs',
    'frames',
    'script median, ms',
    '95 %',
    'worst',
    '× fewest',
    'tasks over 50 ms',
    'first step after, ms',
  ];
  const cells = rows.map((row) => [
    String(row.players),
    row.view,
    String(row.kept),
    String(row.frames),
    figure(row.medianMs),
    figure(row.p95Ms),
    figure(row.worstMs),
    figure(row.vsFewest),
    String(row.longTasks),
    figure(row.firstStepMs),
  ]);
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser}, ${date}`,
    `load of the machine at start and end: ${machine.load.map(figure).join(', ')}`,
    '',
    markdown([titles, ...cells]),
  ].join('\n');
}
