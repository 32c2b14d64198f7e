/** Questions to the worker that are asked again whenever something has changed, at a share of its time. */

/** What time is to it. */
export interface Pacing {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Paced {
  /** Something has changed since the last. */
  markChanged(): void;
  /** The visitor's own hand has changed it: it is not kept waiting. */
  hurry(): void;
}

interface PacedOptions extends Pacing {
  /** Of the worker's time, at most. */
  readonly share: number;
  /** Never more often, but for the hand. */
  readonly leastIntervalMs: number;
  /** Whether anybody watches. */
  readonly isWanted: () => boolean;
  /** @returns what it cost the worker, in milliseconds */
  readonly take: () => Promise<number>;
}

/** A moving hand asks at most this often. */
const HAND_INTERVAL_MS = 60;

export function createPaced(options: PacedOptions): Paced {
  const { share, leastIntervalMs, isWanted, take, now, sleep } = options;
  let isChanged = true;
  let isFollowing = false;
  let isHurried = false;
  let wake: () => void = () => undefined;

  async function rest(began: number, ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => (wake = resolve));
    const left = ms - (now() - began);
    if (left > 0 && !isHurried) await Promise.race([sleep(left), hurried]);
    const leftForHand = HAND_INTERVAL_MS - (now() - began);
    if (isHurried && leftForHand > 0) await sleep(leftForHand);
    isHurried = false;
  }

  async function follow(): Promise<void> {
    isFollowing = true;
    while (isWanted() && isChanged) {
      isChanged = false;
      const began = now();
      const costMs = await take();
      await rest(began, Math.max(leastIntervalMs, costMs / share));
    }
    isFollowing = false;
  }

  function markChanged(): void {
    isChanged = true;
    if (!isFollowing && isWanted()) void follow();
  }

  return {
    markChanged,
    hurry() {
      isHurried = isFollowing;
      wake();
      markChanged();
    },
  };
}
