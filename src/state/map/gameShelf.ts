/**
 * The games that maps have played, each a whole record with few moments, by what it played (`keyOf`). They lie apart from the
 * runs that the visitor keeps, so that a map does not crowd these out; the oldest go when there are too many.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { PROGRAM } from '../../record/program.ts';
import type { RunRecord } from '../../record/record.ts';
import { thinned } from '../../record/thinned.ts';

const NAME = 'pruning-game-map';
const VERSION = 1;
const MOST_GAMES = 1600;
const MOST_BYTES = 128 * 2 ** 20;
/** Of the columns of one game: 32 moments of some hundred players. */
const MOST_NUMBERS = 16_384;

interface Row {
  readonly key: string;
  readonly program: string;
  readonly keptAt: number;
  readonly bytes: number;
  readonly record: RunRecord;
}

interface Schema extends DBSchema {
  games: { key: string; value: Row; indexes: { age: [keptAt: number, bytes: number] } };
}

export interface GameShelf {
  /** Those that are there, by key. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, RunRecord>>;
  /** @returns whether it outlasts the page; it is found until then in any case */
  put(key: string, record: RunRecord): Promise<boolean>;
}

const bytesOf = ({ series, last }: RunRecord): number =>
  2000 +
  series.evaluations.length * 200 +
  last.participation.byteLength +
  Object.values(series.columns).reduce((sum, column) => sum + column.byteLength, 0);

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(created) {
      created
        .createObjectStore('games', { keyPath: 'key' })
        .createIndex('age', ['keptAt', 'bytes']);
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

export function createGameShelf(): GameShelf {
  /** What storage has not taken. */
  const here = new Map<string, RunRecord>();
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  /** Opened once more where the browser has closed it. */
  async function withGames<Value>(
    use: (database: IDBPDatabase<Schema>) => Promise<Value>,
  ): Promise<Value> {
    try {
      return await use(await (opening ??= open()));
    } catch {
      opening = null;
      return use(await (opening = open()));
    }
  }

  async function makeRoom(database: IDBPDatabase<Schema>): Promise<void> {
    const tx = database.transaction('games', 'readwrite');
    const { store } = tx;
    const ages = await store.index('age').getAllKeys();
    let count = await store.count();
    if (count <= MOST_GAMES / 2) return tx.done;
    let bytes = 0;
    for (
      let cursor = await store.index('age').openKeyCursor();
      cursor;
      cursor = await cursor.continue()
    )
      bytes += cursor.key[1];
    for (const key of ages) {
      if (count <= MOST_GAMES && bytes <= MOST_BYTES) break;
      const row = await store.get(key);
      bytes -= row?.bytes ?? 0;
      count--;
      await store.delete(key);
    }
    return tx.done;
  }

  return {
    async find(keys) {
      const found = new Map(here);
      try {
        await withGames(async (database) => {
          const { store, done } = database.transaction('games');
          const rows = await Promise.all(keys.map((key) => store.get(key)));
          await done;
          for (const row of rows) if (row?.program === PROGRAM) found.set(row.key, row.record);
        });
      } catch {
        // Denied, or of a later version: what was played in this page is all there is.
      }
      return found;
    },
    async put(key, whole) {
      const record = thinned(whole, MOST_NUMBERS);
      const row = { key, program: PROGRAM, keptAt: Date.now(), bytes: bytesOf(record), record };
      try {
        await withGames(async (database) => {
          await database.put('games', row);
          await makeRoom(database);
        });
        return true;
      } catch {
        here.set(key, record);
        return false;
      }
    },
  };
}
