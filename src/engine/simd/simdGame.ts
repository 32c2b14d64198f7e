/**
 * One game on our own WebAssembly SIMD: dense layers of any widths, and convolutions before them, neurons and
 * filters as players, every reading, dynamics and optimizer; weightGame.ts has single weights. One thread, no tfjs.
 *
 * A step costs what is not zero: black pixels, units silenced by the ReLU and players at s = 0 take no
 * part in any product, and players that are out for good leave the matrices (compaction.ts).
 */
import { whyAllStay } from '../../game/absorbing.ts';
import { playerCount } from '../../game/network.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { layerSize } from '../../model/model.ts';
import { netStateFor, wholeLayers, type Compaction } from '../checkpoint.ts';
import { initialWeights } from '../initialise.ts';
import { clippedParticipation } from '../placing.ts';
import { evaluationOf } from '../evaluation.ts';
import type { Evaluation, Game, ImageSet } from '../trainer.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { createPlayerStatistics } from './playerStatistics.ts';
import { createGramReader, type GramRoom } from './gram.ts';
import { backward, moveWeights } from './learn.ts';
import { createNet } from './net.ts';
import { createPlayers } from './participation.ts';
import { everyone, unitsOf, workOf, type SimdNet } from './shape.ts';
import { createCompaction, floorOf } from './compaction.ts';
import { createStore } from './store.ts';
import type { Batch, InputScaleName, Workspace } from './workspace.ts';

/** A game that one can look at, and what its `Games` need of it. */
export interface SimdGame extends Game {
  /** How its images are to be put in place. */
  readonly scale: InputScaleName;
  /** As `Trainer.step`, with images in place. */
  step(batch: Batch, spec: RunSpec, feeShare: number): void;
  /** Units of each layer that are in the matrices, input and output included. */
  activeCounts(): number[];
  /** What it holds outside the workspace. */
  readonly held: { readonly buffers: number; readonly bytes: number };
}

export interface SimdGameOptions {
  readonly workspace: Workspace;
  /** Which of the workspace's games it is. */
  readonly index: number;
  readonly shape: SimdNet;
  readonly spec: RunSpec;
  readonly shrinks: boolean;
  readonly gramRoom: () => GramRoom;
}

