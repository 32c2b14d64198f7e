import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DataSet } from '../data/dataSet.ts';
import { mnist } from '../data/mnist.ts';
import type { FetchBytes } from '../engine/dataset.ts';
import { DATA_VERSION } from '../engine/shards.ts';
import { createDatasets } from './datasets.ts';

/** One image of one pixel, and its label. */
const shard = gzipSync(Uint8Array.of(3, 200));
const sha256 = createHash('sha256').update(shard).digest('hex');
const described = { file: 'shard.bin', count: 1, bytes: shard.length, sha256 };

const dataSet: DataSet = {
  ...mnist,
  ...{ hash: 'of these', source: { kind: 'shards', folder: 'images' } },
};

/** Serves the data set in each base folder, told apart by its mean; `broken` addresses answer with an error. */
function serve(means: Record<string, number>) {
  const asked: string[] = [];
  const broken = new Set<string>();
  const fetchBytes: FetchBytes = async (url) => {
    asked.push(url);
    const [base, folder, file] = url.split('/');
    if (broken.has(url) || !(base in means) || folder !== 'images')
      throw new Error(`${url} answered 404.`);
    if (file === 'shard.bin') return shard;
    const shards = { train: [described], test: [described] };
    const statistics = { imageSize: 1, hash: 'of these', pixelMean: means[base], pixelStd: 1 };
    const manifest = { version: DATA_VERSION, ...statistics, shards };
    return new TextEncoder().encode(JSON.stringify(manifest));
  };
  return { asked, broken, fetchBytes };
}

const ignore = () => {};

describe('data sets by where they lie', () => {
  it('opens each once, and gives another for another folder', async () => {
    const { asked, fetchBytes } = serve({ here: 1, there: 2 });
    const datasets = createDatasets(fetchBytes);
    const [here, there] = await Promise.all(
      ['here/', 'there'].map((base) => datasets.open(base, dataSet, null, ignore)),
    );
    expect([here.pixelMean, there.pixelMean]).toEqual([1, 2]);
    await Promise.all([here.whenAll, there.whenAll]);
    const before = asked.length;
    expect(await datasets.open('here/', dataSet, null, ignore)).toBe(here);
    expect(await datasets.open('there', dataSet, null, ignore)).toBe(there);
    expect(asked).toHaveLength(before);
  });

  it('tells the last who asked for it how far it is, and nobody of another', async () => {
    const { fetchBytes } = serve({ here: 1, there: 2 });
    const datasets = createDatasets(fetchBytes);
    const told: string[] = [];
    const tell = (who: string) => () => void told.push(who);
    const opening = [
      datasets.open('here', dataSet, null, tell('first')),
      datasets.open('there', dataSet, null, tell('other')),
      datasets.open('here', dataSet, null, tell('last')),
    ];
    await Promise.all((await Promise.all(opening)).map(({ whenAll }) => whenAll));
    expect(told.sort()).toEqual(['last', 'last', 'other', 'other']);
  });

  it.each(['manifest.json', 'shard.bin'])('begins anew after a failure of its %s', async (file) => {
    const { broken, fetchBytes } = serve({ here: 1 });
    const datasets = createDatasets(fetchBytes);
    broken.add(`here/images/${file}`);
    const load = async () => (await datasets.open('here', dataSet, null, ignore)).whenAll;
    await expect(load()).rejects.toThrow(`here/images/${file} answered 404.`);
    broken.clear();
    await expect(load()).resolves.toBeUndefined();
  });
});
