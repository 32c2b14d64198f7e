/** What a reload will find in the browser's storage. */
import type { Page } from '@playwright/test';

/** Kept runs, games of maps, and tries of searches: the database, and what holds a row for each. */
const PLACES = {
  runs: ['pruning-game', 'labels'],
  map: ['pruning-game-map', 'games'],
  search: ['pruning-game-find', 'games'],
} as const;

/** So many are written; 0 where there is no such database. */
export const countStored = (page: Page, of: keyof typeof PLACES): Promise<number> =>
  page.evaluate(
    ([database, store]) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(database);
        // Looking must not make an empty one; one that is being emptied has none for now.
        opening.onupgradeneeded = () => opening.transaction!.abort();
        opening.onerror = () => resolve(0);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains(store)) {
            db.close();
            return resolve(0);
          }
          const reading = db.transaction(store);
          const count = reading.objectStore(store).count();
          count.onsuccess = () => resolve(count.result);
          count.onerror = () => resolve(0);
          reading.onabort = () => resolve(0);
          db.close();
        };
      }),
    PLACES[of],
  );
