/** What the page has kept in the browser's storage. */
import type { Page } from '@playwright/test';

/** The step of the newest record in the browser's storage; −1 if there is none. */
export const keptStep = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // Opening a database that is not there would make an empty one.
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'pruning-game')) return -1;
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open('pruning-game');
      opening.onsuccess = () => {
        const db = opening.result;
        const all = db.transaction('tabs').objectStore('tabs').getAll();
        all.onsuccess = () => {
          db.close();
          const rows = all.result as { savedAt: number; checkpoint: { step: number } }[];
          resolve(rows.sort((a, b) => b.savedAt - a.savedAt)[0]?.checkpoint.step ?? -1);
        };
      };
      opening.onerror = () => resolve(-1);
    });
  });
