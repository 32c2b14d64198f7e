/**
 * The trainer on our own WebAssembly SIMD: any widths of a fully connected net, neurons as players,
 * every reading, dynamics and optimizer of the game. One thread, no tfjs.
 *
 * A step costs what is not zero: black pixels, units silenced by the ReLU and players at s = 0 take no
 * part in any product, and players that are out for good leave the matrices (sleep.ts).
 */
import { neuronLayers } from '../../game/network.ts';
import type { TrainerOptions } from '../createTrainer.ts';
import { initialLayer } from '../initialise.ts';
import { clippedParticipation } from '../placing.ts';
import type { DenseWeights, ImageSet, Trainer } from '../trainer.ts';
import { createWitness } from './evidence.ts';
import { createGramReader } from './gram.ts';
import { backward, moveWeights } from './learn.ts';
import { createNet } from './net.ts';
import { createPlayers } from './participation.ts';
import { createSleep, floorOf } from './sleep.ts';
import { createStore, everyone } from './store.ts';

export interface SimdTrainerOptions extends Pick<TrainerOptions, 'widths' | 'spec' | 'data'> {
  /** From `loadStep`. */
  readonly module: WebAssembly.Module;
  /** Whether players that are out for good leave the matrices; true if left out. */
  readonly shrinks?: boolean;
}

export interface SimdTrainer extends Trainer {
  /** Units of each layer that are in the matrices, input and output included. */
  awakeCounts(): number[];
}

const weightsIn = (counts: readonly number[]): number =>
  counts.slice(1).reduce((sum, outputs, l) => sum + (counts[l] + 1) * outputs, 0);

export function createSimdTrainer(options: SimdTrainerOptions): SimdTrainer {
  const { widths, spec: start, data, module, shrinks = true } = options;
  const layers = neuronLayers(widths);
  const net = createNet({ module, widths, spec: start, statistics: data });
  const store = createStore(net, widths);
  const players = createPlayers(layers);
  const witness = createWitness(net, store, layers);
  const sleep = createSleep(layers, shrinks);
  const readGram = createGramReader(module, net, store);
  const { floats, plan } = net;
  let steps = 0;
  let loss = NaN;
  /** The spec of the last step. */
  let latest = start;

  /** Writes s into the gates of those awake; what is below `least` becomes 0. */
  function writeGates(key: 'gates' | 'prunedGates', least: number): void {
    for (let l = 0; l < layers.length; l++) {
      const awake = store.awake[l + 1];
      const at = net.layers[l][key] / 4;
      const { first } = layers[l];
      for (let j = 0; j < awake.length; j++) {
        const s = players.s[first + awake[j]];
        floats[at + j] = s < least ? 0 : s;
      }
    }
  }

  /** Lets players sleep and wakes others, if anyone. */
  function rearrange(): void {
    const hidden = sleep.plan(store.awake.slice(1, -1), latest, steps);
    if (hidden === null) return;
    store.pull(steps);
    store.push([store.awake[0], ...hidden, store.awake[widths.length - 1]]);
    witness.awakeChanged();
  }

  function initialise(): void {
    store.layers.forEach(({ inputCount, outputCount, kernels, biases }, l) => {
      const { kernel, bias } = initialLayer(widths, l, start.initialisation, start.seed);
      biases[0].set(bias);
      for (let j = 0; j < outputCount; j++) {
        for (let k = 0; k < inputCount; k++) {
          kernels[0][k * outputCount + j] = kernel[j * inputCount + k];
        }
      }
    });
    store.push(widths.map(everyone));
  }

  /** Images of the set classified rightly, with s as it is and with s < ε at 0. */
  function countRight(set: ImageSet, epsilon: number): { soft: number; hard: number } {
    const isCut = players.s.some((s) => s > 0 && s < epsilon);
    writeGates('gates', floor);
    writeGates('prunedGates', epsilon);
    let soft = 0;
    let hard = 0;
    for (let from = 0; from < set.count; from += plan.rows) {
      const rows = Math.min(plan.rows, set.count - from);
      net.take(set, null, from, rows);
      net.enter(rows);
      net.infer(rows, 'gates');
      soft += net.countRight(rows);
      if (!isCut) continue;
      net.infer(rows, 'prunedGates');
      hard += net.countRight(rows);
    }
    return { soft, hard: isCut ? hard : soft };
  }

  initialise();
  let floor = floorOf(start, 0);

  return {
    layers,
    step(images, spec, fee) {
      const rows = images.length;
      if (rows > plan.rows)
        throw new Error(`A batch has ${rows} images, at most ${plan.rows} fit.`);
      latest = spec;
      floor = floorOf(spec, fee);
      sleep.note(players.s, floor);
      rearrange();
      writeGates('gates', floor);
      net.take(data.train, images, 0, rows);
      net.enter(rows);
      net.infer(rows, 'gates');
      loss = backward(net, rows);
      witness.gather(spec);
      steps++;
      moveWeights(net, rows, spec, steps);
      players.move(witness.evidence, spec, fee, floor);
    },
    readPlayers() {
      writeGates('gates', floor);
      return Promise.resolve({
        participation: Float32Array.from(players.s),
        benefit: Float32Array.from(players.benefit),
        ...witness.columns(players.s),
        loss,
      });
    },
    readWeights() {
      store.pullWeights();
      return Promise.resolve(
        store.layers.map(({ inputCount, outputCount, kernels, biases }): DenseWeights => ({
          inputCount,
          outputCount,
          kernel: kernels[0].slice(),
          bias: biases[0].slice(),
        })),
      );
    },
    readGram: () => Promise.resolve(readGram()),
    writeParticipation(participation) {
      clippedParticipation(participation, players.s.length).forEach((s, i) => {
        if (!Number.isNaN(s)) players.s[i] = s;
      });
      // At once: tests and frames before the next step show those who are back, too.
      sleep.jump(players.s, floor);
      rearrange();
    },
    evaluate(set, epsilon) {
      const { soft, hard } = countRight(set, epsilon);
      return Promise.resolve({ accuracy: soft / set.count, accuracyPruned: hard / set.count });
    },
    settled: () => Promise.resolve(),
    memory: () => ({
      tensors: plan.buffers + store.buffers,
      bytes: net.bytes.length + store.bytes,
    }),
    dispose() {},
    awakeCounts: () => store.awake.map(({ length }) => length),
    workShare: () => weightsIn(store.awake.map(({ length }) => length)) / weightsIn(widths),
  };
}
