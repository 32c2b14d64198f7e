/** When the loop gives way, and how much of the time side work may take. */

/** Lets messages in without the 4 ms floor of nested timers. */
export function createYield(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | null = null;
  port1.onmessage = () => resume?.();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(null);
    });
}

/** Side work (testing, pictures) that takes at most a fixed share of the time. */
export interface Budget {
  isDue(now: number): boolean;
  /** Runs the work and remembers its cost. */
  spend(work: () => Promise<void>): Promise<void>;
}

/**
 * @param share of the time the work may take, 0 to 1
 * @param minIntervalMs never more often than this
 */
export function createBudget(share: number, minIntervalMs: number, clock: () => number): Budget {
  let nextAt = -Infinity;
  return {
    isDue: (now) => now >= nextAt,
    async spend(work) {
      const began = clock();
      await work();
      const ended = clock();
      nextAt = ended + Math.max(minIntervalMs, (ended - began) / share);
    },
  };
}
