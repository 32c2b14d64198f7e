/**
 * How many steps go into one submission. The card draws the page between submissions, so one may not
 * last long; short ones waste time in between. Measured while it runs: other work on the same card
 * makes submissions longer, and then they get fewer steps.
 */
export interface Pace {
  /** Steps in one submission at most. */
  readonly limit: number;
  /** @param done resolves when the submission has been computed */
  submitted(steps: number, done: Promise<unknown>): void;
}

/** Half a frame at 60 frames a second. */
const TARGET_MS = 8;
const FIRST_LIMIT = 2;
/** Share of a new measurement in the running mean. */
const SHARE = 0.25;

/** @param most steps for which there is room */
export function createPace(most: number, now: () => number): Pace {
  let limit = Math.min(FIRST_LIMIT, most);
  let stepMs = 0;
  let doneAt = -Infinity;

  function measured(steps: number, ms: number): void {
    stepMs = stepMs === 0 ? ms / steps : stepMs + SHARE * (ms / steps - stepMs);
    // Slowly up, at once down: the first steps after a pause measure the way to the card as well.
    const wanted = Math.floor(TARGET_MS / Math.max(stepMs, 1e-3));
    limit = Math.max(1, Math.min(most, 2 * limit, wanted));
  }

  return {
    get limit() {
      return limit;
    },
    submitted(steps, done) {
      const submittedAt = now();
      done.then(
        () => {
          const began = Math.max(submittedAt, doneAt);
          doneAt = now();
          measured(steps, doneAt - began);
        },
        // A lost device is reported by others (backends.ts).
        () => {},
      );
    },
  };
}
