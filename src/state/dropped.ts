/** What was dropped on the page, as files with the folders that they lie in. */
import { limits } from '../data/own/limits.ts';
import type { OwnSource } from '../data/own/source.ts';
import { grouped } from '../game/notes.ts';

export const droppable =
  'a table (CSV), a folder or a zip of images, or the two files of an IDX pair';

/** Those parts of what a drop brings that are used. */
export interface Transfer {
  readonly items: Iterable<Pick<DataTransferItem, 'webkitGetAsEntry'>>;
  readonly files: Iterable<File>;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function fileOf(entry: FileSystemEntry): Promise<OwnSource> {
  const path = entry.fullPath.replace(/^\//, '');
  const bytes = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  ).catch((error: unknown) => {
    throw new Error(`${path} could not be read (${String(error)}).`);
  });
  return { path, bytes };
}

/** A browser tells of a folder a part at a time; an empty part is the last. */
const partOf = (folder: string, reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(
    (error: unknown) => {
      throw new Error(`The folder ${folder} could not be read (${String(error)}).`);
    },
  );

/** Adds what lies in it to those that were found. */
async function gather(entry: FileSystemEntry, found: OwnSource[]): Promise<void> {
  if (!isFolder(entry)) {
    if (found.push(await fileOf(entry)) > limits.examples)
      throw new Error(
        `More than ${grouped(limits.examples)} files were dropped, which is the most that is read.`,
      );
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const part = await partOf(entry.name, reader);
    if (part.length === 0) return;
    for (const inside of part) await gather(inside, found);
  }
}

/**
 * To be called while the drop is told of: what it brings is gone afterwards.
 *
 * @returns rejects with a sentence where there are no files, or more than are read
 */
export async function droppedSources({ items, files }: Transfer): Promise<readonly OwnSource[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  const found: OwnSource[] =
    entries.length > 0 ? [] : Array.from(files, (file) => ({ path: file.name, bytes: file }));
  for (const entry of entries) await gather(entry, found);
  if (found.length === 0)
    throw new Error(
      entries.length === 0
        ? `What was dropped is no file. Drop ${droppable}.`
        : `There is no file in what was dropped. Drop ${droppable}.`,
    );
  return found;
}
