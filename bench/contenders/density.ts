/** How much of a net is at work: the share of each layer's inputs that is not zero. */
import type { DenseWeights } from '../../src/model/weights.ts';

/**
 * @param pixels shape [count, imageSize]
 * @param participation s of all players, layer after layer
 * @returns shares for the images and each hidden layer; shape [layers]
 */
export function densities(
  pixels: Float32Array,
  layers: readonly DenseWeights[],
  participation: Float32Array,
): number[] {
  const shares: number[] = [];
  let inputs = pixels;
  let firstPlayer = 0;
  layers.forEach(({ inputCount, outputCount, kernel, bias }, l) => {
    shares.push(inputs.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0) / inputs.length);
    if (l === layers.length - 1) return;
    const count = inputs.length / inputCount;
    const outputs = new Float32Array(count * outputCount);
    for (let row = 0; row < count; row++) {
      const sums = outputs.subarray(row * outputCount, (row + 1) * outputCount);
      sums.set(bias);
      for (let i = 0; i < inputCount; i++) {
        const value = inputs[row * inputCount + i];
        if (value === 0) continue;
        for (let j = 0; j < outputCount; j++) sums[j] += value * kernel[i * outputCount + j];
      }
      for (let j = 0; j < outputCount; j++) {
        sums[j] = Math.max(0, sums[j]) * participation[firstPlayer + j];
      }
    }
    inputs = outputs;
    firstPlayer += outputCount;
  });
  return shares;
}
