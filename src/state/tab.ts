/**
 * A name for this tab of the browser, which a reload, a crash and “reopen closed tab” leave as it is. A
 * duplicated tab takes over the name as well, so that whoever holds the lock of a name has it.
 */
const KEY = 'pruning-game-tab';

/** Holds it for as long as the page lives. @returns whether nobody else holds it */
function hold(name: string): Promise<boolean> {
  // Without locks (no secure origin) duplicated tabs cannot be told apart; the last one to write wins.
  if (navigator.locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(`${KEY}-${name}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => undefined);
    });
  });
}

export interface Tab {
  readonly name: string;
  /** Whether it had a page of ours before this one. */
  readonly isKnown: boolean;
}

/** @throws DOMException where storage is denied */
export async function thisTab(storage: Storage = sessionStorage): Promise<Tab> {
  const known = storage.getItem(KEY);
  if (known !== null && (await hold(known))) return { name: known, isKnown: true };
  const name = crypto.getRandomValues(new Uint32Array(4)).join('-');
  storage.setItem(KEY, name);
  await hold(name);
  return { name, isKnown: false };
}
