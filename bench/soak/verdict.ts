/** Whether what was sampled stays as it is, by a rule stated beforehand. */
import { median, medianSlope } from '../statistics.ts';
import type { Sample } from './sample.ts';

type Measure = Exclude<
  keyof Sample,
  'minutes' | 'runs' | 'steps' | 'load' | 'pageHeap' | 'stepsPerSecond' | 'stepsPerProcessorSecond'
>;

interface Rule {
  readonly title: string;
  /** What the figures are divided by to be shown, and the unit after that. */
  readonly unit: { readonly per: number; readonly name: string };
  /** Which way would be a fault. */
  readonly fault: 'rise' | 'fall';
  /** Allowed over the whole time, as a share of the median … */
  readonly share: number;
  /** … or, where that is more, in the measure itself. */
  readonly least: number;
}

const megabytes = { per: 1e6, name: 'MB' };
const pieces = { per: 1, name: '' };

/**
 * The page's whole heap is shown and not judged: V8 compiles more and more of what runs often, about a
 * megabyte in the first hour, and its objects tell by themselves whether the page lets go of what it makes.
 *
 * A line is laid through the samples, by the median of all pairs' slopes; what it gains (or loses) from
 * the first sample to the last must not pass the larger of `share` and `least`. Compiled code and the
 * browser's own lists need a little of it.
 */
export const rules: Readonly<Record<Measure, Rule>> = {
  pageObjects: {
    title: 'objects of the page',
    unit: megabytes,
    fault: 'rise',
    share: 0.02,
    least: 2e5,
  },
  pageBuffers: {
    title: 'buffers of the page',
    unit: megabytes,
    fault: 'rise',
    share: 0.02,
    // A state that waits to be stored is 1.3 MB, and may be there or not.
    least: 1.5e6,
  },
  workerHeap: {
    title: 'heap of the workers',
    unit: megabytes,
    fault: 'rise',
    share: 0.05,
    least: 1e6,
  },
  workerBuffers: {
    title: 'buffers of the workers',
    unit: megabytes,
    fault: 'rise',
    share: 0.02,
    least: 5e5,
  },
  tensors: { title: 'tensors', unit: pieces, fault: 'rise', share: 0, least: 0 },
  nodes: { title: 'nodes of the document', unit: pieces, fault: 'rise', share: 0.02, least: 50 },
  listeners: { title: 'listeners', unit: pieces, fault: 'rise', share: 0.02, least: 20 },
  shareOfBare: {
    title: 'steps per second of processor time, of the bare step’s',
    unit: { per: 0.01, name: '%' },
    fault: 'fall',
    share: 0.1,
    least: 0,
  },
};

export interface Trend {
  readonly measure: Measure;
  readonly median: number;
  readonly smallest: number;
  readonly largest: number;
  /** Of the line. */
  readonly perHour: number;
  /** Of the line, from the first sample to the last. */
  readonly gained: number;
  /** What `gained` may be, in the direction of the fault; never negative. */
  readonly allowed: number;
  readonly isFlat: boolean;
}

/** Everything is loaded, compiled and opened once before this share of the time is over. */
const WARM_UP_SHARE = 0.1;

/** @param samples by time, two at least; those of the first tenth do not count where two others remain */
export function trendsOf(samples: readonly Sample[]): Trend[] {
  if (samples.length < 2) throw new Error('Two samples at least are needed to see a trend.');
  const end = samples[samples.length - 1].minutes;
  const later = samples.filter(({ minutes }, k) => k > 0 && minutes >= WARM_UP_SHARE * end);
  const counted = later.length < 2 ? samples : later;
  const minutes = counted.map((sample) => sample.minutes);
  const duration = minutes[minutes.length - 1] - minutes[0];
  return (Object.keys(rules) as Measure[]).map((measure) => {
    const values = counted.map((sample) => sample[measure]);
    const { fault, share, least } = rules[measure];
    const perMinute = medianSlope(minutes, values);
    const gained = perMinute * duration;
    const middle = median(values);
    const allowed = Math.max(share * middle, least);
    return {
      measure,
      median: middle,
      smallest: Math.min(...values),
      largest: Math.max(...values),
      perHour: 60 * perMinute,
      gained,
      allowed,
      isFlat: (fault === 'rise' ? gained : -gained) <= allowed,
    };
  });
}
