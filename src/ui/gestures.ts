/**
 * Changes that one movement of the hand makes belong together: a drag, a figure typed, a run of key
 * presses. They carry one whole number, the moment the movement began, which no other movement has.
 */

/** Key presses further apart than this are movements of their own, milliseconds. */
const RUN_PAUSE_MS = 1000;

export interface Gestures {
  /** The movement under way, or the last one. */
  readonly current: number;
  begin(): number;
  /** A key: part of the run of presses before it, if that has not paused. */
  press(): number;
}

/** @param now milliseconds, as `Date.now` */
export function createGestures(now: () => number): Gestures {
  let current = 0;
  let lastPress = -Infinity;

  function begin(): number {
    lastPress = -Infinity;
    current = Math.max(current + 1, now());
    return current;
  }

  return {
    get current() {
      return current;
    },
    begin,
    press() {
      const at = now();
      if (at - lastPress > RUN_PAUSE_MS) begin();
      lastPress = at;
      return current;
    },
  };
}
