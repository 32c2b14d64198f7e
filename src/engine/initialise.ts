/** Initial weights: a pure function of seed and widths, so that every backend starts alike. */
import { normal, randomStream, type Random } from '../game/random.ts';
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

/** @param layer index of the layer, which owns a random stream: widening one leaves the others alone */
export function initialLayer(
  widths: readonly number[],
  layer: number,
  kind: RunSpec['initialisation'],
  seed: number,
): InitialLayer {
  const [inputCount, outputCount] = [widths[layer], widths[layer + 1]];
  const random = randomStream(seed, 'init', layer);
  const draw = draws(kind, inputCount, outputCount);
  return {
    kernel: Float32Array.from({ length: outputCount * inputCount }, () => draw.kernel(random)),
    bias: Float32Array.from({ length: outputCount }, () => draw.bias(random)),
  };
}
