/** Files made in a test, as a visitor would choose them. */
import { strToU8, zipSync } from 'fflate';
import type { OwnSource } from '../../../data/own/source.ts';
import type { DecodeImage } from '../images.ts';
import { readOwn } from '../readOwn.ts';

export const fileOf = (path: string, content: string | Uint8Array): OwnSource => ({
  path,
  bytes: new Blob([content as string | Uint8Array<ArrayBuffer>]),
});

/** An IDX file of bytes. */
export function idxFile(
  path: string,
  extents: readonly number[],
  numbers: Iterable<number>,
): OwnSource {
  const header = new DataView(new ArrayBuffer(4 + 4 * extents.length));
  header.setUint32(0, 0x0800 + extents.length);
  extents.forEach((extent, i) => header.setUint32(4 + 4 * i, extent));
  return fileOf(path, Uint8Array.from([...new Uint8Array(header.buffer), ...numbers]));
}

/** In place of an image, “width height red green blue”, of one colour: no decoder is in Node. */
export const imageText = (width: number, height: number, colour: readonly number[]): string =>
  ['image', width, height, ...colour].join(' ');

export const decodeText: DecodeImage = (bytes) => {
  const [word, ...numbers] = new TextDecoder().decode(bytes).split(' ');
  if (word !== 'image') return Promise.reject(new Error('no image'));
  const [width, height, ...colour] = numbers.map(Number);
  const rgba = Uint8Array.from({ length: 4 * width * height }, (_, i) =>
    i % 4 === 3 ? 255 : colour[i % 4],
  );
  return Promise.resolve({ width, height, rgba });
};

export const zipOf = (path: string, files: Readonly<Record<string, string>>): OwnSource =>
  fileOf(
    path,
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

export const read = (
  sources: readonly OwnSource[],
  column: number | null = null,
  decodeImage: DecodeImage | null = decodeText,
) => readOwn(sources, { column, decodeImage, onProgress: () => undefined });

/** Why the files are refused. */
export const refusalOf = (
  sources: readonly OwnSource[],
  column: number | null = null,
): Promise<string> =>
  read(sources, column).then(
    ({ file }) => `read as ${file}`,
    (error: Error) => error.message,
  );
