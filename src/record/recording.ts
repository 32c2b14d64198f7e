/**
 * A run that another program played and recorded (python/pruning_game.py): the series of a run, of as many players as there
 * are, but neither data nor weights to play it again from. docs/recording.md says what is in its file.
 */
import type { Change, RunSpec } from '../spec/spec.ts';
import type { Columns, Group, Last, Series, Verdict } from './record.ts';

/** The same format as a run's, of a later version: a program that knows runs alone says that it is too old. */
export const RECORDING_VERSION = 2;

export interface Recording {
  readonly manifest: RecordingManifest;
  readonly verdict: Verdict;
  readonly series: RecordedSeries;
  /** Nobody where there are more than MOST_EXACT players. */
  readonly last: Last;
}

export interface RecordingManifest {
  /** The game at step 0: prices, benefit, dynamics. What else a spec has is at its default here and says nothing. */
  readonly spec: RunSpec;
  readonly log: readonly Change[];
  readonly recorded: Recorded;
  /** ISO 8601 in UTC. */
  readonly began: string;
  readonly name?: string;
  readonly note?: string;
}

/** Where it was recorded, and of what. */
export interface Recorded {
  /** “PyTorch 2.5.1”. */
  readonly by: string;
  readonly python: string;
  /** “cuda: NVIDIA H100”. */
  readonly device: string;
  /** The name of the model’s class. */
  readonly model: string;
  /** Weights and biases of the model, players or not. */
  readonly parameters: number;
  /** By which those were drawn that are followed one by one. */
  readonly seed: number;
  /** Multiplications for one example, layer by layer of those that play; 0 where none was counted. */
  readonly multiplications: readonly number[];
  /** Of all layers in which nobody plays. */
  readonly otherMultiplications: number;
}

export interface RecordedSeries extends Series {
  readonly groups: readonly Group[];
  readonly columns: RecordedColumns;
}

/** Besides s, what those who are followed one by one were weighed with in the step; each of shape [n, m]. */
export interface RecordedColumns extends Columns {
  /** b, as it entered U. */
  readonly benefit: Float32Array;
  /** ‖θ_i‖². */
  readonly normSquared: Float32Array;
  /** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩. */
  readonly rivalry: Float32Array;
}
