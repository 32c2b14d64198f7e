/** The weights of one neuron of a dense layer, as they are put elsewhere by hand. */
import type { LayerSize } from '../model/model.ts';
import type { LayerState } from './moments.ts';

export interface NeuronWeights {
  /** Of the layers that learn, from the input on. */
  readonly layer: number;
  readonly neuron: number;
  /** Shape [inputCount]. */
  readonly kernel: Float32Array;
  readonly bias: number;
}

/**
 * The layer whose neuron it is.
 *
 * @param layers those that learn, from the input on
 * @throws RangeError if it has no such neuron, or one that reads another count of numbers
 */
export function layerFor<Layer extends LayerSize>(
  layers: readonly Layer[],
  { layer, neuron, kernel }: NeuronWeights,
): Layer {
  const found = layers[layer];
  if (found === undefined || !(neuron >= 0 && neuron < found.outputCount))
    throw new RangeError(`There is no neuron ${neuron} in layer ${layer + 1}.`);
  if (kernel.length !== found.inputCount)
    throw new RangeError(`It reads ${found.inputCount} numbers, and ${kernel.length} are given.`);
  return found;
}

/** Puts them into the layers that learn, in place; moments stay. */
export function writeNeuronInto(layers: readonly LayerState[], put: NeuronWeights): void {
  const { outputCount, kernels, biases } = layerFor(layers, put);
  put.kernel.forEach((weight, k) => (kernels[0][k * outputCount + put.neuron] = weight));
  biases[0][put.neuron] = put.bias;
}
