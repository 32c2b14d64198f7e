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
  /** Runs in the next frame, before the drawings: what came from the worker is taken in there. */
  onFrame(callback: () => void): () => void;
  /** Script time of the latest animation frames in milliseconds, newest last. */
  readonly frameMs: readonly number[];
}

/** How many frames `frameMs` remembers. */
const REMEMBERED = 600;

interface Entry {
  readonly drawing: Drawing;
  dirty: boolean;
  drawnAt: number;
}

export function createDrawLoop(clock: Pick<Window, 'requestAnimationFrame' | 'performance'> = window): DrawLoop {
  const entries = new Set<Entry>();
  const callbacks = new Set<() => void>();
  const frameMs: number[] = [];
  let requested = false;

  function request(): void {
    if (requested) return;
    requested = true;
    clock.requestAnimationFrame(frame);
  }

  function frame(now: number): void {
    requested = false;
    const began = clock.performance.now();
    for (const callback of callbacks) callback();
    for (const entry of entries) {
      if (!entry.dirty || entry.drawing.isVisible?.() === false) continue;
      // A frame may come a little early; without the slack a 30 Hz panel would fall to 20 Hz.
      if (now - entry.drawnAt < 1000 / entry.drawing.ratePerSecond - 4) continue;
      const unfinished = entry.drawing.draw() === true;
      entry.dirty = unfinished;
      if (!unfinished) entry.drawnAt = now;
    }
    frameMs.push(clock.performance.now() - began);
    if (frameMs.length > REMEMBERED) frameMs.shift();
    if ([...entries].some((entry) => entry.dirty && entry.drawing.isVisible?.() !== false)) request();
  }

  return {
    add(drawing) {
      const entry: Entry = { drawing, dirty: true, drawnAt: -Infinity };
      entries.add(entry);
      request();
      return () => entries.delete(entry);
    },
    markDirty() {
      for (const entry of entries) entry.dirty = true;
      request();
    },
    onFrame(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    frameMs,
  };
}
