/** What the tfjs trainer carries from step to step, and how a checkpoint keeps it. */
import * as tf from '@tensorflow/tfjs-core';
import type { RunSpec } from '../../spec/spec.ts';
import { wholeLayers, type Checkpoint, type NetState } from '../checkpoint.ts';
import { learningBlocks, type Model } from '../../model/model.ts';
import { initialWeights } from '../initialise.ts';
import type { LayerState } from '../moments.ts';
import { transposed } from '../transposed.ts';
import type { Weights } from './blocks/arithmetic.ts';
import type { Seat } from './gates.ts';
import { optimizers, type OptimizerState } from './optimizers.ts';
import { newPlayers, playersFrom, readPlayersState, type Players } from './participation.ts';

export interface LayerOptimizerState {
  readonly kernel: OptimizerState;
  readonly bias: OptimizerState;
}

/** Everything that a step replaces. */
export interface State {
  /** Of each block that learns. */
  readonly weights: readonly Weights[];
  readonly memory: readonly LayerOptimizerState[];
  /** One per seat. */
  readonly players: readonly Players[];
  /** Mean cross-entropy of the last batch; NaN before the first step. */
  readonly loss: tf.Scalar;
}

export function tensorsOf({ weights, memory, players, loss }: State): tf.Tensor[] {
  return [
    loss,
    ...weights.flatMap(({ kernel, bias }) => [kernel, bias]),
    ...memory.flatMap(({ kernel, bias }) => [...kernel, ...bias]),
    ...players.flatMap((p) => [p.s, p.benefit, p.benefitSum, p.first, p.second]),
  ];
}

export function startState(model: Model, seats: readonly Seat[], spec: RunSpec): State {
  const { start } = optimizers[spec.optimizer];
  const weights = learningBlocks(model).map((block, layer): Weights => {
    const { kernel, bias } = initialWeights(block, layer, spec.initialisation, spec.seed);
    return {
      kernel: tf.tensor2d(kernel, [bias.length, kernel.length / bias.length]),
      bias: tf.tensor2d(bias, [bias.length, 1]),
    };
  });
  return {
    weights,
    memory: weights.map(({ kernel, bias }) => ({ kernel: start(kernel), bias: start(bias) })),
    players: seats.map(({ shape }) => newPlayers(shape)),
    loss: tf.scalar(NaN),
  };
}

/** θ and moments as they are held here, a row per output. */
function netFrom(layers: readonly LayerState[]): Pick<State, 'weights' | 'memory'> {
  const tensors = layers.map(({ inputCount, outputCount, kernels, biases }) => ({
    kernels: kernels.map((kernel) =>
      tf.tensor2d(transposed(kernel, inputCount, outputCount), [outputCount, inputCount]),
    ),
    biases: biases.map((bias) => tf.tensor2d(bias.slice(), [outputCount, 1])),
  }));
  return {
    weights: tensors.map(({ kernels, biases }) => ({ kernel: kernels[0], bias: biases[0] })),
    memory: tensors.map(({ kernels, biases }) => ({
      kernel: kernels.slice(1),
      bias: biases.slice(1),
    })),
  };
}

export const stateFrom = (
  { players }: Checkpoint,
  net: NetState,
  seats: readonly Seat[],
): State => ({
  ...netFrom(wholeLayers(net)),
  players: seats.map(({ group, shape }) => playersFrom(players, group, shape)),
  loss: tf.scalar(net.loss),
});

/** The same numbers in tensors of their own: they stay when a step disposes of the others. */
const cloned = ({ weights, memory, players, loss }: State): State => ({
  weights: weights.map(({ kernel, bias }) => ({
    kernel: tf.clone(kernel),
    bias: tf.clone(bias),
  })),
  memory: memory.map(({ kernel, bias }) => ({
    kernel: kernel.map((moment) => tf.clone(moment)),
    bias: bias.map((moment) => tf.clone(moment)),
  })),
  players: players.map((group) => ({
    ...group,
    s: tf.clone(group.s),
    benefit: tf.clone(group.benefit),
    benefitSum: tf.clone(group.benefitSum),
    first: tf.clone(group.first),
    second: tf.clone(group.second),
  })),
  loss: tf.clone(loss),
});

async function readLayer(weights: Weights, memory: LayerOptimizerState): Promise<LayerState> {
  const [outputCount, inputCount] = weights.kernel.shape;
  const read = (tensors: readonly tf.Tensor2D[]) =>
    Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  const kernels = await read([weights.kernel, ...memory.kernel]);
  const biases = await read([weights.bias, ...memory.bias]);
  return {
    ...{ inputCount, outputCount },
    kernels: kernels.map((kernel) => transposed(kernel, outputCount, inputCount)),
    biases: biases.map((bias) => bias.slice()),
  };
}

/** As of this call, whatever steps follow. @param steps done by now */
export async function readState(
  state: State,
  optimizer: RunSpec['optimizer'],
  steps: number,
): Promise<Pick<Checkpoint, 'players' | 'net'>> {
  const held = cloned(state);
  const { weights, memory, players, loss } = held;
  try {
    const layers: LayerState[] = [];
    for (const [l, layer] of weights.entries()) layers.push(await readLayer(layer, memory[l]));
    return {
      players: await readPlayersState(players),
      net: { optimizer, steps, loss: (await loss.data())[0], layers, compaction: null },
    };
  } finally {
    tf.dispose(tensorsOf(held));
  }
}
