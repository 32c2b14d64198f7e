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

interface Row {
  readonly hash: string;
  readonly file: string;
  /** A Blob, which lies where it is kept until it is read; or its bytes, where the browser keeps no Blob. */
  readonly examples: Bytes | ArrayBuffer;
  readonly bytes: number;
  readonly savedAt: number;
}

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

  async function write(row: Row): Promise<void> {
    const { store, done } = db.transaction('files', 'readwrite');
    const others = newestFirst(await store.getAll()).filter(({ hash }) => hash !== row.hash);
    const old = crowdedOut(row.bytes, others).map(({ hash }) => store.delete(hash));
    await Promise.all([...old, store.put(row), done]);
  }

  return {
    async all() {
      const rows = newestFirst(await db.getAll('files'));
      return rows.map(({ file, examples }) => ({
        file,
        examples: examples instanceof ArrayBuffer ? new Blob([examples]) : examples,
      }));
    },
    async put({ file, examples }) {
      const row = {
        ...{ hash: readOwnFile(file)!.hash, file, examples },
        ...{ bytes: examples.size, savedAt: Date.now() },
      };
      // A private window of WebKit keeps no Blob.
      await write(row).catch(async () => write({ ...row, examples: await examples.arrayBuffer() }));
    },
    forget: (hash) => db.delete('files', hash),
    close: () => db.close(),
  };
}

/** Of files, the newest first, those for which one more of `bytes` leaves no room. */
export function crowdedOut<File extends { readonly bytes: number }>(
  bytes: number,
  others: readonly File[],
): readonly File[] {
  let room = limits.kept.bytes - bytes;
  const firstOut = others.findIndex((other, index) => {
    room -= other.bytes;
    return room < 0 || index + 1 >= limits.kept.files;
  });
  return firstOut < 0 ? [] : others.slice(firstOut);
}
