import { describe, expect, it } from 'vitest';
import type { Sample } from './sample.ts';
import { rules, trendsOf } from './verdict.ts';

const calm: Sample = {
  minutes: 0,
  runs: 2,
  steps: 17_240,
  stepsPerSecond: 1000,
  stepsPerProcessorSecond: 800,
  shareOfBare: 0.8,
  pageHeap: 8e6,
  pageObjects: 5e6,
  pageBuffers: 5e6,
  workerHeap: 2e6,
  workerBuffers: 6e7,
  tensors: 101,
  nodes: 1600,
  listeners: 260,
  load: 1,
};

/** A sample a minute, an hour long; `change` says what differs. */
const hour = (change: (minute: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 61 }, (_, minute) => ({ ...calm, minutes: minute, ...change(minute) }));

const notFlat = (samples: readonly Sample[]): string[] =>
  trendsOf(samples)
    .filter(({ isFlat }) => !isFlat)
    .map(({ measure }) => measure);

describe('trendsOf', () => {
  it('calls what stays flat, however it jumps about', () => {
    const shake = (minute: number) => 1 + 0.3 * Math.sin(7 * minute);
    expect(
      notFlat(
        hour((minute) => ({
          pageObjects: 5e6 * shake(minute),
          shareOfBare: 0.8 * shake(minute + 1),
        })),
      ),
    ).toEqual([]);
  });

  it.each([
    ['pageObjects', 1e4],
    ['workerHeap', 3e4],
    ['pageBuffers', 5e4],
    ['workerBuffers', 3e4],
    ['tensors', 0.05],
    ['nodes', 1],
    ['listeners', 0.5],
  ] as const)('sees that %s grows by %f a minute', (measure, perMinute) => {
    expect(notFlat(hour((minute) => ({ [measure]: calm[measure] + perMinute * minute })))).toEqual([
      measure,
    ]);
  });

  it('sees that steps become slower beside the bare step, and lets them become faster', () => {
    const steps = (share: number) =>
      hour((minute) => ({ shareOfBare: 0.8 * (1 + (share * minute) / 60) }));
    expect(notFlat(steps(-0.2))).toEqual(['shareOfBare']);
    expect(notFlat(steps(0.2))).toEqual([]);
  });

  it('does not blame the page where the whole machine becomes slower', () => {
    expect(
      notFlat(hour((minute) => ({ stepsPerProcessorSecond: 800 - 5 * minute, load: minute }))),
    ).toEqual([]);
  });

  it('does not count the first tenth, in which the page grows warm', () => {
    const grown = (until: number) =>
      hour((minute) => ({ pageObjects: 5e6 + 1e6 * Math.min(minute, until) }));
    expect(notFlat(grown(5))).toEqual([]);
    expect(notFlat(grown(40))).toEqual(['pageObjects']);
  });

  it('says by how much in an hour and in all, and needs two samples for it', () => {
    const samples = [0, 1, 2].map((minutes) => ({ ...calm, minutes, nodes: 1600 + 6 * minutes }));
    const nodes = trendsOf(samples).find(({ measure }) => measure === 'nodes');
    expect(nodes).toMatchObject({ perHour: 360, gained: 6, smallest: 1606, largest: 1612 });
    expect(() => trendsOf([calm])).toThrow('Two samples');
    expect(trendsOf(samples.slice(0, 2))).toHaveLength(Object.keys(rules).length);
  });
});
