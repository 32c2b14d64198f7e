/**
 * A frame in one transferred Float32Array: what all players do, summed up, and the shown players one by
 * one. Layout: HEADER numbers, then fee and number of shown players of each layer, [2, layerCount], then a
 * summary per layer, [layerCount, SUMMARY_LENGTH], then the columns
 * participation, benefit, normSquared, rivalry, motion, swing, each [shownCount].
 */
import type { FrameGroups } from '../game/shown.ts';
import { SUMMARY_LENGTH, type Moving, type Weighed } from '../game/summary.ts';

/** step, loss, stepsPerSecond, stepMs, tensors, workShare, epsilon, layerCount. */
type Header = [number, number, number, number, number, number, number, number];
const HEADER = 8;
const COLUMNS = 6;

export interface FrameScalars {
  /** Steps done; exact up to 2^24. */
  readonly step: number;
  /** Mean cross-entropy of the last batch, nats. */
  readonly loss: number;
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
export interface Frame extends FrameScalars, FrameGroups, Weighed, Moving {
  /** Of all players, shown or not; shape [layerCount, SUMMARY_LENGTH]. */
  readonly summaries: Float32Array;
}

export const frameLength = (layerCount: number, shownCount: number): number =>
  HEADER + layerCount * (2 + SUMMARY_LENGTH) + COLUMNS * shownCount;

/**
 * @param columns of all players
 * @param shown the players to send, among all; shape [shownCount]
 */
export function writeFrame(
  into: Float32Array,
  scalars: FrameScalars,
  { fees, ends }: FrameGroups,
  summaries: Float32Array,
  columns: Weighed & Moving,
  shown: Uint32Array,
): void {
  const { step, loss, stepsPerSecond, stepMs, tensors, workShare, epsilon } = scalars;
  const layerCount = fees.length;
  into.set([step, loss, stepsPerSecond, stepMs, tensors, workShare, epsilon, layerCount]);
  into.set(fees, HEADER);
  into.set(ends, HEADER + layerCount);
  into.set(summaries, HEADER + 2 * layerCount);
  const { participation, benefit, normSquared, rivalry, motion, swing } = columns;
  let at = HEADER + 2 * layerCount + summaries.length;
  for (const column of [participation, benefit, normSquared, rivalry, motion, swing])
    for (const player of shown) into[at++] = column[player]!;
}

/** @throws RangeError where there is not even a header */
export function readFrame(from: Float32Array): Frame {
  if (from.length < HEADER)
    throw new RangeError(`A frame of ${from.length} numbers has no header.`);
  const header = [...from.subarray(0, HEADER)] as Header;
  const [step, loss, stepsPerSecond, stepMs, tensors, workShare, epsilon, layerCount] = header;
  const groups = HEADER + 2 * layerCount;
  const columns = groups + layerCount * SUMMARY_LENGTH;
  const shownCount = (from.length - columns) / COLUMNS;
  const column = (index: number) =>
    from.subarray(columns + index * shownCount, columns + (index + 1) * shownCount);
  return {
    step,
    loss,
    stepsPerSecond,
    stepMs,
    tensors,
    workShare,
    epsilon,
    fees: from.subarray(HEADER, HEADER + layerCount),
    ends: Uint32Array.from(from.subarray(HEADER + layerCount, groups)),
    summaries: from.subarray(groups, columns),
    participation: column(0),
    benefit: column(1),
    normSquared: column(2),
    rivalry: column(3),
    motion: column(4),
    swing: column(5),
  };
}
