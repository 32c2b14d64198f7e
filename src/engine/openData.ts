/** The examples of a data set, from wherever it has them. */
import type { Bytes } from '../data/own/source.ts';
import {
  inputSize,
  type DataSet,
  type Examples,
  type PixelStatistics,
  type Values,
} from '../data/dataSet.ts';
import { splitter, type Dataset, type FetchBytes, type Progress } from './dataset.ts';
import { unpacked } from './own/packed.ts';
import { openShards } from './shards.ts';
import type { ImageSet } from './trainer.ts';

export interface OpenDataOptions {
  /** The folder that has one for each data set whose examples are files; absolute in the browser. */
  readonly base: string;
  readonly fetchBytes: FetchBytes;
  /** The packed examples of a file of the visitor's own; null, or left out, where there is none. */
  readonly held?: Bytes | null;
  readonly onProgress?: (progress: Progress) => void;
}

/** Over all values, bytes as shares of 255. Where all are alike, the deviation counts as 1. */
function statisticsOf(values: Values): PixelStatistics {
  const unit = values instanceof Uint8Array ? 255 : 1;
  let sum = 0;
  for (const value of values) sum += value / unit;
  const pixelMean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value / unit - pixelMean) ** 2;
  return { pixelMean, pixelStd: Math.sqrt(squares / values.length) || 1 };
}

/** All of it is there at once. */
function wholeDataset(data: DataSet, examples: (part: 'train' | 'test') => Examples): Dataset {
  const { counts } = data;
  const some = (part: 'train' | 'test'): ImageSet => ({
    ...examples(part),
    imageSize: inputSize(data),
    count: counts[part],
  });
  const there = Promise.resolve();
  const train = some('train');
  return {
    ...statisticsOf(train.values),
    test: some('test'),
    split: splitter({
      train,
      count: counts.train,
      validation: counts.validation,
      shardSize: counts.train,
      whenCount: () => there,
    }),
    whenTest: there,
    whenAll: there,
  };
}

/** @throws Error with a sentence where the browser has thrown away what it kept */
const read = (held: Bytes, { label, hash }: DataSet): Promise<ArrayBuffer> =>
  held.arrayBuffer().catch(() => {
    throw new Error(
      `The examples of ${label} (${hash}) can no longer be read where they were kept. Choose the file again, and the run begins.`,
    );
  });

/** @throws Error with a sentence for the visitor if it cannot be had */
export async function openData(data: DataSet, options: OpenDataOptions): Promise<Dataset> {
  const { source, hash, counts } = data;
  switch (source.kind) {
    case 'shards': {
      const url = `${options.base.replace(/\/$/, '')}/${source.folder}`;
      return openShards({ ...options, url, hash, validation: counts.validation });
    }
    case 'drawn':
      return wholeDataset(data, (part) => source.draw(part, counts[part]));
    case 'held': {
      const { held } = options;
      if (held === undefined || held === null)
        throw new Error(
          `This run learns from ${data.label} (${hash}), which stays with whoever has it and is not here. Choose the file again, and the run begins.`,
        );
      const extents = { values: source.values, size: inputSize(data), ...counts };
      const examples = unpacked(await read(held, data), extents);
      return wholeDataset(data, (part) => examples[part]);
    }
    default:
      return source satisfies never;
  }
}
