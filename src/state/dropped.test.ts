import { describe, expect, it } from 'vitest';
import { limits } from '../data/own/limits.ts';
import { droppedSources, type Transfer } from './dropped.ts';

/** As a browser tells of them: a folder's entries in parts of two, and an empty part at last. */
type Tree = { readonly [name: string]: string | Tree };

function entryOf(name: string, content: string | Tree, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof content === 'string') {
    const whole = new File([content], name);
    return {
      ...{ name, fullPath, isDirectory: false, isFile: true },
      file: (found: (file: File) => void, failed: (error: Error) => void) =>
        content === 'denied' ? failed(new Error('denied')) : found(whole),
    } as unknown as FileSystemEntry;
  }
  return {
    ...{ name, fullPath, isDirectory: true, isFile: false },
    createReader() {
      const rest = Object.entries(content).map((one) => entryOf(...one, fullPath));
      return { readEntries: (found: (some: unknown) => void) => found(rest.splice(0, 2)) };
    },
  } as unknown as FileSystemEntry;
}

const dropOf = (tree: Tree): Transfer => ({
  items: Object.entries(tree).map((one) => ({ webkitGetAsEntry: () => entryOf(...one) })),
  files: [],
});

const pathsOf = async (transfer: Transfer) =>
  (await droppedSources(transfer)).map(({ path }) => path);

describe('what was dropped', () => {
  it('in a folder is all that lies in it, however deep, with its folders', async () => {
    const cat = { '1.png': 'a', '2.png': 'b', '3.png': 'c' };
    const dropped = dropOf({ pets: { cat, dog: { more: { '4.jpg': 'd' } } }, 'notes.txt': 'e' });
    expect(await pathsOf(dropped)).toEqual([
      ...['pets/cat/1.png', 'pets/cat/2.png', 'pets/cat/3.png'],
      ...['pets/dog/more/4.jpg', 'notes.txt'],
    ]);
    const [first] = await droppedSources(dropped);
    expect(new TextDecoder().decode(await first!.bytes.arrayBuffer())).toBe('a');
  });

  it('is taken as files where the browser tells of no entries', async () => {
    const files = [new File(['1'], 'a.csv')];
    expect(await pathsOf({ items: [{ webkitGetAsEntry: () => null }], files })).toEqual(['a.csv']);
  });

  it.each([
    ['no file', { items: [], files: [] }, 'What was dropped is no file. Drop a table (CSV), a'],
    ['an empty folder', dropOf({ pets: {} }), 'There is no file in what was dropped.'],
    [
      'what cannot be read',
      dropOf({ a: { b: 'denied' } }),
      'a/b could not be read (Error: denied).',
    ],
  ])('is refused in a sentence: %s', async (_, transfer, sentence) => {
    await expect(droppedSources(transfer)).rejects.toThrow(sentence);
  });

  it('is refused where it has more files than are read, before the rest of them is found', async () => {
    let found = 0;
    const endless = {
      ...{ name: 'disk', fullPath: '/disk', isDirectory: true },
      createReader: () => ({
        readEntries(take: (some: unknown) => void) {
          found += 50_000;
          take(Array(50_000).fill(entryOf('x.png', 'x', '/disk')));
        },
      }),
    } as unknown as FileSystemEntry;
    const transfer = { items: [{ webkitGetAsEntry: () => endless }], files: [] };
    await expect(droppedSources(transfer)).rejects.toThrow(/^More than 500\u202f000 files/);
    expect(found).toBeLessThanOrEqual(limits.examples + 50_000);
  });
});
