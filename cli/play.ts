/** What is asked for and can be done: it has a place to write to, and waits to begin. */
export interface Play {
  /** @param signal ends it early, with what is done @returns how many of the runs have diverged */
  play(signal: AbortSignal): Promise<number>;
  /** Puts what was written in its place. */
  finish(): Promise<void>;
}
