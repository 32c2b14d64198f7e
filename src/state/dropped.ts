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
async function* partsOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch((error: unknown) => {
      throw new Error(`The folder ${folder.name} could not be read (${String(error)}).`);
    });
    if (part.length === 0) return;
    yield* part;
  }
}

async function* filesIn(entries: Iterable<FileSystemEntry>): AsyncGenerator<OwnSource> {
  for (const entry of entries)
    if (!isFolder(entry)) yield await fileOf(entry);
    else for await (const inside of partsOf(entry)) yield* filesIn([inside]);
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
  const plain = Array.from(files, (file) => ({ path: file.name, bytes: file }));
  const found: OwnSource[] = [];
  if (entries.length === 0) found.push(...plain);
  else
    for await (const source of filesIn(entries)) {
      found.push(source);
      if (found.length > limits.examples)
        throw new Error(
          `More than ${grouped(limits.examples)} files were dropped, which is the most that is read.`,
        );
    }
  if (found.length === 0)
    throw new Error(
      entries.length === 0
        ? `What was dropped is no file. Drop ${droppable}.`
        : `There is no file in what was dropped. Drop ${droppable}.`,
    );
  return found;
}
