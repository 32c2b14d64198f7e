/** The browser's storage of the last search, so that a reload goes on with it: what was asked for, and each game's record. */
import { openDB, type DBSchema } from 'idb';
import { PROGRAM } from '../../record/program.ts';
import type { RunRecord } from '../../record/record.ts';
import { NUMBERS_OF_MANY, thinned } from '../../record/thinned.ts';
import type { SearchNote } from '../../spec/search/found.ts';
import type { RunSpec } from '../../spec/spec.ts';

/** Not that of runs: an older page of ours in another tab would hold up a new version of it. */
const DATABASE = 'pruning-game-find';
const DATABASE_VERSION = 1;

export interface StoredSearch {
  /** As it was asked for, without what was tried. */
  readonly note: SearchNote;
  /** Of the run that it began from. */
  readonly spec: RunSpec;
}

export interface SearchRecords {
  /** Null where there is none that this version can go on with. */
  last(): Promise<(StoredSearch & { readonly records: readonly RunRecord[] }) | null>;
  /** In place of the one before; its games stay where it is the same, with other tries. */
  put(search: StoredSearch, isSame: boolean): Promise<void>;
  /** With fewer moments where it has many. */
  add(record: RunRecord): Promise<void>;
  close(): void;
}

interface Schema extends DBSchema {
  searches: { key: string; value: StoredSearch & { readonly program: string } };
  /** In the order in which they ended. */
  games: { key: number; value: RunRecord };
}

const LAST = 'last';

/** @throws DOMException where storage is denied */
export async function openSearchRecords(): Promise<SearchRecords> {
  const db = await openDB<Schema>(DATABASE, DATABASE_VERSION, {
    upgrade(created) {
      created.createObjectStore('searches');
      created.createObjectStore('games', { autoIncrement: true });
    },
  });
  return {
    async last() {
      const found = await db.get('searches', LAST);
      if (found === undefined || found.program !== PROGRAM) return null;
      return { note: found.note, spec: found.spec, records: await db.getAll('games') };
    },
    async put(search, isSame) {
      const change = db.transaction(['searches', 'games'], 'readwrite');
      if (!isSame) void change.objectStore('games').clear();
      void change.objectStore('searches').put({ ...search, program: PROGRAM }, LAST);
      await change.done;
    },
    add: async (record) => void (await db.add('games', thinned(record, NUMBERS_OF_MANY))),
    close: () => db.close(),
  };
}