export function createSimdGame(options: SimdGameOptions): SimdGame {
  const { workspace, index, shape, spec: start, shrinks, gramRoom } = options;
  const { blocks, layers: shapes, groups: layers } = shape;
  const units = unitsOf(shapes);
  const hasPlaces = shapes.some(({ taps }) => taps > 1);
  const scale = start.inputNormalisation;
  const net = createNet(workspace, index, shapes, start);
  const store = createStore(net, shapes);
  const players = createPlayers(layers);
  const statistics = createPlayerStatistics(net, store, layers);
  const compaction = createCompaction(layers, shrinks);
  const readGram = createGramReader(gramRoom, net, store);
  const { floats, plan } = net;
  let steps = 0;
  let loss = NaN;
  /** By the spec of the last step. */
  let canLeave = whyAllStay(start) === null;

  /** Writes s into the gates of those active; what is below `least` becomes 0. */
  function writeGates(key: 'gates' | 'prunedGates', least: number): void {
    for (let l = 0; l < layers.length; l++) {
      const active = store.active[l + 1];
      const at = net.layers[l][key] / 4;
      const { first } = layers[l];
      for (let j = 0; j < active.length; j++) {
        const s = players.s[first + active[j]];
        floats[at + j] = s < least ? 0 : s;
      }
    }
  }

  /** Makes players inactive and others active again, if anyone. */
  function rearrange(): void {
    const hidden = compaction.plan(store.active.slice(1, -1), canLeave, steps);
    if (hidden === null) return;
    store.pull(steps);
    store.push([store.active[0], ...hidden, store.active[units.length - 1]]);
    statistics.activeChanged();
  }

  function initialise(): void {
    store.layers.forEach(({ inputCount, outputCount, kernels, biases }, l) => {
      const { kernel, bias } = initialWeights(blocks[l], l, start.initialisation, start.seed);
      biases[0].set(bias);
      for (let j = 0; j < outputCount; j++) {
        for (let k = 0; k < inputCount; k++) {
          kernels[0][k * outputCount + j] = kernel[j * inputCount + k];
        }
      }
    });
    store.push(units.map(everyone));
  }

  function evaluate(set: ImageSet, epsilon: number): Evaluation {
    const isCut = players.s.some((s) => s > 0 && s < epsilon);
    writeGates('gates', floor);
    writeGates('prunedGates', epsilon);
    const soft = new Uint8Array(set.count);
    const hard = isCut ? new Uint8Array(set.count) : soft;
    for (let from = 0; from < set.count; from += plan.rows) {
      const rows = Math.min(plan.rows, set.count - from);
      const batch = net.takeRange(set, from, rows, scale);
      net.enter(batch);
      net.infer(batch, 'gates');
      net.classify(batch, soft.subarray(from, from + rows));
      if (!isCut) continue;
      net.infer(batch, 'prunedGates');
      net.classify(batch, hard.subarray(from, from + rows));
    }
    return evaluationOf(set, soft, hard);
  }

  initialise();
  let floor = floorOf(start, 0);

  const wholeFrom = (step: number): Compaction => ({
    active: units.map(everyone),
    quietSteps: new Uint32Array(playerCount(layers)),
    fadedAt: step,
    floor,
    canLeave,
  });

  return {
    layers,
    rules: players.rules,
    scale,
    step(batch, spec, feeShare) {
      canLeave = whyAllStay(spec) === null;
      floor = floorOf(spec, feeShare);
      compaction.note(players.s, floor);
      rearrange();
      writeGates('gates', floor);
      net.enter(batch);
      net.infer(batch, 'gates');
      loss = backward(net, batch);
      statistics.gather(spec);
      steps++;
      moveWeights(net, batch, spec, steps);
      players.move(statistics.statistics, spec, feeShare, floor);
    },
    readPlayers() {
      writeGates('gates', floor);
      return Promise.resolve({
        participation: Float32Array.from(players.s),
        benefit: Float32Array.from(players.benefit),
        ...statistics.columns(players.s),
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
    readOverlaps: () => Promise.resolve(readGram().map((gram) => ({ gram }))),
    writeParticipation(participation) {
      clippedParticipation(participation, players.s.length).forEach((s, i) => {
        if (!Number.isNaN(s)) players.s[i] = s;
      });
      // At once: tests and frames before the next step show those who are back, too.
      compaction.jump(players.s, floor);
      rearrange();
    },
    writeNeuron(neuron) {
      store.writeNeuron(neuron);
      statistics.activeChanged();
    },
    save() {
      store.pullActive();
      return Promise.resolve({
        ...{ route: 'simd', backend: 'wasm', players: players.save() },
        net: {
          ...{ optimizer: start.optimizer, steps, loss },
          layers: store.layers.map((layer) => ({
            ...layer,
            kernels: layer.kernels.map((kernel) => kernel.slice()),
            biases: layer.biases.map((bias) => bias.slice()),
          })),
          compaction: {
            active: store.active.map((list) => list.slice()),
            ...(hasPlaces ? { rows: store.rows.map((list) => list.slice()) } : {}),
            quietSteps: compaction.quietSteps.slice(),
            ...{ fadedAt: store.fadedAt, floor, canLeave },
          },
        },
      });
    },
    restore(checkpoint) {
      const net = netStateFor(
        checkpoint,
        blocks.map(layerSize),
        start.optimizer,
        playerCount(layers),
      );
      const kept = shrinks ? net.compaction : null;
      const left = kept ?? wholeFrom(net.steps);
      steps = net.steps;
      loss = net.loss;
      floor = left.floor;
      canLeave = left.canLeave;
      players.load(checkpoint.players);
      store.load(kept === null ? wholeLayers(net) : net.layers, left.active, left.fadedAt);
      compaction.load(left.quietSteps, left.active.slice(1, -1));
      statistics.activeChanged();
    },
    evaluate: (set, epsilon) => Promise.resolve(evaluate(set, epsilon)),
    activeCounts: () => store.active.map(({ length }) => length),
    workShare: () =>
      workOf(
        shapes,
        store.active.map(({ length }) => length),
      ) / workOf(shapes, units),
    held: { buffers: store.buffers, bytes: store.bytes },
  };
}
