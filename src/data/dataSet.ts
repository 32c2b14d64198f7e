/**
 * A data set as plain values: what an example is, what its classes are called, and where its bytes come
 * from. How they are fetched is the engine's matter (engine/openData.ts).
 */
import { sizeOf, type Shape } from '../model/model.ts';

/** A byte a value, 255 standing for 1; or real numbers that stand for themselves. */
export type Values = Uint8Array | Float32Array;

/** Mean and standard deviation of all values of the training examples; of bytes, on the scale 0 to 1. */
export interface PixelStatistics {
  readonly pixelMean: number;
  readonly pixelStd: number;
}

/** Some examples. */
export interface Examples {
  /** Shape [count, size of the input]. */
  readonly values: Values;
  /** The number of each one's class; shape [count]. */
  readonly labels: Uint8Array;
}

export interface Counts {
  readonly train: number;
  /** Of those that train, the last ones, which “validation” keeps aside. */
  readonly validation: number;
  readonly test: number;
}

/** The same examples whenever it is asked; the test set is drawn by itself. */
export type Draw = (part: 'train' | 'test', count: number) => Examples;

/** Where the examples come from. */
export type Source =
  /** Files in this folder of the page's data, which scripts/prepareData.mjs writes. */
  | { readonly kind: 'shards'; readonly folder: string }
  /** Drawn where they are needed. */
  | { readonly kind: 'drawn'; readonly draw: Draw };

export interface DataSet {
  readonly label: string;
  readonly help: string;
  /** Of one example; [height, width, channels] where it is an image. */
  readonly input: Shape;
  /** In the order of the labels. */
  readonly classes: readonly string[];
  /** What a network does here, inside a sentence: “learns to … ”. */
  readonly task: string;
  /** One of its classes, and several, inside a sentence. */
  readonly className: { readonly one: string; readonly many: string };
  /** Several of the numbers that one example has, inside a sentence. */
  readonly inputName: string;
  readonly counts: Counts;
  /**
   * SHA-256 of all labels and values, hexadecimal; of the training shards first, each with its labels before
   * its values, as they lie there uncompressed. What is found is compared with it, so that a run's spec, which
   * names the data set, says which bytes it was trained on. Of drawn examples the name of the formula.
   */
  readonly hash: string;
  readonly source: Source;
}

/** How many numbers an example has. */
export const inputSize = ({ input }: DataSet): number => sizeOf(input);
