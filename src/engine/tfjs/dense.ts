/**
 * Dense layers with gates, forward and backward, written out: autodiff would transpose weights in
 * every matmul, which on the wasm backend is ten times slower than an explicit transpose.
 *
 * Everything lies features first: a kernel is [outputCount, inputCount] (a row is a player), a batch
 * of activations is [features, batch]. Then every large matrix is the left operand of its product,
 * and the wasm backend repacks only right operands; and what a player sums over the batch lies
 * side by side.
 */
import * as tf from '@tensorflow/tfjs-core';

/** One layer's θ: kernel [outputCount, inputCount], bias [outputCount, 1]. */
export interface Dense {
  readonly kernel: tf.Tensor2D;
  readonly bias: tf.Tensor2D;
}

export type DenseGradient = Dense;

const transposed = (x: tf.Tensor2D): tf.Tensor2D => tf.transpose(x);

/** A sum over the batch, [features, batch] → [features, 1]. */
const sumOverBatch = (x: tf.Tensor2D): tf.Tensor2D => tf.sum(x, 1, true);

/** z = W x + b; shape [outputCount, batch]. */
export const preActivation = ({ kernel, bias }: Dense, input: tf.Tensor2D): tf.Tensor2D =>
  tf.add(tf.matMul(kernel, input), bias);

/**
 * The gates of the units of each hidden layer, [count, 1]; null where its units do not play. Gates that
 * stand inside a kernel are multiplied into it beforehand (gates.ts).
 */
export type UnitGates = readonly (tf.Tensor2D | null)[];

/** h = relu(s ∘ z): the gate multiplies weight row and bias alike (equations 3 and 4). */
const gate = (z: tf.Tensor2D, s: tf.Tensor2D | null): tf.Tensor2D =>
  tf.relu(s === null ? z : tf.mul(z, s));

/** Logits of a batch; shape [classCount, batch]. */
export function infer(dense: readonly Dense[], gates: UnitGates, input: tf.Tensor2D): tf.Tensor2D {
  const hidden = gates.reduce(
    (below: tf.Tensor2D, s, layer) => gate(preActivation(dense[layer], below), s),
    input,
  );
  return preActivation(dense[dense.length - 1], hidden);
}

/**
 * Mean cross-entropy in nats and its slope by the logits.
 *
 * @param logits shape [classCount, batch]
 * @param targets one-hot; shape [batch, classCount]
 */
function crossEntropy(
  logits: tf.Tensor2D,
  targets: tf.Tensor2D,
): { loss: tf.Scalar; slope: tf.Tensor2D } {
  const batch = targets.shape[0];
  const rows = transposed(logits);
  const shifted = tf.sub(rows, tf.max(rows, 1, true));
  // log p by the shifted logits, never by log(softmax): a confident net must not give log 0.
  const logShares = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  const loss = tf.div(tf.neg(tf.sum(tf.mul(logShares, targets))), batch) as tf.Scalar;
  const slope = tf.div(tf.sub(tf.exp(logShares), targets), batch) as tf.Tensor2D;
  return { loss, slope: transposed(slope) };
}

export interface Backward {
  readonly loss: tf.Scalar;
  /** ∂L/∂θ, all layers. */
  readonly gradients: DenseGradient[];
  /** ∂L/∂s_i = Σ_batch ∂L/∂z̃_i z_i with z̃ = s z, hidden layers; each of shape [count, 1] or null. */
  readonly unitSlopes: (tf.Tensor2D | null)[];
}

/**
 * Loss and gradients of one batch at (θ, s). At s = 0 the ReLU's derivative is 0, as in PyTorch, and
 * so is ∂L/∂s.
 *
 * @param rows the batch; shape [batch, inputCount]
 * @param targets one-hot; shape [batch, classCount]
 */
export function lossAndGradients(
  dense: readonly Dense[],
  gates: UnitGates,
  rows: tf.Tensor2D,
  targets: tf.Tensor2D,
): Backward {
  const raw: tf.Tensor2D[] = [];
  const active: tf.Tensor2D[] = [];
  let below = transposed(rows);
  gates.forEach((s, layer) => {
    const z = preActivation(dense[layer], below);
    below = gate(z, s);
    raw.push(z);
    active.push(below);
  });
  const output = dense.length - 1;
  const { loss, slope } = crossEntropy(preActivation(dense[output], below), targets);

  const gradients = new Array<DenseGradient>(dense.length);
  const unitSlopes: (tf.Tensor2D | null)[] = gates.map(() => null);
  let slopeByZ = slope;
  for (let layer = output; layer >= 0; layer--) {
    if (layer < output) {
      const byGated = tf.mul(slopeByZ, tf.step(active[layer])) as tf.Tensor2D;
      const s = gates[layer];
      if (s !== null) unitSlopes[layer] = sumOverBatch(tf.mul(byGated, raw[layer]));
      slopeByZ = s === null ? byGated : tf.mul(byGated, s);
    }
    const input = layer === 0 ? rows : transposed(active[layer - 1]);
    gradients[layer] = { kernel: tf.matMul(slopeByZ, input), bias: sumOverBatch(slopeByZ) };
    if (layer > 0) slopeByZ = tf.matMul(transposed(dense[layer].kernel), slopeByZ);
  }
  return { loss, gradients, unitSlopes };
}
