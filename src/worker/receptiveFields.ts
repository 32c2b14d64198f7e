/**
 * What each neuron looks for, as a picture in the input's space. A first-layer neuron's picture is its
 * own weights; a deeper one is seen through the layers before it, W₁·diag(s₁)·W₂ (linear view: the
 * ReLU is left out). Where pixels play as well, all are seen through them: diag(s₀)·W₁.
 */
import type { DenseWeights } from '../model/weights.ts';
import type { PlayerLayer } from '../game/network.ts';

/** Of the picture in an image with this edge: a mean over 3 × 3 pixels has none for the outermost ring. */
export const fieldSide = (side: number): number => side - 2;

/**
 * @param side of the image that the first layer reads, in pixels
 * @param weights all dense layers
 * @param layers all groups of players; the neurons' are those of the dense layers but the last, in their order
 * @param participation s; shape [playerCount]
 * @param shown players to draw, rising, of which those that are no neurons are left out; shape [shownCount]
 * @param into bytes, 128 = 0, each player's largest weight = 128 ± 127; shape [neurons among them, fieldSide²]
 */
export function drawFields(
  side: number,
  weights: readonly DenseWeights[],
  layers: readonly PlayerLayer[],
  participation: Float32Array,
  shown: Uint32Array,
  into: Uint8Array,
): void {
  const sOf = ({ first, count }: PlayerLayer) => participation.subarray(first, first + count);
  const pixels = layers.find(({ granularity }) => granularity === 'pixel');
  const neurons = layers.filter(({ granularity }) => granularity === 'neuron');
  const first = weights[0]!;
  const size = fieldSide(side) ** 2;
  let seen = pixels === undefined ? first.kernel : withRowsTimes(sOf(pixels), first);
  let [at, drawn] = [0, 0];
  neurons.forEach((layer, index) => {
    const before = neurons[index - 1];
    if (before !== undefined) seen = seenThrough(seen, sOf(before), weights[index]!);
    const end = layer.first + layer.count;
    for (; at < shown.length && shown[at]! < end; at++) {
      const player = shown[at]! - layer.first;
      if (player < 0) continue;
      const picture = into.subarray(drawn * size, ++drawn * size);
      drawField(side, seen, layer.count, player, picture);
    }
  });
}

/** diag(s) times the kernel. */
function withRowsTimes(s: Float32Array, { kernel, outputCount }: DenseWeights): Float32Array {
  return kernel.map((weight, at) => s[Math.floor(at / outputCount)]! * weight);
}

/** Pixels × (this layer's neurons): the product of the view so far with diag(s) and the next kernel. */
function seenThrough(view: Float32Array, s: Float32Array, next: DenseWeights): Float32Array {
  const { inputCount, outputCount, kernel } = next;
  const pixelCount = view.length / inputCount;
  const product = new Float32Array(pixelCount * outputCount);
  for (let pixel = 0; pixel < pixelCount; pixel++) {
    const row = product.subarray(pixel * outputCount, (pixel + 1) * outputCount);
    for (let i = 0; i < inputCount; i++) {
      const factor = s[i]! * view[pixel * inputCount + i]!;
      if (factor === 0) continue;
      const from = i * outputCount;
      for (let j = 0; j < outputCount; j++) row[j]! += factor * kernel[from + j]!;
    }
  }
  return product;
}

/** Smooths by a 3 × 3 mean, scales to the player's own largest weight. */
function drawField(
  side: number,
  view: Float32Array,
  stride: number,
  player: number,
  into: Uint8Array,
): void {
  const edge = fieldSide(side);
  const smooth = new Float32Array(edge * edge);
  let largest = 0;
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) {
      let sum = 0;
      for (let dy = 0; dy < 3; dy++) {
        const row = (y + dy) * side + x;
        sum +=
          view[row * stride + player]! +
          view[(row + 1) * stride + player]! +
          view[(row + 2) * stride + player]!;
      }
      smooth[y * edge + x] = sum;
      largest = Math.max(largest, Math.abs(sum));
    }
  }
  const scale = largest > 0 ? 127 / largest : 0;
  for (let i = 0; i < into.length; i++) into[i] = 128 + Math.round(scale * smooth[i]!);
}
