import { describe, expect, it } from 'vitest';
import { publishedTable, tableNames, type PublishedRow, type TableName } from './published.ts';
import { publishedSize } from './publishedSize.ts';
import { sources } from './sources.ts';

const rowOf = (name: TableName, method: string, at = 0): PublishedRow =>
  publishedTable(name).rows.filter((row) => row.method === method)[at]!;
const sizeOf = (name: TableName, method: string, at = 0) =>
  publishedSize(publishedTable(name), rowOf(name, method, at));

describe('published rows', () => {
  it.each(tableNames)(
    'of %s have a source, an error and a size below that of the whole net',
    (name) => {
      const table = publishedTable(name);
      const whole = sizeOf(name, 'dense');
      expect(whole.share).toBe(1);
      for (const row of table.rows) {
        const size = publishedSize(table, row);
        expect(sources[row.source].where).not.toBe('');
        expect(row.error).toBeGreaterThan(0.5);
        expect(row.error).toBeLessThan(3);
        expect(row.errorAtEnd ?? row.error).toBeGreaterThanOrEqual(row.error);
        if (row.method !== 'dense') expect(size.share).toBeLessThan(0.35);
        expect(size.parameters).toBeGreaterThan(1000);
      }
    },
  );

  // The sizes that RigL's table gives in bytes are those of the widths, at 4 bytes a parameter.
  it.each([
    ['SBP', 195_100],
    ['L0', 107_092],
    ['VIB', 38_696],
  ])('of %s have the bytes that its source gives', (method, bytes) => {
    expect(4 * sizeOf('lenet-300-100-structured', method).parameters).toBe(bytes);
  });

  it('of RigL count the zeros between the widths: with a bit for each place, the bytes that it gives', () => {
    const places = 408 * 100 + 100 * 69 + 69 * 10;
    const { parameters } = sizeOf('lenet-300-100-structured', 'RigL');
    expect(4 * parameters + places / 8).toBeCloseTo(31_914, -2);
  });

  // Compressions as the source gives them, of weights.
  it.each([
    ['lenet-300-100-weights', 'magnitude', 12],
    ['lenet-300-100-weights', 'DNS', 56],
    ['lenet-300-100-weights', 'Sparse VD', 68],
    ['lenet-5-weights', 'magnitude', 12],
    ['lenet-5-weights', 'DNS', 111],
    ['lenet-5-weights', 'Sparse VD', 280],
  ] as const)('of %s, %s are compressed about as its source says', (name, method, times) => {
    const biases = name === 'lenet-5-weights' ? 580 : 410;
    const whole = sizeOf(name, 'dense').parameters - biases;
    expect(whole / (sizeOf(name, method).parameters - biases) / times).toBeGreaterThan(0.85);
    expect(whole / (sizeOf(name, method).parameters - biases) / times).toBeLessThan(1.15);
  });

  // An operation is a multiplication with its sum, and a bias.
  it('of LeNet-5 take the operations that their source counts, but for L0', () => {
    const table = publishedTable('lenet-5-structured');
    for (const row of table.rows) {
      if (row.flops === undefined || row.left.as !== 'widths') continue;
      const [first, second, , fourth] = row.left.widths as [number, number, number, number];
      const sums = 576 * first + 64 * second + fourth + 10;
      const share = (publishedSize(table, row).multiplications! + sums) / row.flops;
      if (row.method === 'L0') expect(share).toBeCloseTo(0.87, 1);
      else expect(Math.abs(share - 1), row.method).toBeLessThan(0.02);
    }
  });

  it('of SNIP are shares of all weights, before training', () => {
    expect(sizeOf('lenet-300-100-weights', 'SNIP', 1).parameters).toBe(5324 + 410);
    expect(sizeOf('lenet-5-weights', 'SNIP', 1).parameters).toBe(4305 + 580);
  });
});
