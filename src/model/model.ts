/**
 * A network as plain data: a list of blocks through which an example passes, each with the shapes of what
 * it takes, gives and learns. How a block computes is the engine's matter, who plays in it that of
 * players.ts.
 */

/**
 * Of one example between two blocks: [features], or [height, width, channels]. The numbers of an image lie channel
 * after channel, each row by row, so that it becomes a list without being moved.
 */
export type Shape = readonly number[];

/** What one axis of a parameter tensor runs over: features or channels, and the places of a filter. */
export type Axis = 'input' | 'output' | 'row' | 'column';

/** Weights that a block learns; row-major. */
export interface ParameterTensor {
  readonly name: 'kernel' | 'bias';
  readonly shape: Shape;
  /** Of the same length as `shape`. */
  readonly axes: readonly Axis[];
}

export interface Block {
  /** Its name in the registry of blocks (blocks/registry.ts). */
  readonly kind: string;
  /** As it stands in a network's text: “d300”. Equal blocks that take the same have equal tokens. */
  readonly token: string;
  readonly input: Shape;
  readonly output: Shape;
  /** A kernel and a bias; empty where nothing is learnt. */
  readonly parameters: readonly ParameterTensor[];
  /** Multiplications for one example, forward. */
  readonly multiplications: number;
}

export interface Model {
  /** From the input to the logits; each takes what the one before gives. */
  readonly blocks: readonly Block[];
}

export const sizeOf = (shape: Shape): number => shape.reduce((size, extent) => size * extent, 1);

/** Whether two shapes are the same, axis by axis. */
export const areEqual = (one: Shape, other: Shape): boolean =>
  one.length === other.length && one.every((extent, axis) => extent === other[axis]);

export const learns = ({ parameters }: Block): boolean => parameters.length > 0;

/** The blocks that learn, from the input on: the layers of weights. */
export const learningBlocks = ({ blocks }: Model): readonly Block[] => blocks.filter(learns);

/** A layer of weights as a matrix: a row for each output, in it all weights that it reads by. */
export interface LayerSize {
  /** Weights of one output. */
  readonly inputCount: number;
  readonly outputCount: number;
}

/** @param block one that learns */
export function layerSize({ parameters }: Block): LayerSize {
  const kernel = parameters.find(({ name }) => name === 'kernel')!;
  const extentsOf = (isWanted: (axis: Axis) => boolean): number =>
    sizeOf(kernel.shape.filter((_, at) => isWanted(kernel.axes[at]!)));
  return {
    inputCount: extentsOf((axis) => axis !== 'output'),
    outputCount: extentsOf((axis) => axis === 'output'),
  };
}

/** Weights and biases of the whole network. */
export const parameterCount = ({ blocks }: Model): number =>
  blocks.reduce(
    (sum, { parameters }) =>
      sum + parameters.reduce((inBlock, { shape }) => inBlock + sizeOf(shape), 0),
    0,
  );

/** Multiplications for one example, forward. */
export const multiplicationsOf = ({ blocks }: Model): number =>
  blocks.reduce((sum, { multiplications }) => sum + multiplications, 0);

/**
 * The most numbers that one example is at any time while the network computes: what comes out of a block, or
 * what the outputs of one that learns read, place by place.
 */
export const numbersAtOnce = ({ blocks }: Model): number =>
  Math.max(
    ...blocks.map((block) =>
      Math.max(
        sizeOf(block.output),
        learns(block) ? block.multiplications / layerSize(block).outputCount : 0,
      ),
    ),
  );
