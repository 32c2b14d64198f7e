/** Accuracy on a set of images, in chunks that stay on the device from one evaluation to the next. */
import * as tf from '@tensorflow/tfjs-core';
import type { RowsOf } from '../inputs.ts';
import { evaluationOf } from '../evaluation.ts';
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
}

const releaseChunk = ({ columns }: Chunk): void => columns.dispose();

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

  /** The class of each image, chunk by chunk, int32; the caller disposes of them. */
  function classify(set: ImageSet, weights: readonly Weights[], s: Participations): tf.Tensor1D[] {
    const isKept = set.count <= LARGEST_KEPT;
    const classes: tf.Tensor1D[] = [];
    for (let from = 0; from < set.count; from += chunkSize) {
      const chunk = isKept ? keptChunk(set, from) : makeChunk(set, from);
      classes.push(
        tf.tidy(() => tf.argMax(infer(gatedNet(blocks, weights, seats, s), chunk.columns), 0)),
      );
      if (!isKept) releaseChunk(chunk);
    }
    return classes;
  }

  async function read(chunks: readonly tf.Tensor1D[]): Promise<Uint8Array> {
    const values = await Promise.all(chunks.map((chunk) => chunk.data()));
    return Uint8Array.from(values.flatMap((chunk) => [...chunk]));
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
        const soft = classify(set, weights, s);
        held.push(...soft);
        const between = tf.tidy(() => belowEpsilon(s, epsilon));
        held.push(between);
        const [classes, [below]] = await Promise.all([read(soft), between.data()]);
        // Unless some s lies between 0 and ε, pruning changes nothing.
        if (below === 0) return evaluationOf(set, classes, classes);
        const pruned = s.map((x) =>
          tf.tidy(() => tf.where(tf.less(x, epsilon), tf.zerosLike(x), x) as tf.Tensor2D),
        );
        held.push(...pruned);
        const hard = classify(set, weights, pruned);
        held.push(...hard);
        return evaluationOf(set, classes, await read(hard));
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
