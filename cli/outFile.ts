/**
 * Where results go. A file is written beside its place and renamed when all is done, so that whatever
 * stood there before stays until something whole takes its place; what is done so far is on the disk all
 * the while, under the side file's name.
 */
import { copyFile, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { UsageError } from './usageError.ts';

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

export const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? String(error);

/** The file itself where the name is a link; a name of nothing yet stands for itself. */
export async function placeOf(file: string): Promise<{ place: string; isPlain: boolean }> {
  try {
    const place = await realpath(file);
    const found = await stat(place);
    if (found.isDirectory()) throw new UsageError(`--out must be a file; “${file}” is a folder.`);
    return { place, isPlain: found.isFile() };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { place: file, isPlain: true };
  }
}

/** A pipe or a terminal has nothing that must stay, and nothing may be renamed over it. */
const streamed = (handle: FileHandle): Output => ({
  add: async (text) => void (await handle.write(text)),
  draft: async () => {},
  finish: () => handle.close(),
});

/** @throws UsageError if no file can be written there: before the run, not after it */
export async function openOutFile(file: string): Promise<Output> {
  const { place, isPlain } = await placeOf(file);
  const side = `${place}.${process.pid}.part`;
  try {
    const handle = await open(isPlain ? side : place, 'w');
    if (!isPlain) return streamed(handle);
    await handle.close();
  } catch (error) {
    throw new UsageError(
      `--out must be a file that can be written; “${file}” cannot (${codeOf(error)}).`,
    );
  }
  let final = 0;
  let end = 0;

  /** The side file is whole at every moment, whenever the program is killed: each writing makes a new one. */
  async function write(text: string): Promise<void> {
    const next = `${side}.next`;
    const bytes = Buffer.from(text);
    try {
      await copyFile(side, next);
      const handle = await open(next, 'r+');
      try {
        await handle.truncate(final);
        await handle.write(bytes, 0, bytes.length, final);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(next, side);
    } catch (error) {
      throw new Error(
        `“${file}” could not be written (${codeOf(error)}); what was written before is in “${side}”.`,
        { cause: error },
      );
    }
    end = final + bytes.length;
  }

  return {
    async add(text) {
      await write(text);
      final = end;
    },
    draft: write,
    async finish() {
      if (end === 0) return rm(side);
      try {
        await rename(side, place);
      } catch (error) {
        throw new Error(
          `The result stays in “${side}”: “${file}” cannot take it (${codeOf(error)}).`,
          { cause: error },
        );
      }
    },
  };
}

/**
 * Writes a file from beginning to end beside its place, and then puts it there.
 *
 * @throws UsageError if no file can be written there
 */
export async function writeWhole(file: string, texts: AsyncIterable<string>): Promise<void> {
  const { place } = await placeOf(file);
  const side = `${place}.${process.pid}.part`;
  try {
    const handle = await open(side, 'w');
    try {
      for await (const text of texts) await handle.write(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(side, place);
  } catch (error) {
    await rm(side, { force: true });
    throw new UsageError(
      `--out must be a file that can be written; “${file}” cannot (${codeOf(error)}).`,
    );
  }
}
