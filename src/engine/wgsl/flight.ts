/** The submissions that the device has not finished: how long the next may be, and when it may come. */
import { FIRST_PACE, nextPace, SUBMISSIONS_IN_FLIGHT } from './pace.ts';

export interface Flight {
  /** Steps in one submission at most. */
  readonly limit: number;
  /**
   * @param steps in it; 0 for other work
   * @param done resolves when it has been computed
   */
  submitted(steps: number, done: Promise<unknown>): void;
  /** Resolves when one more submission would not queue behind more than `pace.ts` allows. */
  hasRoom(): Promise<void>;
}

/** @param most steps for which a submission has room */
export function createFlight(most: number, now: () => number): Flight {
  let pace = FIRST_PACE;
  let doneAt = -Infinity;
  /** Oldest first. */
  const unfinished: Promise<void>[] = [];

  return {
    get limit() {
      return Math.min(most, pace.limit);
    },
    submitted(steps, done) {
      const submittedAt = now();
      const ended = done.then(
        () => {
          // The device takes one at a time, in order.
          const began = Math.max(submittedAt, doneAt);
          doneAt = now();
          if (steps > 0) pace = nextPace(pace, steps, doneAt - began, most);
        },
        // A lost device is reported by others (backends.ts).
        () => {},
      );
      unfinished.push(ended);
      void ended.then(() => unfinished.splice(unfinished.indexOf(ended), 1));
    },
    async hasRoom() {
      while (unfinished.length >= SUBMISSIONS_IN_FLIGHT) await unfinished[0];
    },
  };
}
