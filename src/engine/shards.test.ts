import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../scripts/prepareData.mjs';
import type { FetchBytes, Progress } from './dataset.ts';
import { DATA_VERSION, openShards } from './shards.ts';

const IMAGE_SIZE = 4;
const COUNT = 3;

/** Labels and pixels that tell the shard: label = shard number, pixel = 10 × shard + image. */
function shardBytes(shard: number): Uint8Array {
  const pixels = Array.from(
    { length: COUNT * IMAGE_SIZE },
    (_, i) => 10 * shard + Math.floor(i / IMAGE_SIZE),
  );
  return Uint8Array.from([...Array<number>(COUNT).fill(shard), ...pixels]);
}

const trainFiles = ['train-00.bin', 'train-01.bin', 'train-02.bin'];
const testFiles = ['test-00.bin', 'test-01.bin'];

const shards: Record<string, Uint8Array> = {
  'train-00.bin': gzipSync(shardBytes(0)),
  'train-01.bin': gzipSync(shardBytes(1)),
  'train-02.bin': gzipSync(shardBytes(2)),
  'test-00.bin': gzipSync(shardBytes(5)),
  'test-01.bin': gzipSync(shardBytes(6)),
};
const describeFile = (file: string) => ({
  file,
  count: COUNT,
  bytes: 100,
  sha256: createHash('sha256').update(shards[file]).digest('hex'),
});

const manifest = {
  version: DATA_VERSION,
  imageSize: IMAGE_SIZE,
  hash: 'of these',
  pixelMean: 0.25,
  pixelStd: 0.5,
  shards: { train: trainFiles.map(describeFile), test: testFiles.map(describeFile) },
};

const known = { url: 'data', hash: 'of these', validation: COUNT };

const textBytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const site: Record<string, Uint8Array> = { ...shards, 'manifest.json': textBytes(manifest) };

/** Serves `site` under data/, with some files replaced; null answers with an error. */
function serve(changed: Record<string, Uint8Array | null> = {}) {
  const asked: string[] = [];
  const fetchBytes: FetchBytes = async (url) => {
    const name = url.replace('data/', '');
    asked.push(name);
    const bytes = name in changed ? changed[name] : site[name];
    if (!bytes) throw new Error(`${url} answered 404; sorry.`);
    return bytes;
  };
  return { asked, fetchBytes };
}

describe('openShards', () => {
  it('loads the first training shard, then the test shards, then the rest', async () => {
    const { asked, fetchBytes } = serve();
    const dataset = await openShards({ ...known, fetchBytes });
    await dataset.whenAll;
    expect(asked).toEqual([
      'manifest.json',
      'train-00.bin',
      ...testFiles,
      'train-01.bin',
      'train-02.bin',
    ]);
    expect(dataset.pixelMean).toBe(0.25);
    expect(Array.from(dataset.test.labels)).toEqual([5, 5, 5, 6, 6, 6]);
  });

  it('gives all shards to train under “paper” and keeps the last aside under “validation”', async () => {
    const dataset = await openShards({ ...known, ...serve() });
    await dataset.whenAll;
    const paper = dataset.split('paper');
    expect([paper.trainCount, paper.train.count, paper.shardSize]).toEqual([9, 9, 3]);
    expect(paper.validation).toBeNull();
    const { train, trainCount, validation } = dataset.split('validation');
    expect([trainCount, train.count, validation?.count]).toEqual([6, 6, 3]);
    expect(Array.from(train.labels)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(Array.from(validation!.labels)).toEqual([2, 2, 2]);
    expect(Array.from(validation!.values.subarray(0, 5))).toEqual([20, 20, 20, 20, 21]);
  });

  it('answers as soon as the images asked for are there, while the rest is still coming', async () => {
    const { fetchBytes } = serve();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const dataset = await openShards({
      ...known,
      fetchBytes: async (url) => {
        if (url.includes('train-01')) await held;
        return fetchBytes(url);
      },
    });
    const { train, validation, whenCount } = dataset.split('validation');
    await whenCount(3);
    await dataset.whenTest;
    expect([train.count, validation?.count]).toEqual([3, 0]);
    release();
    await whenCount(6);
    await dataset.whenAll;
    expect([train.count, validation?.count]).toEqual([6, 3]);
  });

  it('says how far it is', async () => {
    const seen: Progress[] = [];
    const dataset = await openShards({ ...known, ...serve(), onProgress: (p) => seen.push(p) });
    await dataset.whenAll;
    expect(seen.map(({ share }) => share)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
    expect(seen.at(-1)?.text).toBe('9 training images and 6 test images are here.');
  });

  it('takes a shard that a server has decompressed on the way', async () => {
    const dataset = await openShards({ ...known, ...serve({ 'train-01.bin': shardBytes(1) }) });
    await expect(dataset.whenAll).resolves.toBeUndefined();
  });

  it.each([
    ['is missing', null, '404'],
    ['is damaged', site['train-01.bin'].slice(0, 20), 'damaged'],
    ['is another', gzipSync(shardBytes(3)), 'not those of the list'],
    ['is of another length', new Uint8Array(7), 'does not hold the 3 images'],
    ['is no shard at all', new TextEncoder().encode('<html>'), 'does not hold the 3 images'],
  ])('says what happened when a shard %s, and keeps what came before', async (_, bytes, words) => {
    const dataset = await openShards({ ...known, ...serve({ 'train-01.bin': bytes }) });
    const { train, whenCount } = dataset.split('paper');
    await whenCount(3);
    await expect(whenCount(4)).rejects.toThrow(words);
    await expect(dataset.whenAll).rejects.toThrow(words);
    await expect(dataset.whenTest).resolves.toBeUndefined();
    expect(train.count).toBe(3);
  });

  it('asks the host once more for a shard that was kept from an earlier build', async () => {
    const { fetchBytes } = serve();
    const stale: FetchBytes = async (url, cache) =>
      url.includes('train-01') && cache !== 'reload' ? gzipSync(shardBytes(3)) : fetchBytes(url);
    const dataset = await openShards({ ...known, fetchBytes: stale });
    await dataset.whenAll;
    expect(Array.from(dataset.split('paper').train.labels)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('reads the version that is prepared', () => {
    expect(VERSION).toBe(DATA_VERSION);
  });

  it.each([
    ['is missing', null, '404'],
    ['is of another version', textBytes({ ...manifest, version: 0 }), 'version 0'],
    ['lists no sets', textBytes({ ...manifest, shards: {} }), 'npm run data'],
    ['is a page', new TextEncoder().encode('<html>'), 'npm run data'],
    ['is of other images', textBytes({ ...manifest, hash: 'of others' }), 'others than those'],
    ['lists nothing', new TextEncoder().encode('{}'), 'npm run data'],
  ])('refuses with a sentence when the manifest %s', async (_, bytes, words) => {
    const opening = openShards({ ...known, ...serve({ 'manifest.json': bytes }) });
    await expect(opening).rejects.toThrow(words);
  });
});
