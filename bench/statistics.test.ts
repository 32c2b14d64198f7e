import { describe, expect, it } from 'vitest';
import { denseModel } from '../src/model/dense.ts';
import { filtersCases } from './cases.ts';
import { workOf } from './rows.ts';
import { median, medianSlope, pairedRatio, rotated, stepsPerRound } from './statistics.ts';

describe('median', () => {
  it('takes the middle, or the mean of the two in the middle, and leaves the list alone', () => {
    const values = [10, 2, 9];
    expect(median(values)).toBe(9);
    expect(values).toEqual([10, 2, 9]);
    expect(median([4, 1, 3, 100])).toBe(3.5);
    expect(median([7])).toBe(7);
    expect(() => median([])).toThrow('no median');
  });
});

describe('pairedRatio', () => {
  it('compares round by round, so that a slow round of both does not count', () => {
    expect(pairedRatio([40, 400, 40], [10, 100, 10])).toBe(4);
    expect(pairedRatio([40, 10, 50], [10, 10, 10])).toBe(4);
  });
});

describe('medianSlope', () => {
  it('is that of the line, and one point far off does not move it', () => {
    expect(medianSlope([0, 1, 3, 4], [5, 7, 11, 13])).toBe(2);
    expect(medianSlope([0, 1, 2, 3, 4], [0, 2, 900, 6, 8])).toBe(2);
    expect(() => medianSlope([1], [1])).toThrow('no median');
  });
});

describe('rotated', () => {
  it('lets each one begin once', () => {
    const firsts = [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''));
    expect(firsts).toEqual(['abc', 'bca', 'cab', 'abc']);
    expect(rotated([], 2)).toEqual([]);
  });
});

describe('stepsPerRound', () => {
  it('does at least the steps asked for, and more where they are quick, up to a limit', () => {
    expect(stepsPerRound(8, 180)).toBe(8);
    expect(stepsPerRound(8, 10)).toBe(25);
    expect(stepsPerRound(8, 0.01)).toBe(160);
    expect(stepsPerRound(8, 0)).toBe(160);
  });
});

describe('workOf', () => {
  it('counts forward, kernel gradients, and input gradients of all layers but the first', () => {
    // By hand: 2 · batch · (forward 6 + 2, kernels 6 + 2, inputs 2).
    expect(workOf({ model: denseModel([3, 2, 1]), batch: 5, games: 1 })).toBe(2 * 5 * 18);
    const paper = { model: denseModel([784, 512, 256, 10]), batch: 128, games: 1 };
    expect(workOf(paper) / 1e9).toBeCloseTo(0.308, 3);
    // Half of the first layer's inputs, a quarter of the second's.
    const sparse = workOf({ model: denseModel([3, 2, 1]), batch: 5, games: 1 }, [0.5, 0.25]);
    expect(sparse).toBe(2 * 5 * (0.5 * 12 + 0.25 * 6));
    // Of a convolution: 24x24 places of 20 filters of 5x5, 8x8 of 50 that read 20 channels, then 800-500-10.
    const { model } = filtersCases('wasm').whole;
    const forward = [24 * 24 * 20 * 25, 8 * 8 * 50 * 500, 800 * 500, 500 * 10];
    const [first, ...others] = forward;
    const products = 2 * first + 3 * others.reduce((sum, each) => sum + each, 0);
    expect(workOf({ model, batch: 2, games: 1 })).toBe(2 * 2 * products);
    expect(workOf({ ...paper, games: 16 })).toBe(16 * workOf(paper));
  });
});
