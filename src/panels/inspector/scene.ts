/** What the pictures of one player over time are drawn from. */
import type { ChangeMark } from '../participation/prices.ts';
import type { Measure, Moment } from './series.ts';

export interface InspectorScene {
  /** Oldest first; the last one is now. */
  readonly moments: readonly Moment[];
  readonly measure: Measure;
  readonly marks: readonly ChangeMark[];
  /** When it came to be pushed and when it left; null for not. */
  readonly pushedAt: number | null;
  readonly leftAt: number | null;
  readonly stepsPerEpoch: number;
  /** Index of the moment being read; null for now. */
  readonly cursor: number | null;
}
