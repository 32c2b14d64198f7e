import { describe, expect, it } from 'vitest';
import type { DataSet } from '../data/dataSet.ts';
import { mnist } from '../data/mnist.ts';
import { openData } from './openData.ts';

/** Examples of two numbers; the label is their place, from 100 on in the test set. */
const drawn: DataSet = {
  ...mnist,
  input: [2],
  counts: { train: 6, validation: 2, test: 3 },
  source: {
    kind: 'drawn',
    draw: (part, count) => ({
      values: Uint8Array.from({ length: 2 * count }, (_, at) => at),
      labels: Uint8Array.from({ length: count }, (_, at) => at + (part === 'test' ? 100 : 0)),
    }),
  },
};

const fetchBytes = () => Promise.reject(new Error('Nothing is to be fetched.'));

describe('a data set that is drawn', () => {
  it('is there at once, and fetches nothing', async () => {
    const dataset = await openData(drawn, { base: 'data', fetchBytes });
    await Promise.all([dataset.whenAll, dataset.whenTest, dataset.split('paper').whenCount(6)]);
    expect([...dataset.test.labels]).toEqual([100, 101, 102]);
  });

  it('comes with the mean and deviation of what trains, measured', async () => {
    const { pixelMean, pixelStd } = await openData(drawn, { base: 'data', fetchBytes });
    expect(pixelMean).toBeCloseTo(5.5 / 255, 12);
    expect(pixelStd).toBeCloseTo(Math.sqrt((12 ** 2 - 1) / 12) / 255, 12);
  });

  it('keeps its last examples aside for validation', async () => {
    const dataset = await openData(drawn, { base: 'data', fetchBytes });
    const { train, trainCount, validation } = dataset.split('validation');
    expect([trainCount, train.count, validation?.count]).toEqual([4, 4, 2]);
    expect([...validation!.labels]).toEqual([4, 5]);
    expect([...validation!.values]).toEqual([8, 9, 10, 11]);
    expect(dataset.split('paper').validation).toBeNull();
  });
});
