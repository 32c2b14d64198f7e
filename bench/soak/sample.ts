/** One moment of a soak. */
import type { Browser } from 'playwright';
import type { Heaps } from '../heap.ts';
import { loadNow } from '../machine.ts';
import type { BareSteps } from './yardstick.ts';

export interface Sample {
  /** Since the soak began. */
  readonly minutes: number;
  /** Runs played to their end, and steps, so far. */
  readonly runs: number;
  readonly steps: number;
  /** While it played, since the sample before; by the clock, and by the processor time of the page. */
  readonly stepsPerSecond: number;
  readonly stepsPerProcessorSecond: number;
  /** The latter as a share of what the bare training step does at the same moment (yardstick.ts). */
  readonly shareOfBare: number;
  /** Bytes, after a collection, of the page and of its workers. */
  readonly pageHeap: number;
  /** Of it what the page's script made: objects, arrays, functions, texts. The rest is compiled code. */
  readonly pageObjects: number;
  readonly pageBuffers: number;
  readonly workerHeap: number;
  readonly workerBuffers: number;
  /** Tensors or buffers of the engine: the most that a frame told of since the sample before. */
  readonly tensors: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Of the machine, over the last minute. */
  readonly load: number;
}

/** What was played since the sample before. */
export interface Played {
  readonly runs: number;
  readonly steps: number;
  readonly ms: number;
  readonly processorSeconds: number;
  /** What the bare step did meanwhile. */
  readonly bare: BareSteps;
  readonly tensors: number;
}

export const nothingPlayed: Played = {
  ...{ runs: 0, steps: 0, ms: 0, processorSeconds: 0, tensors: 0 },
  bare: { steps: 0, seconds: 0 },
};

export const together = (one: Played, other: Played): Played => ({
  runs: one.runs + other.runs,
  steps: one.steps + other.steps,
  ms: one.ms + other.ms,
  processorSeconds: one.processorSeconds + other.processorSeconds,
  bare: {
    steps: one.bare.steps + other.bare.steps,
    seconds: one.bare.seconds + other.bare.seconds,
  },
  tensors: Math.max(one.tensors, other.tensors),
});

/** Processor time of all pages of the browser with their workers, seconds since they began. */
export async function openProcessorClock(browser: Browser): Promise<() => Promise<number>> {
  const client = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await client.send('SystemInfo.getProcessInfo');
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
}

export async function takeSample(
  heaps: Heaps,
  minutes: number,
  sinceLast: Played,
  before: Pick<Sample, 'runs' | 'steps'>,
): Promise<Sample> {
  const page = await heaps.page();
  const workers = await heaps.workers();
  const stepsPerProcessorSecond = sinceLast.steps / sinceLast.processorSeconds;
  return {
    minutes,
    runs: before.runs + sinceLast.runs,
    steps: before.steps + sinceLast.steps,
    stepsPerSecond: (1000 * sinceLast.steps) / sinceLast.ms,
    stepsPerProcessorSecond,
    shareOfBare: (stepsPerProcessorSecond * sinceLast.bare.seconds) / sinceLast.bare.steps,
    pageHeap: page.heap,
    pageObjects: (await heaps.kinds()).objects,
    pageBuffers: page.buffers,
    workerHeap: workers.heap,
    workerBuffers: workers.buffers,
    tensors: sinceLast.tensors,
    ...(await heaps.counts()),
    load: loadNow(),
  };
}
