/** A limit for what may never answer. */

export interface Clock {
  /** @returns how to call it off */
  after(ms: number, then: () => void): () => void;
}

export const realClock: Clock = {
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Its message is a clause: “did not answer within 10 seconds”. */
export class TimeLimitError extends Error {
  constructor(ms: number) {
    super(`did not answer within ${ms / 1000} seconds`);
  }
}

/** What `work` comes to. @throws TimeLimitError if that takes longer; what it comes to later is nobody's */
export function within<Result>(work: Promise<Result>, ms: number, clock: Clock): Promise<Result> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(ms, () => reject(new TimeLimitError(ms)));
    work.then(resolve, reject).finally(callOff);
  });
}
