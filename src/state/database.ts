/** The browser's database of runs: the one of each tab (records.ts), and those that are kept (runs/shelf.ts). */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

const NAME = 'pruning-game';
/** 2: kept runs have come. */
const VERSION = 2;

export interface TabRow {
  readonly version: number;
  readonly tab: string;
  readonly savedAt: number;
}

/** What a list shows of a kept run, and by what it is found. */
export interface LabelRow {
  readonly id: string;
  readonly name: string;
  /** Who goes first where there is no room: not starred before starred, old before new; with its bytes. */
  readonly rank: [star: 0 | 1, keptAt: number, bytes: number];
}

interface Schema extends DBSchema {
  tabs: { key: string; value: TabRow; indexes: { savedAt: number } };
  labels: {
    key: string;
    value: LabelRow;
    indexes: { name: string; rank: [number, number, number] };
  };
  /** All that was recorded of kept runs, read one by one. */
  runs: { key: string; value: { readonly id: string } };
}

export type Database = IDBPDatabase<Schema>;

interface Listeners {
  /** The browser, or somebody with its tools, has closed it: it may have been emptied. */
  readonly onGone?: () => void;
  /** A page of an earlier version holds it open; it is waited for. */
  readonly onHeldUp?: () => void;
}

/** @throws DOMException where storage is denied, or of a later version */
export async function openDatabase({ onGone, onHeldUp }: Listeners = {}): Promise<Database> {
  const database: Database = await openDB<Schema>(NAME, VERSION, {
    upgrade(created, oldVersion) {
      if (oldVersion < 1)
        created.createObjectStore('tabs', { keyPath: 'tab' }).createIndex('savedAt', 'savedAt');
      if (oldVersion < 2) {
        const labels = created.createObjectStore('labels', { keyPath: 'id' });
        labels.createIndex('name', 'name');
        labels.createIndex('rank', 'rank');
        created.createObjectStore('runs', { keyPath: 'id' });
      }
    },
    blocked: () => onHeldUp?.(),
    blocking() {
      // A later version of this page, or whoever empties the storage, is not held up.
      database.close();
      onGone?.();
    },
    terminated: () => onGone?.(),
  });
  return database;
}
