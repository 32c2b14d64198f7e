/** A network forward and backward, block by block, with the gates of its players. */
import * as tf from '@tensorflow/tfjs-core';
import { learns, type Block } from '../../model/model.ts';
import { Batch } from './batch.ts';
import type { Arithmetic, Forward, Weights } from './blocks/arithmetic.ts';
import { arithmetics } from './blocks/registry.ts';

const arithmeticOf = ({ kind }: Block): Arithmetic | undefined =>
  (arithmetics as Readonly<Record<string, Arithmetic | undefined>>)[kind];

/** The first block that is not computed here. */
export const unknownBlock = (blocks: readonly Block[]): Block | null =>
  blocks.find((block) => arithmeticOf(block) === undefined) ?? null;

/** A network as a batch meets it. */
export interface GatedNet {
  readonly blocks: readonly Block[];
  /** Of each block that learns, with the gates that stand inside. */
  readonly weights: readonly Weights[];
  /** Those that stand behind each block that learns, [outputCount, 1]; null where there are none. */
  readonly gates: readonly (tf.Tensor2D | null)[];
}

/** What a batch met on its way through one block. */
interface Passed extends Forward {
  /** Which of the blocks that learn it is; null where it learns nothing. */
  readonly layer: number | null;
  readonly gate: tf.Tensor2D | null;
}

/** @returns the logits, and the way there */
function forward({ blocks, weights, gates }: GatedNet, input: Batch): [Batch, Passed[]] {
  let at = input;
  let layers = 0;
  const way = blocks.map((block): Passed => {
    const layer = learns(block) ? layers++ : null;
    const gate = layer === null ? null : gates[layer];
    const passed = arithmeticOf(block)!(at, layer === null ? null : weights[layer], block);
    // Multiplies weights and bias alike (equations 3 and 4), before whatever activation follows.
    at = gate === null ? passed.output : Batch.ofColumns(tf.mul(passed.output.columns, gate));
    return { ...passed, layer, gate };
  });
  return [at, way];
}

/** Logits of a batch; shape [classCount, batch]. @param input shape [inputCount, batch] */
export const infer = (net: GatedNet, input: tf.Tensor2D): tf.Tensor2D =>
  forward(net, Batch.ofColumns(input))[0].columns;

/**
 * Mean cross-entropy in nats and its slope by the logits.
 *
 * @param targets one-hot; shape [batch, classCount]
 */
function crossEntropy(logits: Batch, targets: tf.Tensor2D): { loss: tf.Scalar; slope: Batch } {
  const batch = targets.shape[0];
  const { rows } = logits;
  const shifted = tf.sub(rows, tf.max(rows, 1, true));
  // log p by the shifted logits, never by log(softmax): a confident net must not give log 0.
  const logShares = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  const loss = tf.div(tf.neg(tf.sum(tf.mul(logShares, targets))), batch) as tf.Scalar;
  const slope = tf.div(tf.sub(tf.exp(logShares), targets), batch) as tf.Tensor2D;
  return { loss, slope: Batch.ofRows(slope) };
}

export interface Gradients {
  readonly loss: tf.Scalar;
  /** ∂L/∂θ of each block that learns. */
  readonly weights: Weights[];
  /** ∂L/∂s_i = Σ_batch ∂L/∂z̃_i z_i with z̃ = s z, of the gates behind; [outputCount, 1], or null. */
  readonly gates: (tf.Tensor2D | null)[];
}

/**
 * Loss and gradients of one batch.
 *
 * @param rows the batch; shape [batch, inputCount]
 * @param targets one-hot; shape [batch, classCount]
 */
export function lossAndGradients(
  net: GatedNet,
  rows: tf.Tensor2D,
  targets: tf.Tensor2D,
): Gradients {
  const [logits, way] = forward(net, Batch.ofRows(rows));
  const { loss, slope: byLogits } = crossEntropy(logits, targets);
  const weights = new Array<Weights>(net.weights.length);
  const gates: (tf.Tensor2D | null)[] = net.gates.map(() => null);
  let slope = byLogits;
  for (const { layer, gate, output, back } of way.toReversed()) {
    if (layer !== null && gate !== null) {
      gates[layer] = tf.sum(tf.mul(slope.columns, output.columns), 1, true);
      slope = Batch.ofColumns(tf.mul(slope.columns, gate));
    }
    const told = back(slope, layer !== 0);
    if (layer !== null) weights[layer] = told.weights!;
    // What comes before learns nothing.
    if (told.slope === null) break;
    slope = told.slope;
  }
  return { loss, weights, gates };
}
