/** Initial weights: a pure function of seed and network, so that every backend starts alike. */
import { normal, randomStream, type Random } from '../game/random.ts';
import { layerSize, sizeOf, type Block } from '../model/model.ts';
import type { RunSpec } from '../spec/spec.ts';

/** One layer as plain numbers, a row per output: kernel [outputCount, inputCount], bias [outputCount]. */
export interface InitialLayer {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

type Draw = (random: Random) => number;

const uniform =
  (bound: number): Draw =>
  (random) =>
    (2 * random() - 1) * bound;

function draws(
  kind: RunSpec['initialisation'],
  fanIn: number,
  fanOut: number,
): { kernel: Draw; bias: Draw } {
  const none: Draw = () => 0;
  switch (kind) {
    case 'torch': {
      const draw = uniform(1 / Math.sqrt(fanIn));
      return { kernel: draw, bias: draw };
    }
    case 'he': {
      const deviation = Math.sqrt(2 / fanIn);
      return { kernel: (random) => deviation * normal(random), bias: none };
    }
    case 'glorot':
      return { kernel: uniform(Math.sqrt(6 / (fanIn + fanOut))), bias: none };
    default:
      return kind satisfies never;
  }
}

/**
 * Of a block that learns.
 *
 * @param layer index among those that learn; each owns a random stream: widening one leaves the others alone
 */
export function initialWeights(
  block: Block,
  layer: number,
  kind: RunSpec['initialisation'],
  seed: number,
): InitialLayer {
  const { inputCount, outputCount } = layerSize(block);
  const [{ shape, axes }] = block.parameters;
  const fanOut = sizeOf(shape.filter((_, axis) => axes[axis] !== 'input'));
  const random = randomStream(seed, 'init', layer);
  const draw = draws(kind, inputCount, fanOut);
  return {
    kernel: Float32Array.from({ length: outputCount * inputCount }, () => draw.kernel(random)),
    bias: Float32Array.from({ length: outputCount }, () => draw.bias(random)),
  };
}
