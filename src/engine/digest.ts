/**
 * A number for plain data, which other data share by chance alone: to notice a kept state that was
 * damaged. No defence against intent.
 */

/** One 32-bit word into the hash; turned, so that the highest bit does not stay where it is. */
const mix = (hash: number, word: number): number =>
  Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 0x01000193);

function ofNumber(hash: number, value: number): number {
  // NaN has many bit patterns, and cloning may change one for another.
  const words = new Uint32Array(Float64Array.of(Number.isNaN(value) ? NaN : value).buffer);
  return mix(mix(hash, words[0]), words[1]);
}

function ofText(hash: number, text: string): number {
  let next = mix(hash, text.length);
  for (let i = 0; i < text.length; i++) next = mix(next, text.charCodeAt(i));
  return next;
}

function ofWords(hash: number, { buffer, byteOffset, byteLength }: ArrayBufferView): number {
  const view = new Uint32Array(buffer, byteOffset, byteLength / 4);
  let next = mix(hash, view.length);
  for (let i = 0; i < view.length; i++) next = mix(next, view[i]);
  return next;
}

/** @param value objects, lists, numbers, texts, flags, null, and arrays of 32 or 64 bits */
function extend(hash: number, value: unknown): number {
  if (typeof value === 'number') return ofNumber(mix(hash, 1), value);
  if (typeof value === 'string') return ofText(mix(hash, 2), value);
  if (typeof value === 'boolean') return mix(hash, value ? 3 : 4);
  if (value === null || typeof value !== 'object') return mix(hash, 5);
  if (ArrayBuffer.isView(value)) return ofWords(mix(hash, 6), value);
  if (Array.isArray(value)) return value.reduce<number>(extend, mix(hash, 7));
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce((next, [key, part]) => extend(ofText(next, key), part), mix(hash, 8));
}

/** A whole number below 2³². */
export const digestOf = (value: unknown): number => extend(0x811c9dc5, value) >>> 0;
