/** A run among all that are kept: what lists and pictures show of it. */
import type { Digest } from '../../record/digest.ts';
import type { ForkOf } from '../../record/record.ts';

export interface KeptRun {
  /** Of the run, from its beginning on: kept once more it takes its own place. */
  readonly id: string;
  /** By which people speak of it; any text, and no other run's. */
  readonly name: string;
  readonly note: string;
  readonly star: boolean;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** The run that it parted from, and from which step on; null for one that began by itself. */
  readonly forkOf: ForkOf | null;
  readonly digest: Digest;
  /** What it takes in storage, about. */
  readonly bytes: number;
  /** Whether it outlasts the page. */
  readonly isStored: boolean;
}

/** What is known of a run when it is kept. */
export interface Origin {
  readonly id?: string;
  readonly forkOf?: ForkOf | null;
}
