/** The trainer on tfjs: any backend, any widths of a fully connected net, neurons as players. */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { playerCount, type PlayerLayer } from '../../game/network.ts';
import type { RunSpec } from '../../game/spec.ts';
import { mustBeNeurons } from '../denseNet.ts';
import { lossAndGradients, type Dense } from './dense.ts';
import { createEvaluator } from './evaluation.ts';
import { initialLayer } from '../initialise.ts';
import { byteTable, imageRows, oneHotRows } from '../inputs.ts';
import { optimizers, type OptimizerState } from './optimizers.ts';
import { netStateFor, wholeLayers, type Checkpoint } from '../checkpoint.ts';
import type { LayerState } from '../moments.ts';
import {
  costGradient,
  movePlayers,
  newPlayers,
  normSquared,
  playersFrom,
  readPlayersState,
  rivalry,
  type Players,
} from './participation.ts';
import { clippedParticipation } from '../placing.ts';
import type { TrainerOptions } from '../route.ts';
import type { DenseWeights, Trainer } from '../trainer.ts';
import { transposed } from '../transposed.ts';

interface LayerOptimizerState {
  readonly kernel: OptimizerState;
  readonly bias: OptimizerState;
}

/** Everything that a step replaces. */
interface State {
  readonly dense: readonly Dense[];
  readonly memory: readonly LayerOptimizerState[];
  readonly players: readonly Players[];
  /** Mean cross-entropy of the last batch; NaN before the first step. */
  readonly loss: tf.Scalar;
}

function tensorsOf({ dense, memory, players, loss }: State): tf.Tensor[] {
  return [
    loss,
    ...dense.flatMap(({ kernel, bias }) => [kernel, bias]),
    ...memory.flatMap(({ kernel, bias }) => [...kernel, ...bias]),
    ...players.flatMap((p) => [p.s, p.benefit, p.benefitSum, p.first, p.second]),
  ];
}

function startState(
  widths: readonly number[],
  groups: readonly PlayerLayer[],
  spec: RunSpec,
): State {
  const { start } = optimizers[spec.optimizer];
  const dense = widths.slice(1).map((outputCount, layer): Dense => {
    const { kernel, bias } = initialLayer(widths, layer, spec.initialisation, spec.seed);
    return {
      kernel: tf.tensor2d(kernel, [outputCount, widths[layer]]),
      bias: tf.tensor2d(bias, [outputCount, 1]),
    };
  });
  return {
    dense,
    memory: dense.map(({ kernel, bias }) => ({ kernel: start(kernel), bias: start(bias) })),
    players: groups.map(({ count }) => newPlayers(count)),
    loss: tf.scalar(NaN),
  };
}

/** θ and moments of a checkpoint as they are held here, a row per output. */
function netFrom(layers: readonly LayerState[]): Pick<State, 'dense' | 'memory'> {
  const tensors = layers.map(({ inputCount, outputCount, kernels, biases }) => ({
    kernels: kernels.map((kernel) =>
      tf.tensor2d(transposed(kernel, inputCount, outputCount), [outputCount, inputCount]),
    ),
    biases: biases.map((bias) => tf.tensor2d(bias.slice(), [outputCount, 1])),
  }));
  return {
    dense: tensors.map(({ kernels, biases }) => ({ kernel: kernels[0], bias: biases[0] })),
    memory: tensors.map(({ kernels, biases }) => ({
      kernel: kernels.slice(1),
      bias: biases.slice(1),
    })),
  };
}

async function readLayer(dense: Dense, memory: LayerOptimizerState): Promise<LayerState> {
  const [outputCount, inputCount] = dense.kernel.shape;
  const read = (tensors: readonly tf.Tensor2D[]) =>
    Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  const kernels = await read([dense.kernel, ...memory.kernel]);
  const biases = await read([dense.bias, ...memory.bias]);
  return {
    ...{ inputCount, outputCount },
    kernels: kernels.map((kernel) => transposed(kernel, outputCount, inputCount)),
    biases: biases.map((bias) => bias.slice()),
  };
}

/** The same numbers in tensors of their own: they stay when a step disposes of the others. */
const cloned = ({ dense, memory, players, loss }: State): State => ({
  dense: dense.map(({ kernel, bias }) => ({ kernel: tf.clone(kernel), bias: tf.clone(bias) })),
  memory: memory.map(({ kernel, bias }) => ({
    kernel: kernel.map((moment) => tf.clone(moment)),
    bias: bias.map((moment) => tf.clone(moment)),
  })),
  players: players.map((layer) => ({
    ...layer,
    s: tf.clone(layer.s),
    benefit: tf.clone(layer.benefit),
    benefitSum: tf.clone(layer.benefitSum),
    first: tf.clone(layer.first),
    second: tf.clone(layer.second),
  })),
  loss: tf.clone(loss),
});

