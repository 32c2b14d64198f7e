import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { MNIST_PIXELS } from '../src/data/mnist.ts';
import { kindsOfData } from '../src/data/rows.ts';
import {
  folderOf,
  IMAGE_SIZE,
  isPrepared,
  packShard,
  permutation,
  pixelStatistics,
  prepare,
  preparedSets,
  readManifest,
  VERSION,
  type Images,
  type Manifest,
  type Shard,
} from './prepareData.mjs';
import { parseClass } from './sources/fashionMnist.mjs';
import { parseIdx, readMnist } from './sources/mnist.mjs';

/** Label and digest of every image, sorted: equal for equal multisets of labelled images. */
const digests = ({ pixels, labels }: Images): string[] =>
  Array.from(labels, (label, i) => {
    const image = pixels.subarray(i * IMAGE_SIZE, (i + 1) * IMAGE_SIZE);
    return `${label} ${createHash('sha1').update(image).digest('hex')}`;
  }).sort();

const countLabels = (labels: Uint8Array): number[] => {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
};

/** What a reader of the shards sees, one after another. */
function readShards(name: string, shards: readonly Shard[]): Images {
  const parts = shards.map(({ file, count, bytes }) => {
    const compressed = readFileSync(path.join(folderOf(name), file));
    expect(compressed.length).toBe(bytes);
    const raw = gunzipSync(compressed);
    expect(raw.length).toBe(count * (1 + IMAGE_SIZE));
    return { labels: raw.subarray(0, count), pixels: raw.subarray(count) };
  });
  return {
    labels: Buffer.concat(parts.map((part) => part.labels)),
    pixels: Buffer.concat(parts.map((part) => part.pixels)),
  };
}

const manifests = new Map<string, Manifest>();
const manifestOf = (name: string): Manifest => manifests.get(name)!;

beforeAll(async () => {
  for (const set of preparedSets) {
    if (!isPrepared(folderOf(set.name))) await prepare(set);
    manifests.set(set.name, readManifest(folderOf(set.name)));
  }
});

describe.each(preparedSets.map(({ name }) => [name] as const))(
  'the prepared shards of %s',
  (name) => {
    test('hold 5 000 images each: 60 000 to train, 10 000 to test', () => {
      const { imageSize, shards } = manifestOf(name);
      expect(imageSize).toBe(784);
      expect(shards.train.map(({ count }) => count)).toEqual(Array(12).fill(5000));
      expect(shards.test.map(({ count }) => count)).toEqual([5000, 5000]);
    });

    test('are random samples: every class near its share in every training shard', () => {
      for (const shard of manifestOf(name).shards.train) {
        for (const count of countLabels(readShards(name, [shard]).labels)) {
          expect(count).toBeGreaterThan(375);
          expect(count).toBeLessThan(650);
        }
      }
    });

    test('are what the data set of the page says they are', () => {
      const manifest = manifestOf(name);
      const [found] = kindsOfData.filter(
        ({ source }) => source.kind === 'shards' && source.folder === name,
      );
      expect(manifest.hash).toBe(found.hash);
      const { train, test } = found.counts;
      expect([train, test]).toEqual([60_000, 10_000]);
    });
  },
);

describe('MNIST', () => {
  test.each(['train', 'test'] as const)(
    'is exactly the images and labels of the %s set',
    (part) => {
      const source = readMnist()[part];
      const found = readShards('mnist', manifestOf('mnist').shards[part]);
      expect(countLabels(found.labels)).toEqual(countLabels(source.labels));
      // Joined, because a difference of two long lists would take minutes to print.
      expect(digests(found).join() === digests(source).join()).toBe(true);
    },
  );

  test('comes with the mean and deviation that it is known for', () => {
    const { pixelMean, pixelStd } = manifestOf('mnist');
    expect(pixelMean).toBeCloseTo(0.1307, 4);
    expect(pixelStd).toBeCloseTo(0.3081, 4);
    expect(pixelMean).toBeCloseTo(MNIST_PIXELS.pixelMean, 12);
    expect(pixelStd).toBeCloseTo(MNIST_PIXELS.pixelStd, 12);
  });
});

