/**
 * Images as they arrive: shards are fetched one after the other into one growing buffer, so that
 * training can begin with the first. scripts/prepareData.mjs writes the shards and says what they hold.
 */
import type { PixelStatistics } from '../data/dataSet.ts';
import { splitter, type Dataset, type FetchBytes, type Progress } from './dataset.ts';
import { decodeShard, type Shard } from './shard.ts';
import type { ImageSet } from './trainer.ts';

/** What scripts/prepareData.mjs writes and this file reads. */
export const DATA_VERSION = 2;

/** The file manifest.json; every training shard but the last holds the same number of images. */
interface Manifest extends PixelStatistics {
  readonly version: number;
  readonly imageSize: number;
  readonly hash: string;
  readonly shards: { readonly train: readonly Shard[]; readonly test: readonly Shard[] };
}

export interface ShardsOptions {
  /** Folder of manifest.json and the shards; absolute in the browser. */
  readonly url: string;
  /** Of what must lie there (data/dataSet.ts). */
  readonly hash: string;
  /** How many of those that train are for validation: whole shards, the last ones. */
  readonly validation: number;
  readonly fetchBytes: FetchBytes;
  readonly onProgress?: (progress: Progress) => void;
}

/** Room for all images of some shards, filled from the front. */
class GrowingImages implements ImageSet {
  readonly values: Uint8Array;
  readonly labels: Uint8Array;
  count = 0;

  constructor(
    readonly imageSize: number,
    readonly shards: readonly Shard[],
  ) {
    const capacity = shards.reduce((sum, shard) => sum + shard.count, 0);
    this.values = new Uint8Array(capacity * imageSize);
    this.labels = new Uint8Array(capacity);
  }

  append({ labels, pixels }: { labels: Uint8Array; pixels: Uint8Array }): void {
    this.labels.set(labels, this.count);
    this.values.set(pixels, this.count * this.imageSize);
    this.count += labels.length;
  }
}

const countOf = (shards: readonly Shard[]): number =>
  shards.reduce((sum, shard) => sum + shard.count, 0);

async function fetchManifest({ url, hash, fetchBytes }: ShardsOptions): Promise<Manifest> {
  const bytes = await fetchBytes(`${url}/manifest.json`);
  let manifest: Partial<Manifest> | null = null;
  try {
    manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest>;
  } catch {
    // Some servers answer a missing file with a page; the check below says what to do.
  }
  const { shards, imageSize, version } = manifest ?? {};
  if (!shards?.train?.length || !shards.test?.length || !imageSize) {
    throw new Error(
      `The list of images (${url}/manifest.json) is damaged or not a list; prepare the data again with “npm run data”, then reload.`,
    );
  }
  if (version !== DATA_VERSION) {
    throw new Error(
      `The images are of version ${version}, this page reads version ${DATA_VERSION}; reload, and if that does not help prepare the data again with “npm run data”.`,
    );
  }
  if (manifest!.hash !== hash) {
    throw new Error(
      `The images at ${url} are others than those that this page knows, so that no run could be repeated with them; prepare the data again with “npm run data”, then reload.`,
    );
  }
  return manifest as Manifest;
}

/**
 * Reads the manifest and begins to load: the first training shard, the test shards, the rest.
 *
 * @throws Error with a sentence for the visitor if the manifest cannot be had
 */
export async function openShards(options: ShardsOptions): Promise<Dataset> {
  const { url, validation, fetchBytes, onProgress } = options;
  const manifest = await fetchManifest(options);
  const { imageSize, pixelMean, pixelStd, shards } = manifest;
  const train = new GrowingImages(imageSize, shards.train);
  const test = new GrowingImages(imageSize, shards.test);
  const [firstTrain, ...restOfTrain] = shards.train;
  const order = [
    { set: train, shard: firstTrain },
    ...shards.test.map((shard) => ({ set: test, shard })),
    ...restOfTrain.map((shard) => ({ set: train, shard })),
  ];

  let failure: Error | null = null;
  let waiting: { isMet: () => boolean; resolve: () => void; reject: (error: Error) => void }[] = [];

  /** Answers everyone whose wish is met, and everyone if loading has failed. */
  function settle(): void {
    const still: typeof waiting = [];
    for (const waiter of waiting) {
      if (waiter.isMet()) waiter.resolve();
      else if (failure) waiter.reject(failure);
      else still.push(waiter);
    }
    waiting = still;
  }

  function when(isMet: () => boolean): Promise<void> {
    const promise = new Promise<void>((resolve, reject) => {
      waiting.push({ isMet, resolve, reject });
      settle();
    });
    // Whoever asked hears of a failure; a promise nobody asked for must not end the process.
    promise.catch(() => {});
    return promise;
  }

  async function load(): Promise<void> {
    const totalBytes = order.reduce((sum, { shard }) => sum + shard.bytes, 0);
    let loadedBytes = 0;
    const fetchShard = (index: number) => {
      const bytes = fetchBytes(`${url}/${order[index].shard.file}`);
      bytes.catch(() => {}); // awaited one shard later
      return bytes;
    };
    let coming = fetchShard(0);
    for (let index = 0; index < order.length; index++) {
      const { set, shard } = order[index];
      const bytes = await coming;
      // The next shard travels while this one is decoded.
      if (index + 1 < order.length) coming = fetchShard(index + 1);
      const address = `${url}/${shard.file}`;
      const decode = (fetched: Uint8Array) => decodeShard(fetched, shard, imageSize, address);
      // What was kept from an earlier build, or hurt on the way, is asked for once more.
      set.append(
        await decode(bytes).catch(async () => decode(await fetchBytes(address, 'reload'))),
      );
      loadedBytes += shard.bytes;
      onProgress?.({
        share: loadedBytes / totalBytes,
        text: `${train.count} training images and ${test.count} test images are here.`,
      });
      settle();
    }
  }

  load().catch((error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error));
    settle();
  });

  const allTrain = countOf(shards.train);
  return {
    pixelMean,
    pixelStd,
    test,
    split: splitter({
      train,
      count: allTrain,
      validation,
      shardSize: firstTrain.count,
      whenCount: (count) => when(() => train.count >= count),
    }),
    whenTest: when(() => test.count === countOf(shards.test)),
    whenAll: when(() => train.count === allTrain && test.count === countOf(shards.test)),
  };
}
