/**
 * Where results go. A file is written beside its place and renamed when all is done, so that whatever
 * stood there before stays until something whole takes its place; what is done so far is on the disk all
 * the while, under the side file's name.
 */
import { copyFile, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { writeAll } from './allBytes.ts';
import { opened, placeOf, putInPlace, streamText, written } from './sideFile.ts';

export interface Output {
  /** Writes what is final. */
  add(text: string): Promise<void>;
  /** Writes, behind what is final, how things stand; the next writing of either kind replaces it. */
  draft(text: string): Promise<void>;
  /** Puts all that was written in its place; if nothing was, leaves what stood there. */
  finish(): Promise<void>;
}

/** Nothing that was printed can be taken back, so drafts are not. @param print writes to standard output */
export const printed = (print: (text: string) => void): Output => ({
  add: async (text) => print(text),
  draft: async () => {},
  finish: async () => {},
});

const streamed = (handle: FileHandle): Output => ({
  add: (text) => streamText(handle, text),
  draft: async () => {},
  finish: () => handle.close(),
});

/** @throws UsageError if no file can be written there: before the run, not after it */
export async function openOutFile(file: string): Promise<Output> {
  const { place, isPlain } = await placeOf(file);
  const side = `${place}.${process.pid}.part`;
  const first = await opened(file, () => open(isPlain ? side : place, 'w'));
  if (!isPlain) return streamed(first);
  await first.close();
  let final = 0;
  let end = 0;

  /** The side file is whole at every moment, whenever the program is killed: each writing makes a new one. */
  async function write(text: string): Promise<void> {
    const next = `${side}.next`;
    const bytes = Buffer.from(text);
    await written(file, side, async () => {
      await copyFile(side, next);
      const handle = await open(next, 'r+');
      try {
        await handle.truncate(final);
        await writeAll(handle, bytes, final);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(next, side);
    });
    end = final + bytes.length;
  }

  return {
    async add(text) {
      await write(text);
      final = end;
    },
    draft: write,
    finish: () => (end === 0 ? rm(side) : putInPlace(file, side, place)),
  };
}

/**
 * Writes a file from beginning to end beside its place, and then puts it there.
 *
 * @throws UsageError if no file can be written there; whatever `texts` throws is thrown on
 */
export async function writeWhole(
  file: string,
  texts: AsyncIterable<string> | Iterable<Uint8Array>,
): Promise<void> {
  const { place, isPlain } = await placeOf(file);
  const side = isPlain ? `${place}.${process.pid}.part` : place;
  const handle = await opened(file, () => open(side, 'w'));
  try {
    try {
      for await (const text of texts) await opened(file, () => streamText(handle, text));
      if (isPlain) await opened(file, () => handle.sync());
    } finally {
      await handle.close();
    }
    if (isPlain) await opened(file, () => rename(side, place));
  } catch (error) {
    if (isPlain) await rm(side, { force: true });
    throw error;
  }
}
