/** Follows a hand that moves through time: goes where it was last, as soon as it has been where it was before. */
import type { Time } from '../../../state/time/time.ts';

export interface Seeker {
  /** A step that has been played; the last one is live. */
  to(step: number): void;
}

/** @param onThere told when nobody is on the way any more */
export function createSeeker(time: Pick<Time, 'at'>, onThere: () => void): Seeker {
  let wanted: number | null = null;
  let isGoing = false;

  async function go(): Promise<void> {
    isGoing = true;
    while (wanted !== null) {
      const step = wanted;
      wanted = null;
      // Another run has begun meanwhile, or this one has failed: the page says so.
      await time.at(step).catch(() => undefined);
    }
    isGoing = false;
    onThere();
  }

  return {
    to(step) {
      wanted = step;
      if (!isGoing) void go();
    },
  };
}
