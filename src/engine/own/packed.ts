/** Examples of the visitor's own as one run of bytes, with what a spec says of them. */
import type { Examples, Values } from '../../data/dataSet.ts';
import { HASH_DIGITS, writeOwnFile } from '../../data/own/ownFile.ts';
import type { OwnExamples } from './gathered.ts';
import { refuse } from './refusal.ts';

export interface Packed {
  /** For a spec. */
  readonly file: string;
  /** All values, those that train first, and then all labels. */
  readonly buffer: ArrayBuffer;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Values) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** @throws OwnDataError on a page that has no way to know the data by: one that came neither by https nor from this computer */
export async function packed({ train, test, ...own }: OwnExamples): Promise<Packed> {
  const parts = [bytesOf(train.values), bytesOf(test.values), train.labels, test.labels];
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined)
    return refuse(
      'This page came without https, so that it cannot tell data by their hash; open it by https.',
    );
  const digest = new Uint8Array(await subtle.digest('SHA-256', all));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const counts = { train: train.labels.length, test: test.labels.length };
  const file = writeOwnFile({ ...own, ...counts, hash: hex.slice(0, HASH_DIGITS) });
  return { file, buffer: all.buffer };
}

interface Extents {
  readonly values: 'bytes' | 'reals';
  /** Numbers of an example. */
  readonly size: number;
  readonly train: number;
  readonly test: number;
}

/** @throws Error with a sentence where the bytes are others than the spec speaks of */
export function unpacked(
  buffer: ArrayBuffer,
  { values, size, train, test }: Extents,
): { readonly train: Examples; readonly test: Examples } {
  const width = values === 'bytes' ? 1 : 4;
  const count = train + test;
  if (buffer.byteLength !== count * (size * width + 1))
    throw new Error('The examples that are held are not those of this run; choose the file again.');
  const valuesFrom = (from: number, length: number): Values =>
    values === 'bytes'
      ? new Uint8Array(buffer, from, length * size)
      : new Float32Array(buffer, from * width, length * size);
  const labels = new Uint8Array(buffer, count * size * width);
  return {
    train: { values: valuesFrom(0, train), labels: labels.subarray(0, train) },
    test: { values: valuesFrom(train * size, test), labels: labels.subarray(train) },
  };
}
