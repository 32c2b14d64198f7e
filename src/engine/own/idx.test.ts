import { describe, expect, it } from 'vitest';
import { gzipSync } from 'fflate';
import { readOwnFile } from '../../data/own/ownFile.ts';
import type { OwnSource } from '../../data/own/source.ts';
import { unpacked } from './packed.ts';
import { fileOf, idxFile, read, refusalOf } from './test/files.ts';

const COUNT = 30;
const bytes = (count: number, of: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => of(i));

/** Images of 2 × 3, of which each pixel is the image's number. */
const images = idxFile(
  'x-images-idx3-ubyte',
  [COUNT, 2, 3],
  bytes(6 * COUNT, (i) => Math.floor(i / 6)),
);
const labels = idxFile(
  'x-labels-idx1-ubyte',
  [COUNT],
  bytes(COUNT, (i) => [3, 7][i % 2]!),
);

const bytesOf = async ({ bytes: source }: OwnSource) => new Uint8Array(await source.arrayBuffer());
const gz = async (source: OwnSource) =>
  fileOf(`${source.path}.gz`, gzipSync(await bytesOf(source)));

describe('an IDX pair', () => {
  it('is read as bytes, each image with its label', async () => {
    const { file, buffer } = await read([labels, images]);
    const own = readOwnFile(file)!;
    expect(own).toMatchObject({
      name: images.path,
      values: 'bytes',
      input: [2, 3, 1],
      train: 24,
      test: 6,
    });
    expect(own.classes).toEqual(['3', '7']);
    const { train, test } = unpacked(buffer, { ...own, size: 6 });
    for (const part of [train, test])
      for (const [i, label] of part.labels.entries()) expect(part.values[6 * i]! % 2).toBe(label);
  });

  it('is the same packed', async () => {
    const plain = readOwnFile((await read([labels, images])).file)!;
    const packed = readOwnFile((await read([await gz(labels), await gz(images)])).file)!;
    expect({ ...packed, name: plain.name }).toEqual(plain);
  });

  it('with a second pair for the test keeps to it', async () => {
    const test = [
      idxFile(
        't10k-images-idx3-ubyte',
        [4, 2, 3],
        bytes(24, () => 200),
      ),
      idxFile('t10k-labels-idx1-ubyte', [4], [3, 7, 7, 7]),
    ];
    const { file, buffer } = await read([labels, images, ...test]);
    const own = readOwnFile(file)!;
    expect([own.train, own.test]).toEqual([COUNT, 4]);
    const { test: tested } = unpacked(buffer, { ...own, size: 6 });
    expect([[...tested.labels], [...new Set(tested.values)]]).toEqual([[0, 1, 1, 1], [200]]);
  });

  it('of vectors has no image', async () => {
    const vectors = idxFile(
      'x-idx2-ubyte',
      [COUNT, 6],
      bytes(6 * COUNT, (i) => i % 200),
    );
    expect(readOwnFile((await read([labels, vectors])).file)!.input).toEqual([6]);
  });
});

describe('IDX files that cannot be used are refused in a sentence', () => {
  const wrong = fileOf('x-images-idx3-ubyte', Uint8Array.of(0x12, 0x34, 0x56, 0x78));
  const doubles = fileOf('x-images-idx3-ubyte', Uint8Array.of(0, 0, 0x0e, 3, 0, 0, 0, 1));
  const cut = fileOf('x-images-idx3-ubyte', Uint8Array.of(0, 0, 8, 3, 0, 0));
  const short = idxFile(
    'x-images-idx3-ubyte',
    [COUNT, 2, 3],
    bytes(17, () => 0),
  );
  const few = idxFile('x-labels-idx1-ubyte', [2], [3, 7]);
  const high = idxFile(
    'x-labels-idx1-ubyte',
    [COUNT],
    bytes(COUNT, (i) => (i === 4 ? 255 : 1)),
  );
  const same = idxFile(
    'x-labels-idx1-ubyte',
    [COUNT],
    bytes(COUNT, () => 5),
  );
  const none = idxFile('x-images-idx3-ubyte', [0, 2, 3], []);
  const noLabels = idxFile('x-labels-idx1-ubyte', [0], []);
  it.each([
    [
      'a wrong magic number',
      [labels, wrong],
      'begins with the bytes 12 34 56 78, where an IDX file has 00 00 08',
    ],
    ['numbers that are no bytes', [labels, doubles], 'has numbers of the type 0e (its byte 2)'],
    ['a header that is cut', [labels, cut], 'breaks off inside its first 16 bytes'],
    ['a file that is cut', [labels, short], 'so 196 bytes in all, but it has 33.'],
    ['unlike counts', [few, images], 'has 30 examples, but x-labels-idx1-ubyte has 2 labels.'],
    ['a label out of range', [high, images], 'Label 5 of x-images-idx3-ubyte is 255'],
    ['one class', [same, images], 'has only one class, “5”'],
    ['no examples', [noLabels, none], 'has no examples.'],
    ['one file alone', [images], 'IDX files come in pairs'],
    ['two of labels', [labels, labels], 'one of the two must have the labels'],
  ])('%s', async (_, sources, sentence) => {
    expect(await refusalOf(sources)).toContain(sentence);
  });

  it('a packed file that is cut', async () => {
    const packed = gzipSync(await bytesOf(images));
    const half = fileOf('x-images-idx3-ubyte.gz', packed.subarray(0, packed.length - 12));
    expect(await refusalOf([labels, half])).toMatch(
      /cannot be unpacked: after .* bytes it breaks off/,
    );
  });
});
