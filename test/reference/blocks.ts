/**
 * The blocks of the reference, one image at a time, by the tokens with which networks are written. It takes
 * nothing from src. To add a block, add a row.
 */

/** A row for each output: kernel [outputCount][inputCount], bias [outputCount]. */
export interface Matrix {
  readonly kernel: number[][];
  readonly bias: number[];
}

/** What an image met on its way through a block. */
export interface Way {
  readonly output: readonly number[];
  /**
   * @param delta ∂L/∂output
   * @param into where ∂L/∂(kernel and bias) are added; null where nothing is learnt
   * @returns ∂L/∂input
   */
  back(delta: readonly number[], into: Matrix | null): number[];
}

/** What one image is between two blocks: how many numbers, or height, width and channels. */
export type Extents = readonly number[];

export interface ReferenceBlock {
  readonly token: RegExp;
  readonly learns: boolean;
  /** Whether it takes images alone. */
  readonly ofImages?: true;
  /** What goes out of a block so written; left out, what came in. */
  readonly gives?: (token: string, input: Extents) => Extents;
  /** Weights of one output; left out, one for each number that comes in. */
  readonly reads?: (token: string, input: Extents) => number;
  /**
   * @param token as the block is written
   * @param shape of what comes in; the numbers of an image lie channel after channel, each row by row
   * @returns what the block does with one image; its weights are null where nothing is learnt
   */
  pass(token: string, shape: Extents): (input: readonly number[], weights: Matrix | null) => Way;
}

export const sizeOf = (shape: Extents): number => shape.reduce((size, extent) => size * extent, 1);

/** Filters, edge of the kernel and zeros around the image: “c20k5”, “c32k3s”. */
function convolution(token: string) {
  const [, filters, kernel, same] = /^c(\d+)k(\d+)(s?)$/.exec(token)!;
  const edge = Number(kernel);
  return { filters: Number(filters), edge, margin: same === 's' ? (edge - 1) / 2 : 0 };
}

/** Every pair of a place where a filter is laid and a place in it, with the number of the image that they meet at. */
function meetings(token: string, [height, width, channels]: Extents) {
  const { edge, margin } = convolution(token);
  const found: { place: number; weight: number; number: number }[] = [];
  const [rows, columns] = [height + 2 * margin - edge + 1, width + 2 * margin - edge + 1];
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      for (let i = 0; i < edge; i++)
        for (let j = 0; j < edge; j++)
          for (let c = 0; c < channels; c++) {
            const [row, column] = [y + i - margin, x + j - margin];
            if (row < 0 || row >= height || column < 0 || column >= width) continue;
            found.push({
              place: y * columns + x,
              weight: (i * edge + j) * channels + c,
              number: c * height * width + row * width + column,
            });
          }
  return found;
}

export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
};

/** @param derivative from what came in and what went out */
const elementwise = (
  token: RegExp,
  f: (x: number) => number,
  derivative: (x: number, y: number) => number,
): ReferenceBlock => ({
  token,
  learns: false,
  pass: () => (input) => {
    const output = input.map(f);
    return {
      output,
      back: (delta) => delta.map((d, k) => d * derivative(input[k], output[k])),
    };
  },
});

export const referenceBlocks: Readonly<Record<string, ReferenceBlock>> = {
  dense: {
    token: /^d\d+$/,
    learns: true,
    gives: (token) => [Number(token.slice(1))],
    pass: () => (input, weights) => {
      const { kernel, bias } = weights!;
      return {
        output: kernel.map((row, i) => dot(row, input) + bias[i]),
        back(delta, into) {
          const byInput = input.map(() => 0);
          delta.forEach((d, i) => {
            if (d === 0) return;
            into!.bias[i] += d;
            for (let k = 0; k < input.length; k++) {
              into!.kernel[i][k] += d * input[k];
              byInput[k] += d * kernel[i][k];
            }
          });
          return byInput;
        },
      };
    },
  },
  relu: elementwise(
    /^relu$/,
    (x) => (x > 0 ? x : 0),
    (x) => (x > 0 ? 1 : 0),
  ),
  leaky: elementwise(
    /^leaky$/,
    (x) => (x > 0 ? x : x / 100),
    (x) => (x > 0 ? 1 : 1 / 100),
  ),
  tanh: elementwise(/^tanh$/, Math.tanh, (_, y) => 1 - y * y),
  conv2d: {
    token: /^c\d+k\d+s?$/,
    learns: true,
    ofImages: true,
    gives(token, [height, width]) {
      const { filters, edge, margin } = convolution(token);
      return [height + 2 * margin - edge + 1, width + 2 * margin - edge + 1, filters];
    },
    reads: (token, [, , channels]) => convolution(token).edge ** 2 * channels,
    pass(token, shape) {
      const [rows, columns] = this.gives!(token, shape);
      const places = rows * columns;
      const all = meetings(token, shape);
      return (input, weights) => {
        const { kernel, bias } = weights!;
        const output = kernel.flatMap((filter, f) => {
          const z = Array.from({ length: places }, () => bias[f]);
          for (const { place, weight, number } of all) z[place] += filter[weight] * input[number];
          return z;
        });
        return {
          output,
          back(delta, into) {
            const byInput = input.map(() => 0);
            kernel.forEach((filter, f) => {
              const own = delta.slice(f * places, (f + 1) * places);
              into!.bias[f] += own.reduce((sum, d) => sum + d, 0);
              for (const { place, weight, number } of all) {
                into!.kernel[f][weight] += own[place] * input[number];
                byInput[number] += own[place] * filter[weight];
              }
            });
            return byInput;
          },
        };
      };
    },
  },
  maxPool: {
    token: /^p\d+$/,
    learns: false,
    ofImages: true,
    gives(token, [height, width, channels]) {
      const edge = Number(token.slice(1));
      return [Math.floor(height / edge), Math.floor(width / edge), channels];
    },
    pass(token, shape) {
      const edge = Number(token.slice(1));
      const [height, width] = shape;
      const [rows, columns, channels] = this.gives!(token, shape);
      return (input) => {
        /** Of each window the first of its largest numbers, row by row. */
        const chosen: number[] = [];
        for (let c = 0; c < channels; c++)
          for (let y = 0; y < rows; y++)
            for (let x = 0; x < columns; x++) {
              let best = -1;
              for (let i = 0; i < edge; i++)
                for (let j = 0; j < edge; j++) {
                  const number = c * height * width + (y * edge + i) * width + x * edge + j;
                  if (best < 0 || input[number] > input[best]) best = number;
                }
              chosen.push(best);
            }
        return {
          output: chosen.map((number) => input[number]),
          back(delta) {
            const byInput = input.map(() => 0);
            chosen.forEach((number, window) => (byInput[number] += delta[window]));
            return byInput;
          },
        };
      };
    },
  },
};

/** Extents before each of the blocks, then what goes out of the last. @param input of one image */
export const extentsThrough = (tokens: readonly string[], input: Extents): Extents[] =>
  tokens.reduce(
    (all, token) => {
      const before = all[all.length - 1];
      return [...all, referenceBlock(token).gives?.(token, before) ?? before];
    },
    [input],
  );

/** @throws Error if the reference has no such block */
export function referenceBlock(token: string): ReferenceBlock {
  const found = Object.values(referenceBlocks).find((block) => block.token.test(token));
  if (found === undefined) throw new Error(`The reference has no block “${token}”.`);
  return found;
}
