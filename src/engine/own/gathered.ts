/** Examples as a reader has gathered them, in the order of the file; and their order and scale as a run has them. */
import type { Examples, Values } from '../../data/dataSet.ts';
import type { OwnFile } from '../../data/own/ownFile.ts';
import { limits } from '../../data/own/limits.ts';
import { randomStream, shuffle } from '../../game/random.ts';
import { sizeOf } from '../../model/model.ts';
import { grouped } from '../../game/notes.ts';
import { refuse } from './refusal.ts';

export interface Gathered extends Pick<
  OwnFile,
  'name' | 'values' | 'input' | 'column' | 'classes'
> {
  readonly count: number;
  /** The numbers of an example; bytes where `values` says so. */
  row(index: number): Uint8Array | Float64Array;
  /** The number of each one's class; shape [count]. */
  readonly labels: Uint8Array;
  /** Where the file says so itself, how many of them train: the first ones. */
  readonly trainFirst?: number;
}

export interface OwnExamples extends Pick<
  OwnFile,
  'name' | 'values' | 'input' | 'column' | 'classes'
> {
  readonly train: Examples;
  readonly test: Examples;
}

/** Of each class one in so many is for the test. */
const TEST_SHARE = 5;

const range = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, i) => from + i);

/** Which examples train, in the order in which they will lie, and which test. */
function split({ name, count, labels, classes, trainFirst }: Gathered) {
  const order = randomStream(0, 'data', 2);
  if (trainFirst !== undefined) {
    const train = range(0, trainFirst);
    shuffle(train, order);
    return { train, test: range(trainFirst, count) };
  }
  const train: number[] = [];
  const test: number[] = [];
  classes.forEach((_, label) => {
    const members = range(0, count).filter((index) => labels[index] === label);
    shuffle(members, randomStream(0, 'data', 3 + label));
    const tested = Math.floor(members.length / TEST_SHARE);
    test.push(...members.subarray(0, tested));
    train.push(...members.subarray(tested));
  });
  if (test.length === 0)
    refuse(
      `${name} has no class with ${TEST_SHARE} examples, so that none would be left for a test.`,
    );
  const mixed = Uint32Array.from(train);
  shuffle(mixed, order);
  return { train: mixed, test: Uint32Array.from(test) };
}

/** Mean and deviation of each column, over some rows; where all are alike the deviation counts as 1. */
function columnScales({ input, row }: Gathered, rows: Uint32Array) {
  const size = sizeOf(input);
  const means = new Float64Array(size);
  for (const index of rows) {
    const values = row(index);
    for (let i = 0; i < size; i++) means[i] += values[i] / rows.length;
  }
  const squares = new Float64Array(size);
  for (const index of rows) {
    const values = row(index);
    for (let i = 0; i < size; i++) squares[i] += (values[i] - means[i]) ** 2 / rows.length;
  }
  return { means, deviations: squares.map((square) => Math.sqrt(square) || 1) };
}

/**
 * Splits and mixes examples, the same way each time, and standardises numbers that are no bytes column by column.
 *
 * @throws OwnDataError where they are too few, or all of one class
 */
export function arranged(gathered: Gathered): OwnExamples {
  const { name, count, input, labels, classes, values, column } = gathered;
  if (count < limits.leastExamples)
    refuse(
      count === 0
        ? `${name} has no examples.`
        : `${name} has only ${count} examples; at least ${limits.leastExamples} are needed.`,
    );
  if (classes.length < 2)
    refuse(`${name} has only one class, “${classes[0]}”; a network tells at least two apart.`);
  const { train, test } = split(gathered);
  const size = sizeOf(input);
  const scales = values === 'reals' ? columnScales(gathered, train) : null;
  const taken = (indices: Uint32Array): Examples => {
    const length = indices.length * size;
    const into: Values = values === 'bytes' ? new Uint8Array(length) : new Float32Array(length);
    indices.forEach((index, place) => {
      const row = gathered.row(index);
      if (scales === null) into.set(row, place * size);
      else
        for (let i = 0; i < size; i++)
          into[place * size + i] = (row[i] - scales.means[i]) / scales.deviations[i];
    });
    return { values: into, labels: Uint8Array.from(indices, (index) => labels[index]) };
  };
  return { name, values, input, column, classes, train: taken(train), test: taken(test) };
}

/** @throws OwnDataError where there are more examples than are read */
export function refuseMany(name: string, count: number): void {
  if (count > limits.examples)
    refuse(
      `${name} has more than ${grouped(limits.examples)} examples, which is the most that is read.`,
    );
}
