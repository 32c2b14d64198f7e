/** The browser's storage of runs: one record a tab, the newest in place of the last; old ones are thrown away. */
import { openDatabase, type TabRow } from './database.ts';

/** Of the record; one of another version is not read. */
const RECORD_VERSION = 3;
const MOST_RECORDS = 8;
const LONGEST_MS = 14 * 24 * 3600 * 1000;

export interface Records<Kept extends object> {
  /** @returns null if there is none that can be read */
  get(tab: string): Promise<Kept | null>;
  /** Copies it before it returns. */
  put(tab: string, kept: Kept): Promise<void>;
  /** Throws away those of tabs long gone. */
  throwAwayOld(): Promise<void>;
  close(): void;
}

/** @throws DOMException where storage is denied */
export async function openRecords<Kept extends object>(): Promise<Records<Kept>> {
  const db = await openDatabase();
  return {
    async get(tab) {
      const row = await db.get('tabs', tab);
      return row?.version === RECORD_VERSION ? (row as TabRow & Kept) : null;
    },
    async put(tab, kept) {
      await db.put('tabs', { ...kept, version: RECORD_VERSION, tab, savedAt: Date.now() });
    },
    async throwAwayOld() {
      const oldestFirst = await db.getAllKeysFromIndex('tabs', 'savedAt');
      const tooOld = await db.getAllKeysFromIndex(
        'tabs',
        'savedAt',
        IDBKeyRange.upperBound(Date.now() - LONGEST_MS),
      );
      const tooMany = oldestFirst.slice(0, Math.max(0, oldestFirst.length - MOST_RECORDS));
      for (const key of new Set([...tooOld, ...tooMany])) await db.delete('tabs', key);
    },
    close: () => db.close(),
  };
}