/**
 * The state after one step; every part of it is evaluated at the given state.
 *
 * @param step number of this step, from 1
 */
function nextState(
  { dense, memory, players }: State,
  rows: tf.Tensor2D,
  targets: tf.Tensor2D,
  spec: RunSpec,
  fee: number,
  step: number,
): State {
  const participation = players.map(({ s }) => s);
  const { loss, gradients, lossSlopes } = lossAndGradients(dense, participation, rows, targets);
  const optimizer = optimizers[spec.optimizer];
  // Freed layer by layer, the temporaries of one update are the memory of the next.
  const move: typeof optimizer.move = (...args) => tf.tidy(() => optimizer.move(...args) as never);
  const hasCosts = spec.costIntoTheta && (spec.beta !== 0 || spec.eta !== 0);
  const moved = dense.map(({ kernel, bias }, layer) => {
    const slope = gradients[layer].kernel;
    const isPlaying = layer < players.length;
    const full =
      hasCosts && isPlaying
        ? tf.add(slope, costGradient(kernel, participation[layer], spec))
        : slope;
    return {
      kernel: move(kernel, full as tf.Tensor2D, memory[layer].kernel, spec.lrTheta, step),
      bias: move(bias, gradients[layer].bias, memory[layer].bias, spec.lrTheta, step),
    };
  });
  return {
    dense: moved.map(({ kernel, bias }) => ({ kernel: kernel.parameter, bias: bias.parameter })),
    memory: moved.map(({ kernel, bias }) => ({ kernel: kernel.memory, bias: bias.memory })),
    players: players.map((layer, index) =>
      movePlayers(layer, lossSlopes[index], dense[index].kernel, spec, fee),
    ),
    loss,
  };
}

/** Columns of each layer's players in the order of `PlayerColumns`, then the loss; one tensor. */
function playerReport({ dense, players, loss }: State): tf.Tensor1D {
  const columns = players.map(({ s, benefit }, layer) => {
    const norm = normSquared(dense[layer].kernel);
    return [s, benefit, norm, rivalry(dense[layer].kernel, s, norm)];
  });
  const inOrder = [0, 1, 2, 3].flatMap((column) => columns.map((layer) => layer[column]));
  return tf.concat1d([
    ...inOrder.map((x) => tf.reshape(x, [x.size]) as tf.Tensor1D),
    tf.reshape(loss, [1]),
  ]);
}

/** Of everything that tfjs holds, for whomever. */
export function tfjsMemory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}

