/**
 * The fast state: the latest frame, and over time the summary of all players and the participation of
 * the shown ones. Lives outside React; panels read it when they draw.
 *
 * History is a table of at most `capacity` columns. When it is full, every second column is dropped
 * and the stride between columns doubles, so memory and drawing stay bounded for any run length.
 */
import { SUMMARY_LENGTH } from '../game/summary.ts';
import type { Frame } from '../protocol/frame.ts';

const COLUMNS = ['participation', 'benefit', 'normSquared', 'rivalry', 'swing'] as const;

const MOST_COLUMNS = 1024;
/** Cells of one history at most: with the most players that are shown, 40 MiB for all five. */
const MOST_CELLS = 2 ** 21;

/** As many columns as the shown players leave room for; even, so that thinning halves it. */
export const capacityFor = (playerCount: number): number =>
  Math.min(MOST_COLUMNS, 2 * Math.floor(MOST_CELLS / (2 * Math.max(1, playerCount))));

export class Trajectory {
  /** The latest frame, copied out of its buffer; null before the first. */
  latest: Frame | null = null;
  /** Number of columns held. */
  length = 0;
  /** Grows when columns are dropped or the run restarts: a panel must then redraw all of its past. */
  epoch = 0;
  /** Step of each column; shape [capacity]. */
  readonly steps: Float64Array;
  /** Fee γ_t of each group at each column; shape [capacity, layerCount]. */
  readonly fees: Float32Array;
  /** Loss of each column; shape [capacity]. */
  readonly losses: Float32Array;
  /** s, column after column, and what it was weighed with; each of shape [capacity, playerCount]. */
  readonly participation: Float32Array;
  readonly benefit: Float32Array;
  readonly normSquared: Float32Array;
  readonly rivalry: Float32Array;
  /** How each alternates (game/population.ts). */
  readonly swing: Float32Array;
  private readonly summaries: Float32Array;
  private stride = 1;

  /** @param playerCount players that frames show one by one */
  constructor(
    readonly playerCount: number,
    readonly layerCount: number,
    readonly capacity = capacityFor(playerCount),
  ) {
    this.steps = new Float64Array(capacity);
    this.fees = new Float32Array(capacity * layerCount);
    this.losses = new Float32Array(capacity);
    this.summaries = new Float32Array(capacity * layerCount * SUMMARY_LENGTH);
    this.participation = new Float32Array(capacity * playerCount);
    this.benefit = new Float32Array(capacity * playerCount);
    this.normSquared = new Float32Array(capacity * playerCount);
    this.rivalry = new Float32Array(capacity * playerCount);
    this.swing = new Float32Array(capacity * playerCount);
  }

  /** s of the shown players at a column; shape [playerCount]. */
  column(index: number): Float32Array {
    return this.participation.subarray(index * this.playerCount, (index + 1) * this.playerCount);
  }

  /**
   * What all players did at a column, judged by the prices and the ε of its time (game/summary.ts);
   * shape [layerCount, SUMMARY_LENGTH].
   */
  summary(index: number): Float32Array {
    const row = this.layerCount * SUMMARY_LENGTH;
    return this.summaries.subarray(index * row, (index + 1) * row);
  }

  /** The last column at or before `step`; -1 if there is none. */
  columnAt(step: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.steps[middle]! <= step) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Takes in a frame whose arrays belong to someone else; keeps copies. */
  push(frame: Frame): void {
    this.latest = {
      ...frame,
      fees: frame.fees.slice(),
      ends: frame.ends.slice(),
      summaries: frame.summaries.slice(),
      participation: frame.participation.slice(),
      benefit: frame.benefit.slice(),
      normSquared: frame.normSquared.slice(),
      rivalry: frame.rivalry.slice(),
      motion: frame.motion.slice(),
      swing: frame.swing.slice(),
    };
    const last = this.length - 1;
    // The same step once more: players were put elsewhere, or are judged by other prices.
    const lastStep = this.steps[last] ?? -Infinity;
    if (frame.step === lastStep) return this.write(last, frame);
    if (frame.step < lastStep + this.stride) return;
    if (this.length === this.capacity) this.thin();
    this.write(this.length++, frame);
  }

  /** The run goes on from an earlier step: what came after it has not happened. */
  goBackTo(step: number): void {
    this.length = this.columnAt(step) + 1;
    this.epoch++;
  }

  private write(to: number, frame: Frame): void {
    this.steps[to] = frame.step;
    this.fees.set(frame.fees, to * this.layerCount);
    this.losses[to] = frame.loss;
    this.summary(to).set(frame.summaries);
    for (const name of COLUMNS) this[name].set(frame[name], to * this.playerCount);
  }

  private thin(): void {
    const kept = this.length >> 1;
    const copy = (table: Float32Array | Float64Array, row: number) => {
      for (let to = 1; to < kept; to++)
        table.copyWithin(to * row, 2 * to * row, (2 * to + 1) * row);
    };
    for (const table of [this.steps, this.losses]) copy(table, 1);
    copy(this.fees, this.layerCount);
    copy(this.summaries, this.layerCount * SUMMARY_LENGTH);
    for (const name of COLUMNS) copy(this[name], this.playerCount);
    this.length = kept;
    this.stride *= 2;
    this.epoch++;
  }
}
