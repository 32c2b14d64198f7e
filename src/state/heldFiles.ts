/**
 * The examples of the visitor's own files: held for the runs of this page, and kept in this browser's storage, so that
 * a reload finds them. They go nowhere else.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { limits } from '../data/own/limits.ts';
import { readOwnFile } from '../data/own/ownFile.ts';
import type { Bytes } from '../data/own/source.ts';
import type { FileRecord, FileRecords } from './fileRecords.ts';
import { opened, whatFailed } from './storage.ts';

/** How long a run waits for what was kept before it asks for the file. */
const LONGEST_WAIT_MS = 5000;

/** A file that a reload finds. */
export interface KeptFile {
  /** What a spec says of it. */
  readonly file: string;
  readonly name: string;
  readonly hash: string;
  /** Of its examples. */
  readonly bytes: number;
}

export interface HeldFiles {
  /** Those that are kept, the newest first. */
  readonly store: StoreApi<readonly KeptFile[]>;
  /** The examples; null where they are not here. */
  find(hash: string): Bytes | null;
  /**
   * Finds what was kept before a reload, or gives up after a while.
   *
   * @param isNeeded whether a run waits for it, so that the visitor is told if it cannot be had
   */
  recall(isNeeded: boolean): Promise<void>;
  /** Holds it at once, and keeps it soon. */
  hold(record: FileRecord): void;
  /** Keeps it no longer; the page goes on holding it for its runs. */
  forget(hash: string): void;
}

/** The browser's part. */
interface Around {
  readonly open: () => Promise<FileRecords>;
  readonly sleep: (ms: number) => Promise<void>;
}

const browser: Around = {
  open: async () => (await import('./fileRecords.ts')).openFileRecords(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const keptFile = ({ file, examples }: FileRecord): KeptFile => {
  const { name, hash } = readOwnFile(file)!;
  return { file, name, hash, bytes: examples.size };
};

/** @param onTrouble told in a sentence */
export function createHeldFiles(
  onTrouble: (sentence: string) => void,
  { open, sleep }: Around = browser,
): HeldFiles {
  const held = new Map<string, Bytes>();
  const store = createStore<readonly KeptFile[]>(() => []);
  const withRecords = opened(open);

  async function look(): Promise<void> {
    const records = await withRecords((storage) => storage.all());
    for (const { file, examples } of records) {
      const { hash } = readOwnFile(file)!;
      if (!held.has(hash)) held.set(hash, examples);
    }
    store.setState(records.map(keptFile), true);
  }

  async function keep(record: FileRecord): Promise<void> {
    const { name, bytes } = keptFile(record);
    const follows = `${name} must be chosen again after a reload`;
    if (bytes > limits.kept.bytes)
      return onTrouble(
        `The examples of ${name} are more than ${limits.kept.bytes / 2 ** 20} MB, which is the most that this page keeps in the browser: ${follows}.`,
      );
    try {
      await withRecords((storage) => storage.put(record));
      await look();
    } catch (error) {
      onTrouble(`${whatFailed(error)}: ${follows}.`);
    }
  }

  return {
    store,
    find: (hash) => held.get(hash) ?? null,
    async recall(isNeeded) {
      const looking = look().catch((error: unknown) => {
        if (isNeeded) onTrouble(`${whatFailed(error)}: a file that was kept there is not found.`);
      });
      await Promise.race([looking, sleep(LONGEST_WAIT_MS)]);
    },
    hold(record) {
      held.set(readOwnFile(record.file)!.hash, record.examples);
      void keep(record);
    },
    forget(hash) {
      void withRecords((storage) => storage.forget(hash))
        .then(look)
        .catch((error: unknown) => onTrouble(`${whatFailed(error)}: the file is still kept.`));
    },
  };
}
