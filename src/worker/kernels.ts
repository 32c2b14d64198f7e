/** The kernels of filters as pictures. */
import type { DenseWeights } from '../model/weights.ts';
import { convolutionOf } from '../model/blocks/conv2d.ts';
import type { Block } from '../model/model.ts';

/**
 * @param block a convolution
 * @param below s of each channel that it reads, 0 for those that are out; null where they are of the image
 * @param filters to be drawn
 * @param into bytes, 128 = 0, each filter's largest weight = 128 ± 127; shape [filters.length, edge, edge]
 */
export function drawKernels(
  block: Block,
  { kernel, outputCount }: Pick<DenseWeights, 'kernel' | 'outputCount'>,
  below: Float32Array | null,
  filters: readonly number[],
  into: Uint8Array,
): void {
  const { edge, image } = convolutionOf(block);
  const taps = edge * edge;
  const sums = new Float32Array(taps);
  filters.forEach((filter, index) => {
    sums.fill(0);
    for (let tap = 0; tap < taps; tap++)
      for (let channel = 0; channel < image.channels; channel++) {
        const s = below === null ? 1 : below[channel]!;
        if (s > 0)
          sums[tap]! += s * kernel[(tap * image.channels + channel) * outputCount + filter]!;
      }
    const largest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
    const scale = largest > 0 ? 127 / largest : 0;
    sums.forEach((sum, tap) => (into[index * taps + tap] = 128 + Math.round(scale * sum)));
  });
}
