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

export interface ReferenceBlock {
  readonly token: RegExp;
  readonly learns: boolean;
  /** @param weights null where nothing is learnt */
  pass(input: readonly number[], weights: Matrix | null): Way;
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
  pass(input) {
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
    pass(input, weights) {
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
};

/** @throws Error if the reference has no such block */
export function referenceBlock(token: string): ReferenceBlock {
  const found = Object.values(referenceBlocks).find((block) => block.token.test(token));
  if (found === undefined) throw new Error(`The reference has no block “${token}”.`);
  return found;
}
