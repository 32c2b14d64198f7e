/**
 * The fast state: the latest frame of all players and their participation over time. Lives outside
 * React; panels read it when they draw.
 *
 * History is a table of at most `capacity` columns. When it is full, every second column is dropped
 * and the stride between columns doubles, so memory and drawing stay bounded for any run length.
 */
import { regretAt } from '../game/frozen/regret.ts';
import type { Prices } from '../game/utility.ts';
import type { Frame } from '../protocol/frame.ts';

/**
 * How far the frozen game of a frame is from a Nash equilibrium: the largest regret (Nash gap) and the
 * sum of all (NashConv), in units of utility.
 */
export function distanceOf(
  frame: Frame,
  { alpha, beta, eta }: Omit<Prices, 'gamma'>,
): { gap: number; conv: number } {
  let gap = 0;
  let conv = 0;
  for (let i = 0; i < frame.participation.length; i++) {
    const gain = alpha * frame.benefit[i] - frame.fee - eta * frame.rivalry[i];
    const regret = regretAt(frame.participation[i], gain, 2 * beta * frame.normSquared[i]);
    conv += regret;
    if (regret > gap) gap = regret;
  }
  return { gap, conv };
}

const COLUMNS = ['participation', 'benefit', 'normSquared', 'rivalry'] as const;

export class Trajectory {
  /** The latest frame, copied out of its buffer; null before the first. */
  latest: Frame | null = null;
  /** Number of columns held. */
  length = 0;
  /** Grows when columns are dropped or the run restarts: a panel must then redraw all of its past. */
  epoch = 0;
  /** Step of each column; shape [capacity]. */
  readonly steps: Float64Array;
  /** Fee γ_t of each column; shape [capacity]. */
  readonly fees: Float32Array;
  /** Loss of each column; shape [capacity]. */
  readonly losses: Float32Array;
  /** Nash gap and NashConv of each column, with the prices of its time; shape [capacity]. */
  readonly nashGaps: Float64Array;
  readonly nashConvs: Float64Array;
  /** s, column after column, and what it was weighed with; each of shape [capacity, playerCount]. */
  readonly participation: Float32Array;
  readonly benefit: Float32Array;
  readonly normSquared: Float32Array;
  readonly rivalry: Float32Array;
  private stride = 1;

  constructor(
    readonly playerCount: number,
    readonly capacity = 1024,
  ) {
    this.steps = new Float64Array(capacity);
    this.fees = new Float32Array(capacity);
    this.losses = new Float32Array(capacity);
    this.nashGaps = new Float64Array(capacity);
    this.nashConvs = new Float64Array(capacity);
    this.participation = new Float32Array(capacity * playerCount);
    this.benefit = new Float32Array(capacity * playerCount);
    this.normSquared = new Float32Array(capacity * playerCount);
    this.rivalry = new Float32Array(capacity * playerCount);
  }

  /** s of all players at a column; shape [playerCount]. */
  column(index: number): Float32Array {
    return this.participation.subarray(index * this.playerCount, (index + 1) * this.playerCount);
  }

  /** The last column at or before `step`; -1 if there is none. */
  columnAt(step: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.steps[middle] <= step) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * Takes in a frame whose arrays belong to someone else; keeps copies.
   * @param prices α, β and η in force; the fee γ_t comes with the frame
   */
  push(frame: Frame, prices: Omit<Prices, 'gamma'>): void {
    this.latest = {
      ...frame,
      participation: frame.participation.slice(),
      benefit: frame.benefit.slice(),
      normSquared: frame.normSquared.slice(),
      rivalry: frame.rivalry.slice(),
    };
    const due = this.length === 0 || frame.step >= this.steps[this.length - 1] + this.stride;
    if (!due) return;
    if (this.length === this.capacity) this.thin();
    this.steps[this.length] = frame.step;
    this.fees[this.length] = frame.fee;
    this.losses[this.length] = frame.loss;
    const { gap, conv } = distanceOf(frame, prices);
    this.nashGaps[this.length] = gap;
    this.nashConvs[this.length] = conv;
    for (const name of COLUMNS) this[name].set(frame[name], this.length * this.playerCount);
    this.length++;
  }

  private thin(): void {
    const kept = this.length >> 1;
    for (let to = 0; to < kept; to++) {
      const from = 2 * to;
      this.steps[to] = this.steps[from];
      this.fees[to] = this.fees[from];
      this.losses[to] = this.losses[from];
      this.nashGaps[to] = this.nashGaps[from];
      this.nashConvs[to] = this.nashConvs[from];
      const row = this.playerCount;
      for (const name of COLUMNS) this[name].copyWithin(to * row, from * row, (from + 1) * row);
    }
    this.length = kept;
    this.stride *= 2;
    this.epoch++;
  }
}
