/** Accuracy on a set of images, in chunks that stay on the device from one evaluation to the next. */
import * as tf from '@tensorflow/tfjs-core';
import { infer, type Dense } from './dense.ts';
import { imageRows } from '../inputs.ts';
import type { ImageSet } from '../trainer.ts';

const CHUNK = 1000;
/** Larger sets (the training images) are not worth 4 bytes a pixel on the device. */
const LARGEST_KEPT = 12_000;

interface Chunk {
  readonly count: number;
  /** Features first; shape [imageSize, count]. */
  readonly columns: tf.Tensor2D;
  /** Shape [count], int32. */
  readonly labels: tf.Tensor1D;
}

const releaseChunk = ({ columns, labels }: Chunk): void => tf.dispose([columns, labels]);

export interface Evaluator {
  /**
   * @returns number of images classified rightly, a scalar; the caller disposes of it. All work is
   * submitted when this returns, so that θ and s may move on.
   */
  countRight(set: ImageSet, dense: readonly Dense[], s: readonly tf.Tensor2D[]): tf.Scalar;
  dispose(): void;
}

/** @param table what each byte becomes (`byteTable`) */
export function createEvaluator(table: Float32Array): Evaluator {
  const kept = new Map<ImageSet, Chunk[]>();

  function makeChunk(set: ImageSet, from: number): Chunk {
    const count = Math.min(CHUNK, set.count - from);
    const indices = Uint32Array.from({ length: count }, (_, i) => from + i);
    return {
      count,
      columns: tf.tidy(() => tf.transpose(imageRows(set, indices, table))),
      labels: tf.tensor1d(Int32Array.from(set.labels.subarray(from, from + count)), 'int32'),
    };
  }

  /** The chunk that begins at image `from`: the kept one, unless the set has grown past its end. */
  function keptChunk(set: ImageSet, from: number): Chunk {
    const chunks = kept.get(set) ?? [];
    kept.set(set, chunks);
    const index = from / CHUNK;
    const found = chunks.at(index);
    if (found && found.count === Math.min(CHUNK, set.count - from)) return found;
    if (found) releaseChunk(found);
    return (chunks[index] = makeChunk(set, from));
  }

  return {
    countRight(set, dense, s) {
      const isKept = set.count <= LARGEST_KEPT;
      let total = tf.scalar(0);
      for (let from = 0; from < set.count; from += CHUNK) {
        const chunk = isKept ? keptChunk(set, from) : makeChunk(set, from);
        const sum = tf.tidy(() => {
          const predicted = tf.argMax(infer(dense, s, chunk.columns), 0);
          const right = tf.cast(tf.equal(predicted, chunk.labels), 'float32');
          return tf.add(total, tf.sum(right)) as tf.Scalar;
        });
        if (!isKept) releaseChunk(chunk);
        total.dispose();
        total = sum;
      }
      return total;
    },
    dispose() {
      for (const chunks of kept.values()) chunks.forEach(releaseChunk);
      kept.clear();
    },
  };
}
