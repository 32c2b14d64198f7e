/** What is asked of the storage of runs, one thing after another: what is read follows what was written before. */
import { opened } from '../storage.ts';
import type { Around } from './around.ts';
import type { Shelf } from './shelf.ts';

export interface Line {
  /** After all that was asked before. Rejects where the job does; those that follow are done all the same. */
  next<T>(job: () => Promise<T>): Promise<T>;
  /** At once, for who stands in the line; a storage that is being closed is waited for. */
  withShelf<T>(use: (shelf: Shelf) => Promise<T>): Promise<T>;
}

/** Errors of a storage that is being closed, by their names. */
const PASSING = ['InvalidStateError', 'AbortError', 'UnknownError'];
const MOST_TRIES = 5;
const CLOSING_MS = 400;

export function createLine(
  { open, sleep }: Pick<Around, 'open' | 'sleep'>,
  listeners: Parameters<Around['open']>[0],
): Line {
  const onceMore = opened(() => open(listeners));
  let last: Promise<unknown> = Promise.resolve();
  return {
    next(job) {
      const done = last.then(job);
      last = done.catch(() => undefined);
      return done;
    },
    /** Whoever empties the storage goes on closing it for a moment. */
    async withShelf(use) {
      for (let tries = 1; ; tries++) {
        try {
          return await onceMore(use);
        } catch (error) {
          if (tries === MOST_TRIES || !PASSING.includes((error as Error).name)) throw error;
          await sleep(CLOSING_MS);
        }
      }
    },
  };
}
