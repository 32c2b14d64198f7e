/**
 * A frame in one transferred Float32Array: what all players do, summed up, and the shown players one by
 * one. Layout: HEADER numbers, then a summary per layer, [layerCount, SUMMARY_LENGTH], then the columns
 * participation, benefit, normSquared, rivalry, motion, swing, each [shownCount].
 */
import { SUMMARY_LENGTH, type Moving, type Weighed } from '../game/summary.ts';

const HEADER = 9;
const COLUMNS = 6;

export interface FrameScalars {
  /** Steps done; exact up to 2^24. */
  readonly step: number;
  /** Mean cross-entropy of the last batch, nats. */
  readonly loss: number;
  /** γ_t in force in the last step. */
  readonly fee: number;
  readonly stepsPerSecond: number;
  /** Milliseconds of the last step's own work. */
  readonly stepMs: number;
  /** Tensors or buffers the engine holds. */
  readonly tensors: number;
  /** Share of the full net's weights that a step still handles, 0 to 1. */
  readonly workShare: number;
  /** Prune threshold the summaries were made with. */
  readonly epsilon: number;
}

/** Views into a frame's buffer; valid until the buffer is given back. */
export interface Frame extends FrameScalars, Weighed, Moving {
  /** Of all players, shown or not; shape [layerCount, SUMMARY_LENGTH]. */
  readonly summaries: Float32Array;
}

export const frameLength = (layerCount: number, shownCount: number): number =>
  HEADER + layerCount * SUMMARY_LENGTH + COLUMNS * shownCount;

/**
 * @param columns of all players
 * @param shown the players to send, among all; shape [shownCount]
 */
export function writeFrame(
  into: Float32Array,
  scalars: FrameScalars,
  summaries: Float32Array,
  columns: Weighed & Moving,
  shown: Uint32Array,
): void {
  const { step, loss, fee, stepsPerSecond, stepMs, tensors, workShare, epsilon } = scalars;
  const layerCount = summaries.length / SUMMARY_LENGTH;
  into.set([step, loss, fee, stepsPerSecond, stepMs, tensors, workShare, epsilon, layerCount]);
  into.set(summaries, HEADER);
  const { participation, benefit, normSquared, rivalry, motion, swing } = columns;
  let at = HEADER + summaries.length;
  for (const column of [participation, benefit, normSquared, rivalry, motion, swing])
    for (let k = 0; k < shown.length; k++) into[at++] = column[shown[k]];
}

export function readFrame(from: Float32Array): Frame {
  const [step, loss, fee, stepsPerSecond, stepMs, tensors, workShare, epsilon, layerCount] = from;
  const columns = HEADER + layerCount * SUMMARY_LENGTH;
  const shownCount = (from.length - columns) / COLUMNS;
  const column = (index: number) =>
    from.subarray(columns + index * shownCount, columns + (index + 1) * shownCount);
  return {
    step,
    loss,
    fee,
    stepsPerSecond,
    stepMs,
    tensors,
    workShare,
    epsilon,
    summaries: from.subarray(HEADER, columns),
    participation: column(0),
    benefit: column(1),
    normSquared: column(2),
    rivalry: column(3),
    motion: column(4),
    swing: column(5),
  };
}
