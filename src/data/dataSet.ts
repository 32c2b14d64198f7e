/**
 * A data set as plain values: what an example is, what its classes are called, and where its bytes come
 * from. How they are fetched is the engine's matter (engine/openData.ts).
 */
import type { Parameter, ValuesOf } from '../game/parameter.ts';
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
  | { readonly kind: 'drawn'; readonly draw: Draw }
  /** A file of the visitor's own, held where it was read (engine/own). */
  | { readonly kind: 'held'; readonly values: 'bytes' | 'reals' };

/** Examples that are points of a plane, which a picture can show. */
export interface Plane {
  /** It is shown from −half to half, in both directions. */
  readonly half: number;
  /** What an example is of a point; its first two numbers are x and y. Shape [size of the input]. */
  readonly at: (x: number, y: number) => readonly number[];
  /** Whether an example is x and y alone, so that what a first-layer neuron reads is split by a straight line. */
  readonly isStraight: boolean;
}

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
  /** An example, and several, inside a sentence. */
  readonly exampleName: { readonly one: string; readonly many: string };
  /** Several of the numbers that one example has, inside a sentence. */
  readonly inputName: string;
  readonly counts: Counts;
  /** The name of the network that runs begin with on such data. */
  readonly network: string;
  /** Left out where examples are no points of a plane. */
  readonly plane?: Plane;
  /**
   * SHA-256 of all labels and values, hexadecimal; of the training shards first, each with its labels before
   * its values, as they lie there uncompressed. What is found is compared with it, so that a run's spec, which
   * names the data set, says which bytes it was trained on. Of drawn examples the name of the formula; of a file of
   * the visitor's own the digits by which it is known.
   */
  readonly hash: string;
  readonly source: Source;
}

/** Data sets of one kind, which differ in parameters of their own. */
export interface DataFamily<Rows extends object = Readonly<Record<string, Parameter>>> {
  readonly label: string;
  readonly help: string;
  /** Their parameters; they join the one table. */
  readonly rows: Rows;
  /** What their values lack to say which data are meant, as the end of a sentence; left out where nothing can be. */
  lackOf?(values: ValuesOf<Rows>): string | null;
  of(values: ValuesOf<Rows>): DataSet;
}

export const isFamily = <Rows extends object>(
  entry: DataSet | DataFamily<Rows>,
): entry is DataFamily<Rows> => 'of' in entry;

/** Whether an example is an image, so that its numbers lie in rows and columns. */
export const isImage = ({ input }: DataSet): boolean => input.length === 3;

/** Whether an example is a square image of one channel: of such there are pictures of what neurons look for. */
export function isSquareGrey({ input }: Pick<DataSet, 'input'>): boolean {
  const [height = 0, width, channels] = input;
  return input.length === 3 && height === width && channels === 1 && height > 2;
}

/** How many numbers an example has. */
export const inputSize = ({ input }: DataSet): number => sizeOf(input);
