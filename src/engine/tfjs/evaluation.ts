/** Accuracy on a set of images, in chunks that stay on the device from one evaluation to the next. */
import * as tf from '@tensorflow/tfjs-core';
import type { RowsOf } from '../inputs.ts';
import type { Evaluation, ImageSet } from '../trainer.ts';
import { numbersAtOnce, type Block } from '../../model/model.ts';
import type { Weights } from './blocks/arithmetic.ts';
import { gatedNet, type Participations, type Seat } from './gates.ts';
import type { State } from './state.ts';
import { infer } from './walk.ts';

const LARGEST_CHUNK = 1000;
/** Of all images of a chunk together, while a block computes: 32 MB. */
const MOST_AT_ONCE = 8e6;
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
  /** All work is submitted when this returns, so that θ and s may move on. */
  evaluate(
    set: ImageSet,
    state: Pick<State, 'weights' | 'players'>,
    epsilon: number,
  ): Promise<Evaluation>;
  dispose(): void;
}

/** How many players are below ε, but not at 0. */
const belowEpsilon = (s: Participations, epsilon: number): tf.Scalar =>
  tf.addN(
    s.map((x) => tf.sum(tf.cast(tf.logicalAnd(tf.greater(x, 0), tf.less(x, epsilon)), 'float32'))),
  ) as tf.Scalar;

export function createEvaluator(
  rowsOf: RowsOf,
  blocks: readonly Block[],
  seats: readonly Seat[],
): Evaluator {
  const kept = new Map<ImageSet, Chunk[]>();
  const affordable = Math.max(1, Math.floor(MOST_AT_ONCE / numbersAtOnce({ blocks })));
  const chunkSize = Math.min(LARGEST_CHUNK, affordable);

  function makeChunk(set: ImageSet, from: number): Chunk {
    const count = Math.min(chunkSize, set.count - from);
    const indices = Uint32Array.from({ length: count }, (_, i) => from + i);
    return {
      count,
      columns: tf.tidy(() => tf.transpose(rowsOf(set, indices))),
      labels: tf.tensor1d(Int32Array.from(set.labels.subarray(from, from + count)), 'int32'),
    };
  }

  /** The chunk that begins at image `from`: the kept one, unless the set has grown past its end. */
  function keptChunk(set: ImageSet, from: number): Chunk {
    const chunks = kept.get(set) ?? [];
    kept.set(set, chunks);
    const index = from / chunkSize;
    const found = chunks.at(index);
    if (found && found.count === Math.min(chunkSize, set.count - from)) return found;
    if (found) releaseChunk(found);
    return (chunks[index] = makeChunk(set, from));
  }

  /** How many images are classified rightly, a scalar; the caller disposes of it. */
  function countRight(set: ImageSet, weights: readonly Weights[], s: Participations): tf.Scalar {
    const isKept = set.count <= LARGEST_KEPT;
    let total = tf.scalar(0);
    for (let from = 0; from < set.count; from += chunkSize) {
      const chunk = isKept ? keptChunk(set, from) : makeChunk(set, from);
      const sum = tf.tidy(() => {
        const logits = infer(gatedNet(blocks, weights, seats, s), chunk.columns);
        const right = tf.cast(tf.equal(tf.argMax(logits, 0), chunk.labels), 'float32');
        return tf.add(total, tf.sum(right)) as tf.Scalar;
      });
      if (!isKept) releaseChunk(chunk);
      total.dispose();
      total = sum;
    }
    return total;
  }

  return {
    async evaluate(set, state, epsilon) {
      // Clones share their data; they keep θ_t and s_t alive should a step come while something is read.
      const weights = state.weights.map(({ kernel, bias }) => ({
        kernel: tf.clone(kernel),
        bias: tf.clone(bias),
      }));
      const s = state.players.map((players) => tf.clone(players.s));
      const held: tf.Tensor[] = [...weights.flatMap(({ kernel, bias }) => [kernel, bias]), ...s];
      try {
        const soft = countRight(set, weights, s);
        held.push(soft);
        const report = tf.tidy(() => tf.stack([soft, belowEpsilon(s, epsilon)]));
        held.push(report);
        const [right, below] = await report.data();
        const accuracy = right / set.count;
        // Unless some s lies between 0 and ε, pruning changes nothing.
        if (below === 0) return { accuracy, accuracyPruned: accuracy };
        const pruned = s.map((x) =>
          tf.tidy(() => tf.where(tf.less(x, epsilon), tf.zerosLike(x), x) as tf.Tensor2D),
        );
        held.push(...pruned);
        const hard = countRight(set, weights, pruned);
        held.push(hard);
        return { accuracy, accuracyPruned: (await hard.data())[0] / set.count };
      } finally {
        tf.dispose(held);
      }
    },
    dispose() {
      for (const chunks of kept.values()) chunks.forEach(releaseChunk);
      kept.clear();
    },
  };
}
