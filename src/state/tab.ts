/**
 * A name for this tab of the browser, which a reload, a crash and “reopen closed tab” leave as it is. A
 * duplicated tab takes over the name as well, so that whoever holds the lock of a name has it.
 */
const KEY = 'pruning-game-tab';

/** Holds it for as long as the page lives. @returns whether nobody else holds it */
function hold(name: string, locks: Locks | null): Promise<boolean> {
  // Without locks (no secure origin, or refused) duplicated tabs cannot be told apart; the last one to
  // write wins.
  if (locks === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(`${KEY}-${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      })
      .catch(() => resolve(true));
  });
}

type Locks = Pick<LockManager, 'request'>;

export interface Tab {
  readonly name: string;
  /** Whether it had a page of ours before this one. */
  readonly isKnown: boolean;
}

/** @throws DOMException where storage is denied */
export async function thisTab(
  storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage,
  locks: Locks | null = navigator.locks ?? null,
): Promise<Tab> {
  const known = storage.getItem(KEY);
  if (known !== null && (await hold(known, locks))) return { name: known, isKnown: true };
  const name = crypto.getRandomValues(new Uint32Array(4)).join('-');
  storage.setItem(KEY, name);
  await hold(name, locks);
  return { name, isKnown: false };
}
