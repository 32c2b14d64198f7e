/** The browser's storage of the visitor's own data: the packed examples of the files that were read last. */
import { openDB, type DBSchema } from 'idb';
import { readOwnFile } from '../data/own/ownFile.ts';
import { limits } from '../data/own/limits.ts';
import type { Bytes } from '../data/own/source.ts';

/** Not that of runs: an older page of ours in another tab would hold up a new version of it. */
const DATABASE = 'pruning-game-files';
const DATABASE_VERSION = 1;

export interface FileRecord {
  /** What a spec says of it. */
  readonly file: string;
  readonly examples: Bytes;
}

export interface FileRecords {
  /** Those that can be read, the newest first. The examples lie where they are kept until they are asked for. */
  all(): Promise<readonly FileRecord[]>;
  /** In place of one of the same examples, and of the oldest where all would be more than `limits.kept`. */
  put(record: FileRecord): Promise<void>;
  /** @param hash of the examples */
  forget(hash: string): Promise<void>;
  close(): void;
}

type Row = FileRecord & { readonly hash: string; readonly savedAt: number };

interface Schema extends DBSchema {
  files: { key: string; value: Row };
}

/** @throws DOMException where storage is denied */
export async function openFileRecords(): Promise<FileRecords> {
  const db = await openDB<Schema>(DATABASE, DATABASE_VERSION, {
    upgrade: (created) => void created.createObjectStore('files', { keyPath: 'hash' }),
  });
  const newestFirst = (rows: readonly Row[]) =>
    [...rows]
      .sort((a, b) => b.savedAt - a.savedAt)
      .filter(({ file }) => readOwnFile(file) !== null);
  return {
    all: async () => newestFirst(await db.getAll('files')),
    async put({ file, examples }) {
      const hash = readOwnFile(file)!.hash;
      const transaction = db.transaction('files', 'readwrite');
      const { store, done } = transaction;
      const others = newestFirst(await store.getAll()).filter((row) => row.hash !== hash);
      for (const { hash: old } of crowdedOut(examples.size, others)) await store.delete(old);
      await store.put({ hash, file, examples, savedAt: Date.now() });
      await done;
    },
    forget: (hash) => db.delete('files', hash),
    close: () => db.close(),
  };
}

/** Of files, the newest first, those for which one of `bytes` leaves no room. */
export function crowdedOut<File extends Pick<FileRecord, 'examples'>>(
  bytes: number,
  others: readonly File[],
): readonly File[] {
  let room = limits.kept.bytes - bytes;
  const stay = others.findIndex(({ examples }, index) => {
    room -= examples.size;
    return room < 0 || index + 1 >= limits.kept.files;
  });
  return stay < 0 ? [] : others.slice(stay);
}
