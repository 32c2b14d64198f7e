/**
 * The games that maps have played, each a whole record with few moments, by what it played (`keyOf`). They lie apart from the
 * runs that the visitor keeps, so that a map does not crowd these out; the oldest go when there are too many.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { PROGRAM } from '../../record/program.ts';
import type { RunRecord } from '../../record/record.ts';
import { NUMBERS_OF_MANY, thinned } from '../../record/thinned.ts';

const NAME = 'pruning-game-map';
const VERSION = 1;
export const MOST_GAMES = 1600;
export const MOST_BYTES = 128 * 2 ** 20;
/** Games that are put before they are counted again. */
const TRUSTED = 50;

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
  /** It is found until the page is closed in any case. */
  put(key: string, record: RunRecord): Promise<PutGame>;
}

export interface PutGame {
  /** Whether it outlasts the page. */
  readonly isStored: boolean;
  /** Keys of those that had to make room for it. */
  readonly gone: readonly string[];
}

interface Stored {
  readonly key: string;
  readonly bytes: number;
}

/** Of games in the order in which they were put, who goes so that the others have room; and what is left. */
export function tooMany(
  there: readonly Stored[],
  most = { games: MOST_GAMES, bytes: MOST_BYTES },
): { readonly gone: readonly string[]; readonly games: number; readonly bytes: number } {
  let games = there.length;
  let bytes = there.reduce((sum, game) => sum + game.bytes, 0);
  const gone: string[] = [];
  for (const game of there) {
    if (games <= most.games && bytes <= most.bytes) break;
    gone.push(game.key);
    games--;
    bytes -= game.bytes;
  }
  return { gone, games, bytes };
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

  /** What may still be put before it is counted anew. */
  let left = { games: 0, bytes: 0 };

  /** @returns the keys of those that have gone */
  async function makeRoom(database: IDBPDatabase<Schema>): Promise<readonly string[]> {
    const tx = database.transaction('games', 'readwrite');
    const { store } = tx;
    const there: { key: string; bytes: number }[] = [];
    const index = store.index('age');
    for (let at = await index.openKeyCursor(); at !== null; at = await at.continue())
      there.push({ key: at.primaryKey, bytes: at.key[1] });
    const { gone, games, bytes } = tooMany(there);
    await Promise.all([...gone.map((key) => store.delete(key)), tx.done]);
    // Another page may put games, too: it is not trusted for long.
    left = { games: Math.min(TRUSTED, MOST_GAMES - games), bytes: MOST_BYTES - bytes };
    return gone;
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
      const record = thinned(whole, NUMBERS_OF_MANY);
      const row = { key, program: PROGRAM, keptAt: Date.now(), bytes: bytesOf(record), record };
      try {
        return await withGames(async (database) => {
          await database.put('games', row);
          left = { games: left.games - 1, bytes: left.bytes - row.bytes };
          const gone = left.games < 0 || left.bytes < 0 ? await makeRoom(database) : [];
          return { isStored: true, gone };
        });
      } catch {
        here.set(key, record);
        return { isStored: false, gone: [] };
      }
    },
  };
}
