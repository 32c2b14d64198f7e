/** One example through a network with its players, whatever route trains it. */
import { layerSize, learns, type Block, type Model, type Shape } from '../../model/model.ts';
import type { PlayerGroup } from '../../model/players.ts';
import type { DenseWeights } from '../trainer.ts';
import { plainOf } from './blocks.ts';

/** Whether all blocks of a network are computed here. */
export const canAnswer = ({ blocks }: Model): boolean =>
  blocks.every((block) => plainOf(block) !== undefined);

/** Where each axis of a kernel stands in the numbers of the players; 0 for one that does not stay. */
function strides(block: Block, keeps: PlayerGroup['keeps']): (axis: string) => number {
  const { axes, shape } = block.parameters.find(({ name }) => name === 'kernel')!;
  const extent = (axis: string) => shape[axes.indexOf(axis as (typeof axes)[number])] ?? 1;
  return (axis) => {
    const at = keeps.findIndex((kept) => kept === axis);
    return at < 0 ? 0 : keeps.slice(at + 1).reduce((product, kept) => product * extent(kept), 1);
  };
}

/** Of each number by which an output reads, what it adds to the number of a player; shape [inputCount]. */
function byInput(block: Block, stride: (axis: string) => number): Uint32Array {
  const { axes, shape } = block.parameters.find(({ name }) => name === 'kernel')!;
  return Uint32Array.from({ length: layerSize(block).inputCount }, (_, at) => {
    let [rest, player] = [at, 0];
    // The output is the last axis.
    for (let axis = axes.length - 2; axis >= 0; axis--) {
      player += (rest % shape[axis]) * stride(axes[axis]);
      rest = Math.floor(rest / shape[axis]);
    }
    return player;
  });
}

/**
 * All weights with the gates in them: s of a unit multiplies its weights and its bias, any other s weights alone.
 *
 * @param weights of the blocks that learn
 * @param participation s of all players
 */
export function gatedWeights(
  { blocks }: Model,
  groups: readonly PlayerGroup[],
  weights: readonly DenseWeights[],
  participation: Float32Array,
): DenseWeights[] {
  return blocks.filter(learns).map((block, layer) => {
    const { inputCount, outputCount, kernel: whole, bias: all } = weights[layer];
    const [kernel, bias] = [whole.slice(), all.slice()];
    for (const { block: own, keeps, first, count } of groups) {
      if (blocks[own] !== block) continue;
      const s = participation.subarray(first, first + count);
      const stride = strides(block, keeps);
      const [inputs, outputStride] = [byInput(block, stride), stride('output')];
      for (let i = 0, at = 0; i < inputCount; i++)
        for (let o = 0; o < outputCount; o++, at++) kernel[at] *= s[inputs[i] + o * outputStride];
      if (keeps.length === 1 && keeps[0] === 'output') bias.forEach((b, o) => (bias[o] = b * s[o]));
    }
    return { inputCount, outputCount, kernel, bias };
  });
}

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
