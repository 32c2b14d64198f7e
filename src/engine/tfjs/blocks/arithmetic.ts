import type * as tf from '@tensorflow/tfjs-core';
import type { Block } from '../../../model/model.ts';
import type { Batch } from '../batch.ts';

/** What a block has learnt, or the slope of the loss by it: a matrix with a row for each output, and a column. */
export interface Weights {
  /** Shape [outputCount, inputCount]: `layerSize` of the block. */
  readonly kernel: tf.Tensor2D;
  /** Shape [outputCount, 1]. */
  readonly bias: tf.Tensor2D;
}

export interface Backward {
  /** ∂L/∂(what came in); null where it was not wanted. */
  readonly slope: Batch | null;
  /** ∂L/∂(kernel and bias); null where nothing is learnt. */
  readonly weights: Weights | null;
}

export interface Forward {
  readonly output: Batch;
  /**
   * @param slope ∂L/∂(what went out)
   * @param isWanted whether any block before this one learns
   */
  back(slope: Batch, isWanted: boolean): Backward;
}

/**
 * What a kind of block does with a batch, and how the gradient goes back: written out, because autodiff would
 * transpose weights in every product, which on the wasm backend is ten times slower than an explicit
 * transpose. Gates are not its matter: those inside a kernel are in it already, those behind come after it.
 */
export type Arithmetic = (
  input: Batch,
  /** Null where the block learns nothing. */
  weights: Weights | null,
  block: Block,
) => Forward;
