/** One of the runs that the page plays by itself, and what may be asked for. */
import type { Swept } from './plan.ts';

export interface Try {
  readonly key: string;
  /** What sets it apart: “seed 3”. */
  readonly label: string;
  readonly phase: 'waiting' | 'training' | 'kept' | 'failed';
  readonly step: number;
  /** Of its whole training; null before it is prepared. */
  readonly steps: number | null;
  /** Of the kept run; null before. */
  readonly name: string | null;
  /** Why it failed, in a sentence; else null. */
  readonly why: string | null;
}

export interface TriesState {
  /** In the order in which they are played; those that are done stay until others are asked for. */
  readonly tries: readonly Try[];
  readonly stepsPerSecond: number;
  /** They rest while the page is hidden. */
  readonly isResting: boolean;
}

/** A row of values, evenly spaced on a log scale. */
export interface Row {
  readonly name: Swept;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}
