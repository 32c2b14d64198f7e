/**
 * One requestAnimationFrame for the whole page. Panels register how to draw and how often at most;
 * nothing is drawn unless data changed, the panel is visible and its turn has come. When nothing is
 * due, no frame is asked for.
 */
export interface Drawing {
  /** Draws the newest data. Returns true to be called again next frame: a long picture in slices. */
  draw(): boolean | void;
  /** At most this many times a second; slices come every frame. */
  readonly ratePerSecond: number;
  /** Off screen panels are left alone; undefined counts as visible. */
  isVisible?(): boolean;
}

export interface DrawLoop {
  /** Draws once soon, then whenever data changed. @returns takes the drawing out again */
  add(drawing: Drawing): () => void;
  /** New data: every drawing is due, at its own rate. */
  markDirty(): void;
}

/** Once this is spent, what else is due waits for the next frame: many panels make no long frame. */
const FRAME_BUDGET_MS = 1.5;
/** A frame may come a little early; without the slack a 30 Hz panel would fall to 20 Hz. */
const EARLY_MS = 4;

interface Entry {
  readonly drawing: Drawing;
  dirty: boolean;
  /** When its last picture was complete: its rate counts from there. */
  completedAt: number;
  /** When it was last called, if only for a slice: its place in the queue counts from there. */
  calledAt: number;
}

export function createDrawLoop(
  clock: Pick<Window, 'requestAnimationFrame' | 'performance'> = window,
): DrawLoop {
  const entries = new Set<Entry>();
  let requested = false;

  function request(): void {
    if (requested) return;
    requested = true;
    clock.requestAnimationFrame(frame);
  }

  const isWaiting = ({ dirty, drawing }: Entry) => dirty && drawing.isVisible?.() !== false;

  /** Longest waiting first, so that full frames leave no drawing out for long. */
  const dueAt = (now: number): Entry[] =>
    [...entries]
      .filter((entry) => {
        const isTurn = now - entry.completedAt >= 1000 / entry.drawing.ratePerSecond - EARLY_MS;
        return isTurn && isWaiting(entry);
      })
      .sort((a, b) => a.calledAt - b.calledAt);

  function frame(now: number): void {
    requested = false;
    const began = clock.performance.now();
    for (const entry of dueAt(now)) {
      if (clock.performance.now() - began > FRAME_BUDGET_MS) break;
      // A change that comes while it draws makes it due again.
      entry.dirty = false;
      entry.calledAt = now;
      if (entry.drawing.draw() === true) entry.dirty = true;
      else entry.completedAt = now;
    }
    if ([...entries].some(isWaiting)) request();
  }

  return {
    add(drawing) {
      const entry: Entry = { drawing, dirty: true, completedAt: -Infinity, calledAt: -Infinity };
      entries.add(entry);
      request();
      return () => entries.delete(entry);
    },
    markDirty() {
      for (const entry of entries) entry.dirty = true;
      request();
    },
  };
}
