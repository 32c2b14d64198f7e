/** The trainer on tfjs: any backend, and whatever blocks and players have a row in blocks/ and slices/. */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Overlaps } from '../../game/frozen/overlap.ts';
import { playerCount } from '../../game/network.ts';
import { layerSize, learningBlocks } from '../../model/model.ts';
import { netStateFor } from '../checkpoint.ts';
import { oneHotRows, rowsBy } from '../inputs.ts';
import { inputScale } from '../inputScale.ts';
import { layerFor, type NeuronWeights } from '../neuronWeights.ts';
import { clippedParticipation } from '../placing.ts';
import type { TrainerOptions } from '../route.ts';
import type { Trainer } from '../trainer.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { createEvaluator } from './evaluation.ts';
import { tfjsRules } from './participation.ts';
import { seatsOf, thetaOf, type Seat } from './gates.ts';
import { readState, startState, stateFrom, tensorsOf, type State } from './state.ts';
import type { Weights } from './blocks/arithmetic.ts';
import { nextState } from './step.ts';

/** Columns of each group's players in the order of `PlayerColumns`, then the loss; one tensor. */
function playerReport({ weights, players, loss }: State, seats: readonly Seat[]): tf.Tensor1D {
  const s = players.map((group) => group.s);
  const columns = seats.map(({ slices }, at) => {
    const theta = thetaOf(at, weights, seats, s);
    const norm = slices.normSquared(theta);
    return [s[at], players[at].benefit, norm, slices.rivalry(theta, s[at], norm)];
  });
  const inOrder = [0, 1, 2, 3].flatMap((column) => columns.map((group) => group[column]));
  return tf.concat1d([
    ...inOrder.map((x) => tf.reshape(x, [x.size]) as tf.Tensor1D),
    tf.reshape(loss, [1]),
  ]);
}

/** All others stay to the bit. */
function withNeuron({ kernel, bias }: Weights, put: NeuronWeights): Weights {
  const isOther = Uint8Array.from({ length: bias.size }, (_, i) => (i === put.neuron ? 0 : 1));
  const [kernelAfter, biasAfter] = tf.tidy(() => {
    const others = tf.tensor2d(isOther, bias.shape, 'bool');
    const row = tf.tensor2d(put.kernel, [1, put.kernel.length]);
    return [
      tf.where(tf.tile(others, row.shape), kernel, tf.tile(row, bias.shape)),
      tf.where(others, bias, tf.fill(bias.shape, put.bias)),
    ] as const;
  });
  return { kernel: kernelAfter as tf.Tensor2D, bias: biasAfter as tf.Tensor2D };
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
  const { blocks } = model;
  const layers = learningBlocks(model).map(layerSize);
  const seats = seatsOf(model, spec.granularity);
  const groups = seats.map(({ group }) => group);
  const [classCount] = blocks[blocks.length - 1].output;
  const rowsOf = rowsBy(inputScale(spec.inputNormalisation, data));
  const evaluator = createEvaluator(rowsOf, blocks, seats);
  let state = startState(model, seats, spec);
  let steps = 0;
  /** On a graphics card: the steps before the last one are done. */
  let ahead: Promise<unknown> = Promise.resolve();

  return {
    layers: groups,
    rules: tfjsRules,
    step(images, coefficients, feeShare) {
      const before = state;
      steps++;
      tf.tidy(() => {
        const rows = rowsOf(data.train, images);
        const targets = oneHotRows(data.train, images, classCount);
        state = nextState(before, blocks, seats, rows, targets, coefficients, feeShare, steps);
        tensorsOf(state).forEach((tensor) => tf.keep(tensor));
      });
      const still = new Set(tensorsOf(state));
      for (const tensor of tensorsOf(before)) if (!still.has(tensor)) tensor.dispose();
    },
    async readPlayers() {
      const report = tf.tidy(() => playerReport(state, seats));
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
        state.weights.flatMap(({ kernel, bias }) => [tf.transpose(kernel), tf.clone(bias)]),
      );
      const values = (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
      tf.dispose(tensors);
      return layers.map((size, layer): DenseWeights => ({
        ...size,
        kernel: values[2 * layer],
        // In plain JavaScript a clone has the very numbers that the next step reads.
        bias: values[2 * layer + 1].slice(),
      }));
    },
    async readOverlaps() {
      const s = state.players.map((group) => group.s);
      const tensors = tf.tidy(() =>
        seats.map(({ slices: { gram } }, at) => {
          const theta = thetaOf(at, state.weights, seats, s);
          return gram === null ? tf.clone(theta) : gram(theta);
        }),
      );
      const values = (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
      tf.dispose(tensors);
      return seats.map(({ slices: { gram } }, at): Overlaps<Float32Array> =>
        // As above: whoever is told of it may hand it on.
        gram === null ? { theta: values[at].slice() } : { gram: values[at] },
      );
    },
    writeParticipation(participation) {
      const told = clippedParticipation(participation, playerCount(groups));
      const before = state.players;
      const placed = seats.map(({ group: { first, count }, shape }, at) => ({
        ...before[at],
        s: tf.tidy(() => {
          const there = tf.tensor2d(told.subarray(first, first + count), shape);
          return tf.where(tf.isNaN(there), before[at].s, there) as tf.Tensor2D;
        }),
      }));
      state = { ...state, players: placed };
      tf.dispose(before.map((players) => players.s));
    },
    writeNeuron(neuron) {
      layerFor(layers, neuron);
      const { weights } = state;
      const before = weights[neuron.layer];
      const after = withNeuron(before, neuron);
      state = { ...state, weights: weights.map((own) => (own === before ? after : own)) };
      tf.dispose([before.kernel, before.bias]);
    },
    async save() {
      const read = await readState(state, spec.optimizer, steps);
      return { route: 'tfjs', backend, ...read };
    },
    restore(checkpoint) {
      const kept = netStateFor(checkpoint, layers, spec.optimizer, playerCount(groups));
      const before = state;
      state = stateFrom(checkpoint, kept, seats);
      steps = kept.steps;
      tf.dispose(tensorsOf(before));
    },
    evaluate: (set, epsilon) => evaluator.evaluate(set, state, epsilon),
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
