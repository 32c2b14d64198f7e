/**
 * IDX files, as MNIST has them: two zeros, the type of a number, the number of extents, the extents as 32 bits
 * each, big end first, then the numbers.
 */
import { limits } from '../../data/own/limits.ts';
import type { Bytes, OwnSource } from '../../data/own/source.ts';
import { sizeOf } from '../../model/model.ts';
import { grouped } from '../../game/notes.ts';
import { refuseMany, type Gathered } from './gathered.ts';
import { refuse } from './refusal.ts';

const BYTES = 0x08;
const GZIP = [0x1f, 0x8b];
const MOST_EXTENTS = 3;
/** Two pairs. */
export const MOST_IDX_FILES = 4;

interface Idx {
  readonly name: string;
  readonly extents: readonly number[];
  /** As many as the extents multiplied. */
  readonly numbers: Uint8Array;
}

export async function firstBytes(bytes: Bytes, count: number): Promise<Uint8Array> {
  return new Uint8Array(await bytes.slice(0, Math.min(count, bytes.size)).arrayBuffer());
}

/** Whether it begins as such a file does, packed or not, or says so in its name. */
export const looksLikeIdx = (path: string, [first, second]: Uint8Array): boolean =>
  (first === 0 && second === 0) ||
  (first === GZIP[0] && second === GZIP[1]) ||
  /\bidx\d\b|idx-ubyte|\.idx/i.test(path);

async function unpacked({ path, bytes }: OwnSource): Promise<Uint8Array> {
  const [first, second] = await firstBytes(bytes, 2);
  if (first !== GZIP[0] || second !== GZIP[1]) return new Uint8Array(await bytes.arrayBuffer());
  const stream = new Blob([await bytes.arrayBuffer()])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > limits.bytes) break;
    }
  } catch {
    refuse(
      `${path} cannot be unpacked: after ${grouped(length)} bytes it breaks off or is damaged.`,
    );
  }
  if (length > limits.bytes)
    refuse(
      `${path} unpacks to more than ${limits.bytes / 2 ** 20} MB, which is the most that is read.`,
    );
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

async function readIdx(source: OwnSource): Promise<Idx> {
  const { path: name } = source;
  const bytes = await unpacked(source);
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0)
    refuse(
      `${name} begins with the bytes ${hex(bytes.subarray(0, 4)) || 'of nothing'}, where an IDX file has 00 00 08 and the number of its extents.`,
    );
  if (bytes[2] !== BYTES)
    refuse(
      `${name} has numbers of the type ${hex(bytes.subarray(2, 3))} (its byte 2); only bytes, type 08, are read.`,
    );
  const count = bytes[3];
  if (count < 1 || count > MOST_EXTENTS)
    refuse(`${name} has ${count} extents (its byte 3); 1 to ${MOST_EXTENTS} are read.`);
  const header = 4 + 4 * count;
  if (bytes.length < header) refuse(`${name} breaks off inside its first ${header} bytes.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const extents = Array.from({ length: count }, (_, i) => view.getUint32(4 + 4 * i));
  const size = sizeOf(extents);
  if (bytes.length !== header + size)
    refuse(
      `${name} says that it has ${extents.join(' × ')} numbers, so ${grouped(header + size)} bytes in all, but it has ${grouped(bytes.length)}.`,
    );
  return { name, extents, numbers: bytes.subarray(header) };
}

interface Pair {
  readonly name: string;
  readonly count: number;
  /** Of one example. */
  readonly extents: readonly number[];
  readonly numbers: Uint8Array;
  readonly labels: Uint8Array;
}

function paired(files: readonly Idx[]): Pair {
  const labels = files.find(({ extents }) => extents.length === 1);
  const examples = files.find(({ extents }) => extents.length > 1);
  if (labels === undefined || examples === undefined)
    return refuse(
      `${files.map(({ name }) => name).join(' and ')}: one of the two must have the labels, with one extent, the other the examples, with two or three.`,
    );
  const [count = 0, ...extents] = examples.extents;
  if (labels.extents[0] !== count)
    refuse(
      `${examples.name} has ${grouped(count)} examples, but ${labels.name} has ${grouped(labels.extents[0])} labels.`,
    );
  return { name: examples.name, count, extents, numbers: examples.numbers, labels: labels.numbers };
}

const isTest = ({ name }: Idx): boolean => /t10k|test/i.test(name);

function together(train: Pair, test: Pair): Pair {
  if (train.extents.join() !== test.extents.join())
    refuse(
      `The examples of ${train.name} are of ${train.extents.join(' × ')} numbers, those of ${test.name} of ${test.extents.join(' × ')}.`,
    );
  const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
    const all = new Uint8Array(a.length + b.length);
    all.set(a);
    all.set(b, a.length);
    return all;
  };
  return {
    ...train,
    count: train.count + test.count,
    numbers: joined(train.numbers, test.numbers),
    labels: joined(train.labels, test.labels),
  };
}

/** The set is called as its examples are. */
export const idxName = (sources: readonly OwnSource[]): string =>
  sources.find(({ path }) => !/label/i.test(path))?.path ?? sources[0].path;

/**
 * @param sources examples and labels; or two such pairs, of which one has “t10k” or “test” in its names
 * @throws OwnDataError with the byte of what cannot be used
 */
export async function readIdxPair(
  sources: readonly OwnSource[],
  onProgress: (share: number) => void,
): Promise<Gathered> {
  if (sources.length !== 2 && sources.length !== MOST_IDX_FILES)
    refuse(
      'IDX files come in pairs, one with the examples and one with their labels; choose both together.',
    );
  const files: Idx[] = [];
  for (const source of sources) {
    files.push(await readIdx(source));
    onProgress(files.length / sources.length);
  }
  const tests = files.filter(isTest);
  if (files.length === MOST_IDX_FILES && tests.length !== 2)
    refuse('Of four IDX files two must have “t10k” or “test” in their names.');
  const training =
    files.length === MOST_IDX_FILES ? paired(files.filter((one) => !isTest(one))) : null;
  const pair = training === null ? paired(files) : together(training, paired(tests));
  const { count, extents, numbers, labels } = pair;
  const name = idxName(sources);
  refuseMany(name, count);
  const size = sizeOf(extents);
  if (size === 0 || size > limits.inputs)
    refuse(
      `${name} has examples of ${grouped(size)} numbers; 1 to ${grouped(limits.inputs)} are read.`,
    );
  const last = labels.reduce((most, label) => Math.max(most, label), 0);
  if (last >= limits.classes) {
    const at = labels.indexOf(last);
    refuse(
      `Label ${grouped(at + 1)} of ${name} is ${last}; labels are read from 0 to ${limits.classes - 1}.`,
    );
  }
  const found = [...new Set(labels)].sort((a, b) => a - b);
  return {
    ...{ name, values: 'bytes', column: 0, count },
    input: extents.length === 2 ? [extents[0], extents[1], 1] : extents,
    classes: found.map(String),
    row: (index) => numbers.subarray(index * size, (index + 1) * size),
    labels: labels.map((label) => found.indexOf(label)),
    ...(training !== null && { trainFirst: training.count }),
  };
}
