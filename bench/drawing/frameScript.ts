/**
 * How much script the page runs per frame, read off the browser's own trace of the main thread. Counted
 * is the processor time of the thread (`tdur`), not the time on the wall: that would hold whatever else
 * the machine did in between, the training beside it above all. Every frame of the screen is asked for meanwhile: the
 * page itself asks for one only where something is to be drawn, and script of many frames would count as one's.
 */
import type { CDPSession, Page } from 'playwright';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, microseconds; left out where it is 0. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Entries into script; those nested in another entry are counted with it. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
]);

export interface FrameScript {
  /** Script, milliseconds of processor time, between one animation frame and the next, in order. */
  readonly frames: number[];
  /** Every main-thread task over 50 ms, milliseconds of processor time. */
  readonly longTasks: number[];
}

export async function traceFrames(page: Page, durationMs: number): Promise<FrameScript> {
  const client = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  await client.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel', '__metadata'] },
    transferMode: 'ReportEvents',
  });
  await page.evaluate(askForEveryFrame, durationMs);
  await stopTracing(client);
  return perFrame(events);
}

/** In the page. */
async function askForEveryFrame(durationMs: number): Promise<void> {
  const end = performance.now() + durationMs;
  while (performance.now() < end) await new Promise(requestAnimationFrame);
}

function stopTracing(client: CDPSession): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('Tracing.tracingComplete', () => resolve());
    client.send('Tracing.end').catch(reject);
  });
}

function perFrame(events: readonly TraceEvent[]): FrameScript {
  const frameStarts = events.filter(({ name }) => name === 'FireAnimationFrame');
  if (frameStarts.length === 0)
    throw new Error('The trace holds no animation frame; the page drew nothing.');
  // The page's main thread is the one that fires animation frames; the worker fires none.
  const { pid, tid } = frameStarts[0];
  const own = events.filter(
    (event) => event.pid === pid && event.tid === tid && event.dur !== undefined,
  );
  if (frameStarts.every(({ tdur }) => tdur === undefined))
    throw new Error('This browser does not trace processor time.');
  const entries = own.filter(({ name }) => SCRIPT.has(name)).sort((a, b) => a.ts - b.ts);
  const outermost: TraceEvent[] = [];
  let end = -Infinity;
  for (const entry of entries) {
    if (entry.ts < end) continue;
    outermost.push(entry);
    end = entry.ts + entry.dur!;
  }
  const starts = frameStarts.map(({ ts }) => ts).sort((a, b) => a - b);
  const frames = new Array<number>(starts.length - 1).fill(0);
  let frame = 0;
  for (const { ts, tdur = 0 } of outermost) {
    while (frame < starts.length - 1 && ts >= starts[frame + 1]) frame++;
    if (ts >= starts[frame] && frame < frames.length) frames[frame] += tdur / 1000;
  }
  const tasks = own.filter(
    ({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask',
  );
  return { frames, longTasks: tasks.map(({ tdur = 0 }) => tdur / 1000).filter((ms) => ms > 50) };
}
