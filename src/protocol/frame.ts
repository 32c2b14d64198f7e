/**
 * A frame: the columns of all players at one step, in one transferred Float32Array.
 * Layout: HEADER numbers, then participation, benefit, normSquared, rivalry, each [playerCount].
 */
export const HEADER = 7;
const COLUMNS = 4;

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
}

/** Views into a frame's buffer; valid until the buffer is given back. */
export interface Frame extends FrameScalars {
  readonly participation: Float32Array;
  readonly benefit: Float32Array;
  readonly normSquared: Float32Array;
  readonly rivalry: Float32Array;
}

export const frameLength = (playerCount: number): number => HEADER + COLUMNS * playerCount;

export function writeFrame(
  into: Float32Array,
  scalars: FrameScalars,
  columns: Pick<Frame, 'participation' | 'benefit' | 'normSquared' | 'rivalry'>,
): void {
  const { step, loss, fee, stepsPerSecond, stepMs, tensors, workShare } = scalars;
  into.set([step, loss, fee, stepsPerSecond, stepMs, tensors, workShare]);
  const playerCount = columns.participation.length;
  into.set(columns.participation, HEADER);
  into.set(columns.benefit, HEADER + playerCount);
  into.set(columns.normSquared, HEADER + 2 * playerCount);
  into.set(columns.rivalry, HEADER + 3 * playerCount);
}

export function readFrame(from: Float32Array): Frame {
  const playerCount = (from.length - HEADER) / COLUMNS;
  const column = (index: number) =>
    from.subarray(HEADER + index * playerCount, HEADER + (index + 1) * playerCount);
  const [step, loss, fee, stepsPerSecond, stepMs, tensors, workShare] = from;
  return {
    step,
    loss,
    fee,
    stepsPerSecond,
    stepMs,
    tensors,
    workShare,
    participation: column(0),
    benefit: column(1),
    normSquared: column(2),
    rivalry: column(3),
  };
}
