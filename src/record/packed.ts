/**
 * A typed array inside JSON: as numbers while it is short and JSON has all of them, so that people can read it, NaN as
 * null; else its bytes in base64, the lowest byte of each number first.
 */

/** Each with the name that a file has for it. */
interface Arrays {
  readonly float32: Float32Array;
  readonly float64: Float64Array;
  readonly uint32: Uint32Array;
  readonly uint8: Uint8Array;
}

export type Kind = keyof Arrays;
export type ArrayOf<K extends Kind> = Arrays[K];

interface Maker<A> {
  readonly BYTES_PER_ELEMENT: number;
  new (values: ArrayLike<number> | ArrayBufferLike): A;
}

const makers: { readonly [K in Kind]: Maker<Arrays[K]> } = {
  float32: Float32Array,
  float64: Float64Array,
  uint32: Uint32Array,
  uint8: Uint8Array,
};

export type Packed =
  | { readonly type: string; readonly values: readonly (number | null)[] }
  | { readonly type: string; readonly base64: string };

/** Longer ones are for machines. */
const MOST_READABLE = 64;
/** Characters at a time: an argument list has an end. */
const PIECE = 0x8000;

// Every machine that a browser or Node runs on has the lowest byte first; one that has not would say so here.
const isLowestFirst = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  if (isLowestFirst || size === 1) return bytes;
  const turned = bytes.slice();
  for (let at = 0; at < turned.length; at += size) turned.subarray(at, at + size).reverse();
  return turned;
}

/** JSON has no infinity, and no 0 with a sign. */
const isReadable = (value: number): boolean =>
  Number.isNaN(value) || (Number.isFinite(value) && !Object.is(value, -0));

export function pack<K extends Kind>(type: K, array: ArrayOf<K>): Packed {
  if (array.length <= MOST_READABLE && array.every(isReadable))
    return { type, values: Array.from(array, (value) => (Number.isNaN(value) ? null : value)) };
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: size } = array;
  const bytes = swapped(new Uint8Array(buffer, byteOffset, byteLength), size);
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return { type, base64: btoa(text) };
}

/** @throws RangeError with a clause that says what is wrong with it */
export function unpack<K extends Kind>(kind: K, packed: Packed, length: number): ArrayOf<K> {
  if (packed.type !== kind) throw new RangeError(`is of ${packed.type}, not of ${kind}`);
  const found =
    'values' in packed ? fromValues(kind, packed.values) : fromText(kind, packed.base64);
  if (found.length !== length)
    throw new RangeError(`has ${found.length} numbers where ${length} are needed`);
  return found;
}

const fromValues = <K extends Kind>(kind: K, values: readonly (number | null)[]): ArrayOf<K> =>
  checked(
    kind,
    values.map((value) => value ?? NaN),
  );

/** A whole number is not wrapped or cut on the way. */
function checked<K extends Kind>(kind: K, values: readonly number[]): ArrayOf<K> {
  const array: ArrayOf<K> = new makers[kind](values);
  const isWhole = kind === 'uint32' || kind === 'uint8';
  const bad = isWhole ? values.find((value, i) => array[i] !== value) : undefined;
  if (bad !== undefined) throw new RangeError(`has ${bad}, which is no ${kind}`);
  return array;
}

function fromText<K extends Kind>(kind: K, base64: string): ArrayOf<K> {
  let text: string;
  try {
    text = atob(base64);
  } catch {
    throw new RangeError('is no base64');
  }
  const { BYTES_PER_ELEMENT: size } = makers[kind];
  if (text.length % size !== 0) throw new RangeError('breaks off within a number');
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new makers[kind](swapped(bytes, size).buffer);
}
