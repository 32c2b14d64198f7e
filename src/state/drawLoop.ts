/**
 * One requestAnimationFrame for the whole page. Panels register how to draw and how often at most;
 * nothing is drawn unless data changed, the panel is visible and its turn has come. When nothing is
 * due, no frame is asked for. What the visitor's own hand changes is drawn in the next frame, whatever
 * the rate.
 */
export interface Drawing {
  /** Draws the newest data. Returns true to be called again next frame: a long picture in slices. */
  draw(): boolean | void;
  /** At most this many times a second; slices come every frame. */
  readonly ratePerSecond: number;
  /** Off screen panels are left alone; undefined counts as visible. */
  isVisible?(): boolean;
  /** Takes what `draw` threw; the drawing rests until data changes. Without it the browser reports it. */
  onError?(error: unknown): void;
}

export interface Registration {
  /** The visitor changed this drawing: it is due in the next frame. */
  hurry(): void;
  /**
   * Draws now, within the call, as one must when a canvas was emptied in the frame that is being made.
   * @returns whether there is more to draw
   */
  drawNow(): boolean;
  remove(): void;
}

export interface DrawLoop {
  /** Draws once soon, then whenever data changed. */
  add(drawing: Drawing): Registration;
  /** New data: every drawing is due, at its own rate. */
  markDirty(): void;
}

/** What the loop needs of a window. */
export type Clock = Pick<Window, 'requestAnimationFrame' | 'performance' | 'reportError'> & {
  matchMedia(query: string): Pick<MediaQueryList, 'matches'>;
};

/** Once this is spent, what else is due waits for the next frame: many panels make no long frame. */
const FRAME_BUDGET_MS = 1.5;
/** A frame may come a little early; without the slack a 30 Hz panel would fall to 20 Hz. */
const EARLY_MS = 4;
/** Redraws a second that remain for visitors who asked for less motion. */
const REDUCED_RATE = 2;

interface Entry {
  readonly drawing: Drawing;
  dirty: boolean;
  urgent: boolean;
  /** When its last picture was complete: its rate counts from there. */
  completedAt: number;
  /** When it was last called, if only for a slice: its place in the queue counts from there. */
  calledAt: number;
}

export function createDrawLoop(clock: Clock = window): DrawLoop {
  const entries = new Set<Entry>();
  const reducedMotion = clock.matchMedia('(prefers-reduced-motion: reduce)');
  let requested = false;

  function request(): void {
    if (requested) return;
    requested = true;
    clock.requestAnimationFrame(frame);
  }

  const isWaiting = ({ dirty, drawing }: Entry) => dirty && drawing.isVisible?.() !== false;

  function isTurn({ urgent, completedAt, drawing: { ratePerSecond } }: Entry, now: number) {
    const rate = reducedMotion.matches ? Math.min(REDUCED_RATE, ratePerSecond) : ratePerSecond;
    return urgent || now - completedAt >= 1000 / rate - EARLY_MS;
  }

  /** Longest waiting first, so that full frames leave no drawing out for long. */
  const dueAt = (now: number): Entry[] =>
    [...entries]
      .filter((entry) => isTurn(entry, now) && isWaiting(entry))
      .sort((a, b) => a.calledAt - b.calledAt);

  /** What one drawing throws stays its own: the others draw on. */
  function draw(entry: Entry, now: number): void {
    const { drawing } = entry;
    // A change that comes while it draws makes it due again.
    entry.dirty = false;
    entry.calledAt = now;
    let more: boolean | void = false;
    try {
      more = drawing.draw();
    } catch (error) {
      if (drawing.onError) drawing.onError(error);
      else clock.reportError(error);
    }
    if (more === true) {
      entry.dirty = true;
    } else {
      entry.urgent = false;
      entry.completedAt = now;
    }
  }

  function frame(now: number): void {
    requested = false;
    const began = clock.performance.now();
    for (const entry of dueAt(now)) {
      if (clock.performance.now() - began > FRAME_BUDGET_MS) break;
      draw(entry, now);
    }
    if ([...entries].some(isWaiting)) request();
  }

  return {
    add(drawing) {
      const entry: Entry = {
        drawing,
        dirty: true,
        urgent: true,
        completedAt: -Infinity,
        calledAt: -Infinity,
      };
      entries.add(entry);
      request();
      return {
        hurry() {
          entry.dirty = entry.urgent = true;
          request();
        },
        drawNow() {
          draw(entry, clock.performance.now());
          if (isWaiting(entry)) request();
          return entry.dirty;
        },
        remove: () => void entries.delete(entry),
      };
    },
    markDirty() {
      for (const entry of entries) entry.dirty = true;
      request();
    },
  };
}
