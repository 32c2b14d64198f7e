/**
 * One requestAnimationFrame for the whole page. Panels register how to draw and how often at most;
 * nothing is drawn unless data changed, the panel is visible and its turn has come.
 */
export interface Drawing {
  /** Draws the newest data. */
  draw(): void;
  /** At most this many times a second. */
  readonly ratePerSecond: number;
  /** Off screen panels are left alone; undefined counts as visible. */
  isVisible?(): boolean;
}

export interface DrawLoop {
  /** @returns takes the drawing out again */
  add(drawing: Drawing): () => void;
  /** New data: every drawing is due at its own rate. */
  markDirty(): void;
  /** Script time of the latest animation frames, milliseconds, newest last. */
  readonly frameMs: readonly number[];
}
