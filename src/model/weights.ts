/** The numbers of a net's layers of weights, and how its players gate them. */
import { layerSize, learns, type Block, type Model } from './model.ts';
import type { PlayerGroup } from './players.ts';

/** One layer of weights; `kernel` is [inputCount, outputCount] row-major, `bias` [outputCount]. */
export interface DenseWeights {
  readonly inputCount: number;
  readonly outputCount: number;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

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
      player += (rest % shape[axis]!) * stride(axes[axis]!);
      rest = Math.floor(rest / shape[axis]!);
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
    const { inputCount, outputCount, kernel: whole, bias: all } = weights[layer]!;
    const [kernel, bias] = [whole.slice(), all.slice()];
    for (const { block: own, keeps, first, count } of groups) {
      if (blocks[own] !== block) continue;
      const s = participation.subarray(first, first + count);
      const stride = strides(block, keeps);
      const [inputs, outputStride] = [byInput(block, stride), stride('output')];
      for (let i = 0, at = 0; i < inputCount; i++)
        for (let o = 0; o < outputCount; o++, at++)
          kernel[at]! *= s[inputs[i]! + o * outputStride]!;
      if (keeps.length === 1 && keeps[0] === 'output')
        bias.forEach((b, o) => (bias[o] = b * s[o]!));
    }
    return { inputCount, outputCount, kernel, bias };
  });
}
