/**
 * Messages of Protocol Buffers, written: fields one after another, each with a tag of its number and its kind
 * (https://protobuf.dev/programming-guides/encoding/). What ONNX asks for is so little of it that a library would be
 * larger than what it writes.
 */

export type Part = Uint8Array<ArrayBuffer>;

const VARINT = 0;
const LENGTH = 2;
const FLOAT = 5;

/** Seven bits a byte, the lowest first. @param value whole, from 0 */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) | 128);
    left = Math.floor(left / 128);
  }
  bytes.push(left);
  return bytes;
}

const tag = (field: number, kind: number): number[] => varint(field * 8 + kind);

/** A whole number, from 0. */
export const whole = (field: number, value: number): Part =>
  Uint8Array.from([...tag(field, VARINT), ...varint(value)]);

export function float(field: number, value: number): Part {
  const part = new Uint8Array([...tag(field, FLOAT), 0, 0, 0, 0]);
  new DataView(part.buffer).setFloat32(part.length - 4, value, true);
  return part;
}

export const joined = (parts: readonly Part[]): Part => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const bytes = (field: number, value: Part): Part =>
  joined([Uint8Array.from([...tag(field, LENGTH), ...varint(value.length)]), value]);

export const text = (field: number, value: string): Part =>
  bytes(field, new TextEncoder().encode(value));

/** A message inside another. */
export const message = (field: number, parts: readonly Part[]): Part => bytes(field, joined(parts));