describe('Fashion-MNIST', () => {
  test('has 6 000 images of each class to train and 1 000 to test, the class’s first', () => {
    const { train, test } = manifestOf('fashion-mnist').shards;
    const tests = readShards('fashion-mnist', test);
    expect(countLabels(readShards('fashion-mnist', train).labels)).toEqual(Array(10).fill(6000));
    expect(countLabels(tests.labels)).toEqual(Array(10).fill(1000));
    // The package's first T-shirt.
    expect([...tests.pixels.subarray(0, 16)]).toEqual([
      ...[0, 0, 0, 0, 0, 0, 0, 9, 8, 0, 0, 34, 29, 7, 0, 11],
    ]);
  });

  const image = Array<number>(IMAGE_SIZE).fill(1);
  const classOf = (images: unknown) => JSON.stringify({ data: images });

  test('passes over entries that hold no image', () => {
    const images = Array<number[]>(7000).fill(image);
    expect(parseClass(classOf([[], ...images, []]), '0.json')).toHaveLength(7000);
  });

  test.each([
    ['without images', '{}', /0.json holds no list/],
    ['of another count', classOf([image]), /holds 1 images instead of 7000/],
    ['with a shorter image', classOf([image, [1]]), /image 1 is not 784 whole numbers/],
    ['with what is no byte', classOf([image.with(3, 256)]), /image 0 is not 784 whole numbers/],
    ['with what is no image', classOf(['image']), /image 0 is not 784 whole numbers/],
  ])('%s is refused in a sentence', (_, text, message) => {
    expect(() => parseClass(text, '0.json')).toThrow(message);
  });
});

test('a shard is labels, then pixels, in the order given', () => {
  const pixels = Uint8Array.from({ length: 3 * IMAGE_SIZE }, (_, i) => Math.floor(i / IMAGE_SIZE));
  const packed = packShard({ pixels, labels: Uint8Array.of(7, 8, 9) }, Uint32Array.of(2, 0));
  expect([...packed.subarray(0, 2)]).toEqual([9, 7]);
  expect(packed[2]).toBe(2);
  expect(packed[2 + IMAGE_SIZE]).toBe(0);
  expect(packed.length).toBe(2 + 2 * IMAGE_SIZE);
});

test('the permutation is one, and always the same', () => {
  const order = permutation(1000);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect(permutation(1000)).toEqual(order);
  expect([...order.subarray(0, 4)]).not.toEqual([0, 1, 2, 3]);
});

test('mean and deviation are those of value / 255', () => {
  const { pixelMean, pixelStd } = pixelStatistics(Uint8Array.of(0, 255, 255, 0));
  expect(pixelMean).toBeCloseTo(0.5, 12);
  expect(pixelStd).toBeCloseTo(0.5, 12);
});

describe('an IDX file', () => {
  const good = Buffer.from([0, 0, 8, 1, 0, 0, 0, 3, 5, 6, 7]);

  test('gives its values', () => {
    expect([...parseIdx(good, 'labels', [3])]).toEqual([5, 6, 7]);
  });

  test.each([
    ['too short', good.subarray(0, 6), [3], /labels is too short/],
    ['of other dimensions', good, [3, 1], /labels is too short|begins with 2049, not with 2050/],
    ['of another type', Buffer.from([0, 0, 13, 1, 0, 0, 0, 0]), [0], /begins with 3329/],
    ['of another count', good, [4], /labels holds 3 values instead of 4/],
    ['cut off', good.subarray(0, 10), [3], /10 bytes instead of 11: it is incomplete/],
  ])('%s is refused in a sentence', (_, bytes, shape, message) => {
    expect(() => parseIdx(bytes, 'labels', shape)).toThrow(message);
  });
});

describe('data is prepared again', () => {
  const shard = Buffer.from('a shard');
  const digest = createHash('sha256').update(shard).digest('hex');
  const good = {
    version: VERSION,
    shards: { train: [{ file: 'a.bin', sha256: digest }], test: [] },
  };

  test.each([
    ['not when all is there', JSON.stringify(good), shard, true],
    ['when the manifest is cut off', JSON.stringify(good).slice(0, 30), shard, false],
    ['when the manifest is empty', '', shard, false],
    ['when the manifest is something else', '[null]', shard, false],
    ['when the manifest lists something else', '{"version":1,"shards":{"train":3}}', shard, false],
    ['when it is of another version', JSON.stringify({ ...good, version: 0 }), shard, false],
    ['when a shard is damaged', JSON.stringify(good), Buffer.from('a shar'), false],
    ['when a shard is missing', JSON.stringify(good), null, false],
  ])('%s', (_, manifest, bytes, isThere) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'prepareData-'));
    try {
      writeFileSync(path.join(folder, 'manifest.json'), manifest);
      if (bytes) writeFileSync(path.join(folder, 'a.bin'), bytes);
      expect(isPrepared(folder)).toBe(isThere);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
