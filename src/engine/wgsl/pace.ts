/**
 * How many steps go into one submission. The card draws the page between submissions, so those that wait
 * for it may not last long together; short ones waste time in between. Measured while it runs: other work
 * on the same card makes submissions longer, and then they get fewer steps.
 */
export interface Pace {
  /** Running mean; 0 before the first measurement. */
  readonly stepMs: number;
  /** Steps in one submission at most. */
  readonly limit: number;
}

/** One is computed while the next one waits, so that the card never waits for us. */
export const SUBMISSIONS_IN_FLIGHT = 2;
/** All of them together: half a frame at 60 frames a second. */
const IN_FLIGHT_MS = 8;
/** Share of a new measurement in the running mean. */
const SHARE = 0.25;

export const FIRST_PACE: Pace = { stepMs: 0, limit: 2 };

/**
 * @param steps in the submission that was measured
 * @param ms that it took
 * @param most steps for which a submission has room
 */
export function nextPace({ stepMs, limit }: Pace, steps: number, ms: number, most: number): Pace {
  const fresh = ms / steps;
  const mean = stepMs === 0 ? fresh : stepMs + SHARE * (fresh - stepMs);
  const fitting = Math.floor(IN_FLIGHT_MS / SUBMISSIONS_IN_FLIGHT / Math.max(mean, 1e-3));
  // Slowly up, at once down: the first steps after a pause measure the way to the card as well.
  return { stepMs: mean, limit: Math.max(1, Math.min(most, 2 * limit, fitting)) };
}
