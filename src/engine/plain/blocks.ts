/**
 * What each kind of block makes of one example, in plain TypeScript. To have a block computed here, add a line. No
 * route trains with it: it answers for single examples, whatever computes the run.
 */
import { convolutionOf } from '../../model/blocks/conv2d.ts';
import { windowOf } from '../../model/blocks/maxPool.ts';
import type { Block } from '../../model/model.ts';
import type { DenseWeights } from '../../model/weights.ts';

/** @param weights null where the block learns nothing @returns another array */
type Plain = (input: Float32Array, block: Block, weights: DenseWeights | null) => Float32Array;

const elementwise =
  (activation: (z: number) => number): Plain =>
  (input) =>
    input.map(activation);

function dense(input: Float32Array, _: Block, weights: DenseWeights | null): Float32Array {
  const { kernel, bias, outputCount } = weights!;
  const output = bias.slice();
  input.forEach((x, i) => {
    if (x === 0) return;
    const from = i * outputCount;
    for (let o = 0; o < outputCount; o++) output[o] += x * kernel[from + o];
  });
  return output;
}

/** Weight by weight, each over the whole image: most of them are 0 once players are out. */
function conv2d(input: Float32Array, block: Block, weights: DenseWeights | null): Float32Array {
  const { kernel, bias } = weights!;
  const { image, edge, padding } = convolutionOf(block);
  const [rows, columns, filters] = block.output as readonly [number, number, number];
  const output = new Float32Array(rows * columns * filters);
  for (let filter = 0; filter < filters; filter++)
    output.fill(bias[filter], filter * rows * columns, (filter + 1) * rows * columns);
  kernel.forEach((weight, at) => {
    if (weight === 0) return;
    const filter = at % filters;
    const place = Math.floor(at / filters);
    const channel = place % image.channels;
    const tap = Math.floor(place / image.channels);
    const [dy, dx] = [Math.floor(tap / edge) - padding, (tap % edge) - padding];
    const [left, right] = [Math.max(0, -dx), Math.min(columns, image.width - dx)];
    const bottom = Math.min(rows, image.height - dy);
    for (let y = Math.max(0, -dy); y < bottom; y++) {
      const from = (channel * image.height + y + dy) * image.width + dx;
      const to = (filter * rows + y) * columns;
      for (let x = left; x < right; x++) output[to + x] += weight * input[from + x];
    }
  });
  return output;
}

function maxPool(input: Float32Array, block: Block): Float32Array {
  const [height, width] = block.input as readonly [number, number, number];
  const [rows, columns, channels] = block.output as readonly [number, number, number];
  const edge = windowOf(block);
  const output = new Float32Array(rows * columns * channels).fill(-Infinity);
  let at = 0;
  for (let channel = 0; channel < channels; channel++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++, at++)
        for (let y = row * edge; y < (row + 1) * edge; y++)
          for (let x = column * edge; x < (column + 1) * edge; x++)
            output[at] = Math.max(output[at], input[(channel * height + y) * width + x]);
  return output;
}

const kinds: Readonly<Record<string, Plain | undefined>> = {
  dense,
  conv2d,
  maxPool,
  relu: elementwise((z) => Math.max(0, z)),
  leaky: elementwise((z) => Math.max(z, z / 100)),
  tanh: elementwise(Math.tanh),
};

export const plainOf = ({ kind }: Block): Plain | undefined => kinds[kind];
