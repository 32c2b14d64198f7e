import { describe, expect, it } from 'vitest';
import type { DataChoice } from '../rows.ts';
import { concerns, dataSetOf } from '../rows.ts';
import { pointSets } from './sets.ts';

const names = Object.keys(pointSets) as (keyof typeof pointSets)[];

const drawn = (choice: DataChoice, part: 'train' | 'test', count: number) => {
  const { source } = dataSetOf(choice);
  if (source.kind !== 'drawn') throw new Error('It is not drawn.');
  return source.draw(part, count);
};

describe.each(names)('the points of %s', (data) => {
  it('are the same whenever they are drawn, and others in the test', () => {
    const train = drawn({ data }, 'train', 300);
    expect(drawn({ data }, 'train', 300)).toEqual(train);
    expect(drawn({ data }, 'test', 300).values).not.toEqual(train.values);
  });

  it('are as many of each class, and lie in the plane that is shown', () => {
    const { classes, plane } = dataSetOf({ data });
    const { values, labels } = drawn({ data }, 'train', 600);
    for (const label of classes.keys())
      expect(labels.filter((own) => own === label)).toHaveLength(600 / classes.length);
    expect(values.every((value) => Math.abs(value) <= plane!.half)).toBe(true);
  });

  it('without noise are told apart by their nearest neighbours', () => {
    const train = drawn({ data, noise: 0 }, 'train', 1200);
    const test = drawn({ data, noise: 0 }, 'test', 120);
    const right = Array.from(test.labels).filter((label, i) => {
      let [best, nearest] = [-1, Infinity];
      train.labels.forEach((own, j) => {
        const [dx, dy] = [0, 1].map((k) => test.values[2 * i + k]! - train.values[2 * j + k]!);
        const distance = Math.hypot(dx!, dy!);
        if (distance < nearest) [best, nearest] = [own, distance];
      });
      return best === label;
    });
    expect(right.length).toBeGreaterThanOrEqual(117);
  });
});

it('noise moves points and keeps their classes', () => {
  const still = drawn({ data: 'circles', noise: 0 }, 'train', 400);
  const radius = (i: number) => Math.hypot(still.values[2 * i]!, still.values[2 * i + 1]!);
  still.labels.forEach((label, i) => expect(radius(i)).toBeCloseTo(label === 0 ? 1 : 0.45, 3));
  const moved = drawn({ data: 'circles', noise: 0.2 }, 'train', 400);
  const misses = Array.from(moved.values, (value, i) => value - still.values[i]!);
  expect(moved.labels).toEqual(still.labels);
  expect(Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / 800)).toBeCloseTo(0.2, 1);
});

it('features follow from the coordinates, in the examples and in the plane', () => {
  const choice = { data: 'moons', features: 'all' } as const;
  const { input, plane } = dataSetOf(choice);
  const { values } = drawn(choice, 'train', 50);
  expect(input).toEqual([7]);
  for (let i = 0; i < 50; i++) {
    const own = values.subarray(7 * i, 7 * i + 7);
    const [x, y] = own as unknown as readonly [number, number];
    const expected = [x, y, x * x, y * y, x * y, Math.sin(Math.PI * x), Math.sin(Math.PI * y)];
    for (const shown of [own, plane!.at(x, y)])
      for (const [at, value] of expected.entries()) expect(shown[at]).toBeCloseTo(value, 6);
  }
  expect([plane!.isStraight, dataSetOf({ data: 'moons' }).plane!.isStraight]).toEqual([
    false,
    true,
  ]);
});

it('a data set goes by another hash where its points are others', () => {
  const of = (choice: Partial<DataChoice>) => dataSetOf({ data: 'spiral', ...choice }).hash;
  const hashes = [
    ...[of({}), of({ data: 'moons' }), of({ points: 300 }), of({ noise: 0.1 })],
    of({ features: 'waves' }),
  ];
  expect(new Set(hashes)).toHaveLength(hashes.length);
});

it('its parameters mean something with points alone', () => {
  expect(['noise', 'points', 'features'].map((name) => concerns(name, 'spiral'))).toEqual(
    Array(3).fill(true),
  );
  expect(['noise', 'points', 'features'].some((name) => concerns(name, 'mnist'))).toBe(false);
  expect(concerns('gamma', 'mnist')).toBe(true);
});
