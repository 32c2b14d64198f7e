/** Follows a hand that moves through time: has the run go where the hand was last, and knows when it is there. */
import type { Time } from '../../../state/time/time.ts';

export interface Seeker {
  /** A step that has been played; the last one is live. */
  to(step: number): void;
}

/** @param onThere told when nobody is on the way any more */
export function createSeeker(time: Pick<Time, 'at'>, onThere: () => void): Seeker {
  let asked = 0;
  return {
    to(step) {
      asked++;
      void time
        .at(step)
        // Another run has begun meanwhile, or this one has failed: the page says so.
        .catch(() => undefined)
        .then(() => {
          if (--asked === 0) onThere();
        });
    },
  };
}
