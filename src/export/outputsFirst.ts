/** Kernels as most formats have them, outputs first. */
import { convolutionOf } from '../model/blocks/conv2d.ts';
import type { Block } from '../model/model.ts';
import type { DenseWeights } from '../model/weights.ts';

/**
 * @param block that the weights are of
 * @returns [outputs, inputs] of a dense layer, [filters, channels, rows, columns] of a convolution; row-major
 */
export function outputsFirst(
  block: Block,
  { inputCount, outputCount, kernel }: DenseWeights,
): { readonly shape: readonly number[]; readonly values: Float32Array } {
  const isConvolution = block.kind === 'conv2d';
  const edge = isConvolution ? convolutionOf(block).edge : 1;
  const taps = edge * edge;
  const channels = inputCount / taps;
  const values = new Float32Array(kernel.length);
  let at = 0;
  for (let output = 0; output < outputCount; output++)
    for (let channel = 0; channel < channels; channel++)
      for (let tap = 0; tap < taps; tap++)
        values[at++] = kernel[(tap * channels + channel) * outputCount + output]!;
  const shape = isConvolution ? [outputCount, channels, edge, edge] : [outputCount, inputCount];
  return { shape, values };
}
