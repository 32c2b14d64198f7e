import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DATA_VERSION, type FetchBytes } from '../engine/dataset.ts';
import { createDatasets } from './datasets.ts';

/** One image of one pixel, and its label. */
const shard = gzipSync(Uint8Array.of(3, 200));
const sha256 = createHash('sha256').update(shard).digest('hex');
const described = { file: 'shard.bin', count: 1, bytes: shard.length, sha256 };

/** Serves a data set in each folder, told apart by its mean; `broken` addresses answer with an error. */
function serve(means: Record<string, number>) {
  const asked: string[] = [];
  const broken = new Set<string>();
  const fetchBytes: FetchBytes = async (url) => {
    asked.push(url);
    const [folder, file] = url.split('/');
    if (broken.has(url) || !(folder in means)) throw new Error(`${url} answered 404.`);
    if (file === 'shard.bin') return shard;
    const shards = { train: [described], test: [described] };
    const statistics = { imageSize: 1, pixelMean: means[folder], pixelStd: 1 };
    const manifest = { version: DATA_VERSION, ...statistics, shards };
    return new TextEncoder().encode(JSON.stringify(manifest));
  };
  return { asked, broken, fetchBytes };
}

const ignore = () => {};

describe('data sets by address', () => {
  it('opens each once, and gives another for another address', async () => {
    const { asked, fetchBytes } = serve({ mnist: 1, fashion: 2 });
    const datasets = createDatasets(fetchBytes);
    const [mnist, fashion] = await Promise.all(
      ['mnist/', 'fashion'].map((address) => datasets.at(address, ignore)),
    );
    expect([mnist.pixelMean, fashion.pixelMean]).toEqual([1, 2]);
    await Promise.all([mnist.whenAll, fashion.whenAll]);
    const before = asked.length;
    expect(await datasets.at('mnist', ignore)).toBe(mnist);
    expect(await datasets.at('fashion', ignore)).toBe(fashion);
    expect(asked).toHaveLength(before);
  });

  it('tells the last who asked for it how far it is, and nobody of another', async () => {
    const { fetchBytes } = serve({ mnist: 1, fashion: 2 });
    const datasets = createDatasets(fetchBytes);
    const told: string[] = [];
    const tell = (who: string) => () => void told.push(who);
    const opening = [
      datasets.at('mnist', tell('first')),
      datasets.at('fashion', tell('other')),
      datasets.at('mnist', tell('last')),
    ];
    await Promise.all((await Promise.all(opening)).map(({ whenAll }) => whenAll));
    expect(told.sort()).toEqual(['last', 'last', 'other', 'other']);
  });

  it.each(['manifest.json', 'shard.bin'])('begins anew after a failure of its %s', async (file) => {
    const { broken, fetchBytes } = serve({ mnist: 1 });
    const datasets = createDatasets(fetchBytes);
    broken.add(`mnist/${file}`);
    const load = async () => (await datasets.at('mnist', ignore)).whenAll;
    await expect(load()).rejects.toThrow(`mnist/${file} answered 404.`);
    broken.clear();
    await expect(load()).resolves.toBeUndefined();
  });
});
