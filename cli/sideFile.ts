/** A file that is written beside its place and put there when it is whole, and what is said where that cannot be. */
import { realpath, rename, stat, type FileHandle } from 'node:fs/promises';
import { writeAll } from './allBytes.ts';
import { UsageError } from './usageError.ts';

const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));

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

/** Before a run: nothing is lost yet. @throws UsageError if `open` fails */
export async function opened<Opened>(file: string, open: () => Promise<Opened>): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    throw new UsageError(
      `--out must be a file that can be written; “${file}” cannot (${reasonOf(error)}).`,
    );
  }
}

/** @throws Error with a sentence if `write` fails */
export async function written(
  file: string,
  side: string,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new Error(
      `“${file}” could not be written (${reasonOf(error)}); what was written before is in “${side}”.`,
      { cause: error },
    );
  }
}

/** @param order what is to be done with the side file before it goes there */
export async function putInPlace(
  file: string,
  side: string,
  place: string,
  order: () => Promise<unknown> = async () => {},
): Promise<void> {
  try {
    await order();
    await rename(side, place);
  } catch (error) {
    throw new Error(
      `The result stays in “${side}”: “${file}” cannot take it (${reasonOf(error)}).`,
      { cause: error },
    );
  }
}

/** A pipe or a terminal has nothing that must stay, and nothing may be renamed over it. */
export const streamText = (handle: FileHandle, text: string | Uint8Array): Promise<void> =>
  writeAll(handle, typeof text === 'string' ? Buffer.from(text) : text);
