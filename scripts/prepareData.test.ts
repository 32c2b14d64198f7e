import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  dataFolder,
  IMAGE_SIZE,
  isPrepared,
  packShard,
  parseIdx,
  permutation,
  pixelStatistics,
  prepare,
  readImages,
  readManifest,
  VERSION,
  type Images,
  type Manifest,
  type Shard,
} from './prepareData.mjs';

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
function readShards(shards: readonly Shard[]): Images {
  const parts = shards.map(({ file, count, bytes }) => {
    const compressed = readFileSync(path.join(dataFolder, file));
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

describe('the prepared shards', () => {
  let manifest: Manifest;
  beforeAll(async () => {
    if (!isPrepared()) await prepare();
    manifest = readManifest();
  });

  test('hold 5 000 images each: 60 000 to train, 10 000 to test', () => {
    expect(manifest.imageSize).toBe(784);
    expect(manifest.shards.train.map(({ count }) => count)).toEqual(Array(12).fill(5000));
    expect(manifest.shards.test.map(({ count }) => count)).toEqual([5000, 5000]);
  });

  test.each([
    ['train', 60_000],
    ['t10k', 10_000],
  ] as const)('hold exactly the images and labels of %s', (prefix, count) => {
    const source = readImages(prefix, count);
    const found = readShards(manifest.shards[prefix === 'train' ? 'train' : 'test']);
    expect(countLabels(found.labels)).toEqual(countLabels(source.labels));
    // Joined, because a difference of two long lists would take minutes to print.
    expect(digests(found).join() === digests(source).join()).toBe(true);
  });

  test('are random samples: every digit near its share in every training shard', () => {
    for (const shard of manifest.shards.train) {
      for (const count of countLabels(readShards([shard]).labels)) {
        expect(count).toBeGreaterThan(375);
        expect(count).toBeLessThan(650);
      }
    }
  });

  test('come with the mean and deviation that MNIST is known for', () => {
    expect(manifest.pixelMean).toBeCloseTo(0.1307, 4);
    expect(manifest.pixelStd).toBeCloseTo(0.3081, 4);
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
