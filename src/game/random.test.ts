import { describe, expect, it } from 'vitest';
import { epochOrder, stepsPerEpoch } from './batches.ts';
import { normal, randomStream } from './random.ts';

const draws = (count: number, random: () => number) => Array.from({ length: count }, random);

describe('random streams', () => {
  it('replay the same numbers for the same seed, and these very numbers for ever', () => {
    expect(draws(4, randomStream(7, 'init'))).toEqual(draws(4, randomStream(7, 'init')));
    expect(draws(3, randomStream(0, 'init')).map((x) => Math.floor(x * 1e6)))
      .toMatchInlineSnapshot(`
      [
        453386,
        425883,
        502904,
      ]
    `);
  });

  it('do not disturb one another: names, parts and seeds each give their own numbers', () => {
    const first = [
      randomStream(1, 'init'),
      randomStream(1, 'shuffle'),
      randomStream(1, 'init', 1),
      randomStream(2, 'init'),
    ].map((random) => random());
    expect(new Set(first).size).toBe(4);
  });

  it('are uniform and normal enough: mean and variance over 100 000 draws', () => {
    const uniform = draws(100_000, randomStream(3, 'sampling'));
    const random = randomStream(4, 'sampling');
    const gaussian = draws(100_000, () => normal(random));
    const moments = (xs: number[]) => {
      const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
      return [mean, xs.reduce((a, x) => a + (x - mean) ** 2, 0) / xs.length];
    };
    const [uniformMean, uniformVariance] = moments(uniform);
    const [normalMean, normalVariance] = moments(gaussian);
    // Five standard errors each.
    expect(Math.abs(uniformMean - 0.5)).toBeLessThan(0.005);
    expect(Math.abs(uniformVariance - 1 / 12)).toBeLessThan(0.0012);
    expect(Math.abs(normalMean)).toBeLessThan(0.016);
    expect(Math.abs(normalVariance - 1)).toBeLessThan(0.0224);
  });
});

describe('order of the images', () => {
  it('shows every image once an epoch', () => {
    for (const epoch of [0, 1]) {
      const order = epochOrder(5, epoch, 1000, 300);
      expect([...order].sort((a, b) => a - b)).toEqual([...Array(1000).keys()]);
    }
  });

  it('needs only the first shard for the first steps, and differs from epoch to epoch', () => {
    const first = epochOrder(5, 0, 1000, 300);
    expect(Math.max(...first.subarray(0, 300))).toBe(299);
    expect([...epochOrder(5, 1, 1000, 300)]).not.toEqual([...epochOrder(5, 2, 1000, 300)]);
  });

  it('comes to an end whatever the size of a shard is said to be', () => {
    for (const shardSize of [0, -3, NaN, Infinity])
      expect([...epochOrder(5, 0, 20, shardSize)].sort((a, b) => a - b)).toEqual([
        ...Array(20).keys(),
      ]);
  });

  it('ends an epoch with the images that are left, as the paper’s 469 steps do', () => {
    expect(stepsPerEpoch(60_000, 128)).toBe(469);
  });
});
