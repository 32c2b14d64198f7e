/** The examples of a run, wherever they come from, and which of them train. */
import type { PixelStatistics } from '../data/dataSet.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { TrainingImages } from './schedule.ts';
import type { ImageSet } from './trainer.ts';

/**
 * Gives the bytes at an address, or throws an Error whose message is a sentence for the visitor. `reload`
 * asks the host itself, whatever is kept from earlier.
 */
export type FetchBytes = (url: string, cache?: 'reload') => Promise<Uint8Array>;

export interface Progress {
  /** Of all there is to fetch, 0 to 1. */
  readonly share: number;
  readonly text: string;
}

export interface Dataset extends PixelStatistics {
  readonly test: ImageSet;
  /** Which images train. Both splits read the same buffer; 'validation' keeps the last ones aside. */
  split(split: RunSpec['split']): TrainingImages & { readonly validation: ImageSet | null };
  /** Resolves when all test images are there; rejects with a sentence if loading failed. */
  readonly whenTest: Promise<void>;
  /** Resolves when everything is there; rejects with a sentence if loading failed. */
  readonly whenAll: Promise<void>;
}

/** The images [from, to) of a set, as a set that grows with it. */
function part(whole: ImageSet, from: number, to: number): ImageSet {
  return {
    imageSize: whole.imageSize,
    values: whole.values.subarray(from * whole.imageSize, to * whole.imageSize),
    labels: whole.labels.subarray(from, to),
    get count() {
      return Math.max(0, Math.min(to, whole.count) - from);
    },
  };
}

/** What both splits of some images have in common. */
interface Splittable {
  /** All of them, those for validation last. */
  readonly train: ImageSet;
  readonly count: number;
  readonly validation: number;
  readonly shardSize: number;
  whenCount(count: number): Promise<void>;
}

export const splitter =
  ({ train, count, validation, shardSize, whenCount }: Splittable): Dataset['split'] =>
  (split) => {
    const trainCount = split === 'paper' ? count : count - validation;
    return {
      train: part(train, 0, trainCount),
      trainCount,
      shardSize,
      validation: split === 'paper' ? null : part(train, trainCount, count),
      whenCount,
    };
  };
