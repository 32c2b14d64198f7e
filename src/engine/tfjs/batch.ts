/**
 * A batch of examples between two blocks, each a list of numbers. It lies as it was made and is turned when
 * somebody first wants it the other way round.
 *
 * Large matrices want it as columns, [features, batch]: then they are the left operand of their product, and
 * the wasm backend repacks only right operands; and what a player sums over the batch lies side by side.
 */
import * as tf from '@tensorflow/tfjs-core';

/** The transpose by itself: the flag of a product for it takes the wasm backend's slow path. */
export const transposed = (x: tf.Tensor2D): tf.Tensor2D => tf.transpose(x);

export class Batch {
  private constructor(
    private madeColumns: tf.Tensor2D | null,
    private madeRows: tf.Tensor2D | null,
  ) {}

  /** @param columns shape [features, batch] */
  static ofColumns = (columns: tf.Tensor2D): Batch => new Batch(columns, null);
  /** @param rows shape [batch, features] */
  static ofRows = (rows: tf.Tensor2D): Batch => new Batch(null, rows);

  /** Shape [features, batch]. */
  get columns(): tf.Tensor2D {
    return (this.madeColumns ??= transposed(this.madeRows!));
  }

  /** Shape [batch, features]. */
  get rows(): tf.Tensor2D {
    return (this.madeRows ??= transposed(this.madeColumns!));
  }

  /** A function of each number by itself. */
  map(f: (x: tf.Tensor2D) => tf.Tensor2D): Batch {
    return this.madeColumns === null
      ? Batch.ofRows(f(this.rows))
      : Batch.ofColumns(f(this.columns));
  }

  /** A function of each number and of the one in its place in another batch of the same shape. */
  with(other: Batch, f: (x: tf.Tensor2D, y: tf.Tensor2D) => tf.Tensor2D): Batch {
    return this.madeColumns === null
      ? Batch.ofRows(f(this.rows, other.rows))
      : Batch.ofColumns(f(this.columns, other.columns));
  }
}
