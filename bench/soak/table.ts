/** What a soak found, as Markdown that reads well in a terminal too. */
import { figure, markdown } from '../markdown.ts';
import type { Sample } from './sample.ts';
import { rules, type Trend } from './verdict.ts';

const whole = (value: number): string => String(Math.round(value));
const signed = (value: number): string => (value > 0 ? `+${figure(value)}` : figure(value));
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

const sampleColumns: readonly (readonly [string, (sample: Sample) => string])[] = [
  ['minute', ({ minutes }) => minutes.toFixed(1)],
  ['runs', ({ runs }) => whole(runs)],
  ['steps', ({ steps }) => whole(steps)],
  ['steps/s', ({ stepsPerSecond }) => whole(stepsPerSecond)],
  ['per processor s', ({ stepsPerProcessorSecond }) => whole(stepsPerProcessorSecond)],
  ['of bare', ({ shareOfBare }) => `${whole(100 * shareOfBare)} %`],
  ['page MB', ({ pageHeap }) => megabytes(pageHeap)],
  ['objects MB', ({ pageObjects }) => megabytes(pageObjects)],
  ['workers MB', ({ workerHeap }) => megabytes(workerHeap)],
  ['buffers MB', ({ pageBuffers, workerBuffers }) => megabytes(pageBuffers + workerBuffers)],
  ['tensors', ({ tensors }) => whole(tensors)],
  ['nodes', ({ nodes }) => whole(nodes)],
  ['listeners', ({ listeners }) => whole(listeners)],
  ['load', ({ load }) => load.toFixed(1)],
];

const rowOf = (sample: Sample): string[] => sampleColumns.map(([, text]) => text(sample));

/** One sample in words, for who waits. */
export const sampleLine = (sample: Sample): string =>
  rowOf(sample)
    .map((text, c) => `${sampleColumns[c][0]} ${text}`)
    .join(', ');

export const sampleTable = (samples: readonly Sample[]): string =>
  markdown([sampleColumns.map(([title]) => title), ...samples.map(rowOf)]);

export function trendTable(trends: readonly Trend[]): string {
  const rows = trends.map((trend) => {
    const { title, unit, fault } = rules[trend.measure];
    const shown = (value: number) => figure(value / unit.per);
    const allowed = `${fault === 'rise' ? '+' : '-'}${shown(trend.allowed)}`;
    return [
      unit.name === '' ? title : `${title}, ${unit.name}`,
      shown(trend.median),
      `${shown(trend.smallest)}–${shown(trend.largest)}`,
      signed(trend.perHour / unit.per),
      signed(trend.gained / unit.per),
      trend.allowed === 0 ? '0' : allowed,
      trend.isFlat ? 'flat' : 'not flat',
    ];
  });
  const titles = ['', 'median', 'min–max', 'an hour', 'in all', 'allowed', 'verdict'];
  return markdown([titles, ...rows]);
}

/** As many samples as a page of text bears: the first, the last and some between, evenly. */
export function someOf<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from(
    { length: most },
    (_, k) => list[Math.round((k * (list.length - 1)) / (most - 1))],
  );
}
