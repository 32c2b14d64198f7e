/** One example through a network with its players, whatever route trains it. */
import { learns, type Model, type Shape } from '../../model/model.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { plainOf } from './blocks.ts';

/** Whether all blocks of a network are computed here. */
export const canAnswer = ({ blocks }: Model): boolean =>
  blocks.every((block) => plainOf(block) !== undefined);

/** What the outputs of a hidden layer of weights are of one example, behind their activation. */
export interface LayerOfAnswer {
  /** Index of the block that learns. */
  readonly block: number;
  readonly shape: Shape;
  /** Output after output, each with all its places. */
  readonly values: Float32Array;
}

export interface PlainAnswer {
  /** Share of each class; sums to 1. */
  readonly shares: Float32Array;
  /** Without the last, from the input on. */
  readonly layers: readonly LayerOfAnswer[];
}

function softmax(logits: Float32Array): Float32Array {
  const highest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

const ACTIVATIONS = ['relu', 'leaky', 'tanh'];

/**
 * @param model all of whose blocks are computed here
 * @param gated weights with their gates
 * @param input what the net sees
 */
export function answerOf(
  { blocks }: Model,
  gated: readonly DenseWeights[],
  input: Float32Array,
): PlainAnswer {
  const layers: LayerOfAnswer[] = [];
  let at = input;
  let learned = 0;
  blocks.forEach((block, index) => {
    at = plainOf(block)!(at, block, learns(block) ? gated[learned++] : null);
    const { output: shape } = block;
    if (learns(block)) layers.push({ block: index, shape, values: at });
    else if (ACTIVATIONS.includes(block.kind) && learns(blocks[index - 1] ?? block))
      layers[layers.length - 1] = { ...layers[layers.length - 1], values: at };
  });
  return { shares: softmax(at), layers: layers.slice(0, -1) };
}
