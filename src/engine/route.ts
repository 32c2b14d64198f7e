/** What a way to compute the step is given, and what it must offer. */
import type { RunSpec } from '../spec/spec.ts';
import type { BackendName } from './backends.ts';
import type { Games } from './games.ts';
import type { PixelStatistics } from '../data/dataSet.ts';
import type { Model } from '../model/model.ts';
import type { ImageSet } from './trainer.ts';

export interface TrainerOptions {
  readonly model: Model;
  readonly spec: RunSpec;
  /** The backend that `chooseBackend` made active. */
  readonly backend: BackendName;
  readonly data: PixelStatistics & { readonly train: ImageSet };
  /** Our own compiled step (simd/module.ts); null or left out where there is none. */
  readonly step?: WebAssembly.Module | null;
  /**
   * Whether players that are out for good may leave the matrices, where a route can do so; true if left
   * out. Turned off only to measure what it brings.
   */
  readonly shrinks?: boolean;
}

/** Options of K games; `specs` has the shape [K], K ≥ 1. */
export interface GamesOptions extends Omit<TrainerOptions, 'spec'> {
  /** Alike in batch size and split. */
  readonly specs: readonly RunSpec[];
}

/** One way to compute the step; routes.ts lists them. */
export interface Route {
  readonly name: string;
  /** Whether each single game can be computed. */
  serves(options: TrainerOptions): boolean;
  create(options: GamesOptions): Games;
}