/** @throws Error if the active tfjs backend is not the one asked for */
export function createTfjsTrainer(options: TrainerOptions): Trainer {
  const { model, spec, backend, data } = options;
  if (tf.getBackend() !== backend) {
    throw new Error(
      `The trainer was asked to compute with ${backend}, but ${tf.getBackend()} is active; call chooseBackend first.`,
    );
  }
  const { widths, groups: layers } = mustBeNeurons(model, spec.granularity);
  const classCount = widths[widths.length - 1];
  const table = byteTable(spec.inputNormalisation, data);
  const evaluator = createEvaluator(table);
  let state = startState(widths, layers, spec);
  let steps = 0;
  /** On a graphics card: the steps before the last one are done. */
  let ahead: Promise<unknown> = Promise.resolve();

  return {
    layers,
    step(images, coefficients, fee) {
      const before = state;
      steps++;
      tf.tidy(() => {
        const rows = imageRows(data.train, images, table);
        const targets = oneHotRows(data.train, images, classCount);
        state = nextState(before, rows, targets, coefficients, fee, steps);
        tensorsOf(state).forEach((tensor) => tf.keep(tensor));
      });
      const still = new Set(tensorsOf(state));
      for (const tensor of tensorsOf(before)) if (!still.has(tensor)) tensor.dispose();
    },
    async readPlayers() {
      const report = tf.tidy(() => playerReport(state));
      const values = (await report.data()) as Float32Array;
      report.dispose();
      const count = (values.length - 1) / 4;
      const column = (index: number) => values.slice(index * count, (index + 1) * count);
      return {
        participation: column(0),
        benefit: column(1),
        normSquared: column(2),
        rivalry: column(3),
        loss: values[values.length - 1],
      };
    },
    async readWeights() {
      const tensors = tf.tidy(() =>
        state.dense.flatMap(({ kernel, bias }) => [tf.transpose(kernel), tf.clone(bias)]),
      );
      const values = (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
      tf.dispose(tensors);
      return widths.slice(1).map((outputCount, layer): DenseWeights => ({
        inputCount: widths[layer],
        outputCount,
        kernel: values[2 * layer],
        bias: values[2 * layer + 1],
      }));
    },
    async readGram() {
      // The transpose by itself: the flag for it takes the wasm backend's slow path.
      const grams = tf.tidy(() =>
        layers.map((_, l) => tf.matMul(state.dense[l].kernel, tf.transpose(state.dense[l].kernel))),
      );
      const values = (await Promise.all(grams.map((gram) => gram.data()))) as Float32Array[];
      tf.dispose(grams);
      return values;
    },
    writeParticipation(participation) {
      const s = clippedParticipation(participation, playerCount(layers));
      const before = state.players;
      const placed = layers.map(({ first, count }, l): Players => ({
        ...before[l],
        s: tf.tidy(() => {
          const told = tf.tensor2d(s.subarray(first, first + count), [count, 1]);
          return tf.where(tf.isNaN(told), before[l].s, told) as tf.Tensor2D;
        }),
      }));
      state = { ...state, players: placed };
      tf.dispose(before.map((players) => players.s));
    },
    async save(): Promise<Checkpoint> {
      const held = cloned(state);
      const { dense, memory, players, loss } = held;
      const done = steps;
      try {
        const net: LayerState[] = [];
        for (const [l, layer] of dense.entries()) net.push(await readLayer(layer, memory[l]));
        return {
          ...{ route: 'tfjs', backend, players: await readPlayersState(players) },
          net: {
            ...{ optimizer: spec.optimizer, steps: done, loss: (await loss.data())[0] },
            ...{ layers: net, compaction: null },
          },
        };
      } finally {
        tf.dispose(tensorsOf(held));
      }
    },
    restore(checkpoint) {
      const net = netStateFor(checkpoint, widths, spec.optimizer);
      const before = state;
      state = {
        ...netFrom(wholeLayers(net)),
        players: layers.map((layer) => playersFrom(checkpoint.players, layer)),
        loss: tf.scalar(net.loss),
      };
      steps = net.steps;
      tf.dispose(tensorsOf(before));
    },
    async evaluate(set, epsilon) {
      // Clones share their data; they keep θ_t alive should a step come while s is being read.
      const dense = state.dense.map(({ kernel, bias }) => ({
        kernel: tf.clone(kernel),
        bias: tf.clone(bias),
      }));
      const s = state.players.map((players) => tf.clone(players.s));
      const held: tf.Tensor[] = [...dense.flatMap(({ kernel, bias }) => [kernel, bias]), ...s];
      try {
        const soft = evaluator.countRight(set, dense, s);
        held.push(soft);
        const report = tf.tidy(() =>
          tf.concat1d([
            tf.reshape(soft, [1]),
            ...s.map((x) => tf.reshape(x, [x.size]) as tf.Tensor1D),
          ]),
        );
        held.push(report);
        const [right, ...participation] = await report.data();
        const accuracy = right / set.count;
        // Unless some s lies between 0 and ε, pruning changes nothing.
        if (!participation.some((value) => value > 0 && value < epsilon)) {
          return { accuracy, accuracyPruned: accuracy };
        }
        const pruned = layers.map(({ first, count }) => {
          const kept = participation.slice(first, first + count);
          return tf.tensor2d(
            kept.map((value) => (value < epsilon ? 0 : value)),
            [count, 1],
          );
        });
        held.push(...pruned);
        const hard = evaluator.countRight(set, dense, pruned);
        held.push(hard);
        return { accuracy, accuracyPruned: (await hard.data())[0] / set.count };
      } finally {
        tf.dispose(held);
      }
    },
    async ready() {
      const last = ahead;
      // Elsewhere a step is computed as it is called.
      if (backend === 'webgpu') {
        ahead = (tf.backend() as WebGPUBackend).queue.onSubmittedWorkDone();
      }
      await last;
    },
    async settled() {
      await state.loss.data();
    },
    workShare: () => 1,
    memory: tfjsMemory,
    dispose() {
      evaluator.dispose();
      tf.dispose(tensorsOf(state));
    },
  };
}
