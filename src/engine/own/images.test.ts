import { describe, expect, it } from 'vitest';
import { readOwnFile } from '../../data/own/ownFile.ts';
import type { OwnSource } from '../../data/own/source.ts';
import { unpacked } from './packed.ts';
import { lookAtOwn } from './readOwn.ts';
import { fileOf, imageText, read, refusalOf, zipOf } from './test/files.ts';

/** Ten images of each of two classes, 3 pixels wide and 2 high. */
const files = (colour: (i: number) => readonly number[]): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `pets/${i % 2 === 0 ? 'cat' : 'dog'}/${i}.png`,
      imageText(3, 2, colour(i)),
    ]),
  );

const grey = files((i) => [i, i, i]);
const coloured = files((i) => [i, 100, 200]);

const folder = (of: Readonly<Record<string, string>>): OwnSource[] =>
  Object.entries(of).map(([path, text]) => fileOf(path, text));

async function examples(sources: readonly OwnSource[]) {
  const { file, buffer } = await read(sources);
  const own = readOwnFile(file)!;
  const size = own.input.reduce((product, extent) => product * extent, 1);
  return { own, size, ...unpacked(buffer, { ...own, size }) };
}

describe('images in folders', () => {
  it('have the folder as their class, and one channel where all are grey', async () => {
    const { own, size, train } = await examples(folder(grey));
    expect(own).toMatchObject({ name: 'pets', values: 'bytes', input: [2, 3, 1] });
    expect([own.classes, own.train, own.test]).toEqual([['cat', 'dog'], 16, 4]);
    for (const [i, label] of train.labels.entries())
      expect(train.values[size * i]! % 2).toBe(label);
  });

  it('of two folders that were dropped together are of both', async () => {
    const apart = folder(grey).map(({ path, bytes }) => ({ path: path.slice(5), bytes }));
    expect((await lookAtOwn(apart)).found).toBe('20 images in 2 folders, one for each class.');
    const { own } = await examples(apart);
    expect([own.name, own.classes]).toEqual(['cat, dog', ['cat', 'dog']]);
  });

  it('have three channels, one after another, where one is coloured', async () => {
    const { own, size, train } = await examples(folder(coloured));
    expect([own.input, size]).toEqual([[2, 3, 3], 18]);
    expect([...train.values.subarray(6, 18)]).toEqual([
      ...Array(6).fill(100),
      ...Array(6).fill(200),
    ]);
  });

  it('are the same in a zip, whatever systems have left there', async () => {
    const junk = { '__MACOSX/pets/cat/._0.png': 'x', 'pets/.DS_Store': 'x', 'pets/Thumbs.db': 'x' };
    const { own } = await examples([zipOf('pets.zip', { ...grey, ...junk })]);
    const { own: plain } = await examples(folder(grey));
    expect(own).toEqual({ ...plain, name: 'pets.zip' });
    expect((await lookAtOwn([zipOf('pets.zip', grey)])).found).toBe(
      '20 images in 2 folders of a zip, one for each class.',
    );
  });
});

describe('images that cannot be used are refused in a sentence', () => {
  const zip = zipOf('pets.zip', grey);
  it.each([
    [
      'another file',
      folder({ ...grey, 'pets/notes.txt': 'x' }),
      'pets has the file pets/notes.txt, which is no image',
    ],
    [
      'another file in a zip',
      [zipOf('pets.zip', { ...grey, 'a/b.csv': '1' })],
      'pets.zip has the file a/b.csv, which is no image',
    ],
    [
      'an image in no folder',
      [zipOf('pets.zip', { ...grey, 'b.png': 'x' })],
      'b.png lies in no folder',
    ],
    [
      'unlike sizes',
      folder({ ...grey, 'pets/dog/z.png': imageText(4, 2, [0, 0, 0]) }),
      'pets/dog/z.png is 4 × 2 pixels large, where the images before are 3 × 2',
    ],
    [
      'a large image',
      folder({ ...grey, 'pets/a/z.png': imageText(300, 200, [0, 0, 0]) }),
      'pets/a/z.png is 300 × 200 pixels large; at most',
    ],
    [
      'what only is called an image',
      folder({ ...grey, 'pets/dog/z.png': 'text' }),
      'pets/dog/z.png cannot be decoded',
    ],
    [
      'one class',
      folder(Object.fromEntries(Object.entries(grey).filter(([path]) => path.includes('cat')))),
      'All images of pets lie in the folder cat, which makes one class',
    ],
    [
      'a class per image',
      folder(Object.fromEntries(Object.values(grey).map((text, i) => [`pets/${i}/x.png`, text]))),
      'no class with 5 examples',
    ],
    ['junk alone', folder({ 'pets/.DS_Store': 'x' }), 'pets has no images.'],
    ['no zip', [fileOf('pets.zip', 'PK but nothing else')], 'pets.zip breaks off after 19 bytes'],
  ])('%s', async (_, sources, sentence) => {
    expect(await refusalOf(sources)).toContain(sentence);
  });

  it('a zip that is cut', async () => {
    const half = zip.bytes.slice(0, Math.floor(zip.bytes.size / 2));
    expect(await refusalOf([{ path: 'pets.zip', bytes: half }])).toMatch(
      /^pets\.zip breaks off after [\d\u202f]+ bytes, before the list of its files/,
    );
  });

  it('as soon as they are looked at, where their names tell', async () => {
    const bad = { ...grey, 'pets/notes.txt': 'x' };
    for (const sources of [folder(bad), [zipOf('pets.zip', bad)]])
      await expect(lookAtOwn(sources)).rejects.toThrow('pets/notes.txt, which is no image');
    await expect(lookAtOwn([zipOf('pets.zip', { 'a/b.png': 'x' })])).rejects.toThrow('one class');
    const half = zip.bytes.slice(0, Math.floor(zip.bytes.size / 2));
    await expect(lookAtOwn([{ path: 'pets.zip', bytes: half }])).rejects.toThrow(
      'breaks off after',
    );
  });

  it('images where nothing decodes them', async () => {
    await expect(read(folder(grey), null, null)).rejects.toThrow('open it on the page');
  });
});
