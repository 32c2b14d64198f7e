/**
 * One game on our own WebAssembly SIMD in which every single weight plays: dense layers of any
 * widths, and convolutions before them, every reading, dynamics and optimizer. The net's kernels are s ∘ θ, its units have no
 * gates, and all weights stay in the matrices.
 */
import { playerCount } from '../../game/network.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { layerSize } from '../../model/model.ts';
import { netStateFor, wholeLayers } from '../checkpoint.ts';
import { initialWeights } from '../initialise.ts';
import type { LayerState } from '../moments.ts';
import { clippedParticipation } from '../placing.ts';
import type { DenseWeights, ImageSet } from '../trainer.ts';
import { transposed } from '../transposed.ts';
import { backward } from './learn.ts';
import { createNet } from './net.ts';
import type { SimdGame } from './simdGame.ts';
import { unitsOf, type SimdNet } from './shape.ts';
import { createWeightPlayers, weightRules } from './weightPlayers.ts';
import { createWeightStore } from './weightStore.ts';
import type { Workspace } from './workspace.ts';

export interface WeightGameOptions {
  readonly workspace: Workspace;
  /** Which of the workspace's games it is. */
  readonly index: number;
  readonly shape: SimdNet;
  readonly spec: RunSpec;
}

const initialState = ({ blocks }: SimdNet, spec: RunSpec): LayerState[] =>
  blocks.map((block, l) => {
    const { kernel, bias } = initialWeights(block, l, spec.initialisation, spec.seed);
    const { inputCount, outputCount } = layerSize(block);
    return {
      ...{ inputCount, outputCount },
      kernels: [transposed(kernel, outputCount, inputCount)],
      biases: [bias],
    };
  });

export function createWeightGame({
  workspace,
  index,
  shape,
  spec: start,
}: WeightGameOptions): SimdGame {
  const { layers: shapes, groups } = shape;
  const scale = start.inputNormalisation;
  const net = createNet(workspace, index, shapes, start);
  const players = createWeightPlayers(net, groups);
  const store = createWeightStore(net, players.layers);
  const { floats, plan } = net;
  const count = playerCount(groups);
  let steps = 0;
  let loss = NaN;

  for (const { gates, columns } of net.layers) floats.fill(1, gates / 4, gates / 4 + columns);
  store.load(initialState(shape, start));
  players.write('participation', new Float32Array(count).fill(1));
  players.gate(0);

  /** Whether pruning would change anything: whoever is below ε is not all at 0. */
  function isCut(epsilon: number): boolean {
    return players.layers.some(({ weightPlayers: { participation }, size }) => {
      const at = participation / 4;
      for (let i = at; i < at + size; i++) if (floats[i] > 0 && floats[i] < epsilon) return true;
      return false;
    });
  }

  function countRight(set: ImageSet): number {
    let right = 0;
    for (let from = 0; from < set.count; from += plan.rows) {
      const batch = net.takeRange(set, from, Math.min(plan.rows, set.count - from), scale);
      net.enter(batch);
      net.infer(batch, 'gates');
      right += net.countRight(batch);
    }
    return right;
  }

  function countRightPruned(set: ImageSet, epsilon: number): number {
    players.gate(epsilon);
    const right = countRight(set);
    players.gate(0);
    return right;
  }

  /** θ_i² and c_i = θ_i (Σ_j s_j θ_j − s_i θ_i). */
  function costColumns(s: Float32Array): { normSquared: Float32Array; rivalry: Float32Array } {
    const theta = players.column('weights');
    const [normSquared, rivalry] = [new Float32Array(count), new Float32Array(count)];
    for (const { group, kernel, size } of players.layers) {
      const crowd = net.step.total(kernel, size);
      for (let i = group.first; i < group.first + group.count; i++) {
        normSquared[i] = theta[i] * theta[i];
        rivalry[i] = theta[i] * (crowd - s[i] * theta[i]);
      }
    }
    return { normSquared, rivalry };
  }

  return {
    layers: groups,
    rules: weightRules,
    scale,
    step(batch, spec, feeShare) {
      net.enter(batch);
      net.infer(batch, 'gates');
      loss = backward(net, batch);
      steps++;
      players.move(batch, spec, feeShare, steps);
    },
    readPlayers() {
      const participation = players.column('participation');
      const benefit = players.readBenefit(new Float32Array(count));
      return Promise.resolve({ participation, benefit, ...costColumns(participation), loss });
    },
    readWeights: () =>
      Promise.resolve(
        store.save(1).map(({ inputCount, outputCount, kernels, biases }): DenseWeights => ({
          ...{ inputCount, outputCount },
          kernel: kernels[0],
          bias: biases[0],
        })),
      ),
    readOverlaps() {
      const theta = players.column('weights');
      return Promise.resolve(
        groups.map(({ first, count: size }) => ({ theta: theta.slice(first, first + size) })),
      );
    },
    writeParticipation(participation) {
      const told = clippedParticipation(participation, count);
      const s = players.column('participation');
      for (let i = 0; i < count; i++) if (!Number.isNaN(told[i])) s[i] = told[i];
      players.write('participation', s);
      players.gate(0);
    },
    save: () =>
      Promise.resolve({
        ...{ route: 'simd', backend: 'wasm', players: players.save() },
        net: {
          ...{ optimizer: start.optimizer, steps, loss },
          layers: store.save(),
          compaction: null,
        },
      }),
    restore(checkpoint) {
      const kept = netStateFor(checkpoint, shape.blocks.map(layerSize), start.optimizer, count);
      steps = kept.steps;
      loss = kept.loss;
      store.load(wholeLayers(kept));
      players.load(checkpoint.players);
      players.gate(0);
    },
    evaluate(set, epsilon) {
      const soft = countRight(set);
      const hard = isCut(epsilon) ? countRightPruned(set, epsilon) : soft;
      return Promise.resolve({ accuracy: soft / set.count, accuracyPruned: hard / set.count });
    },
    activeCounts: () => unitsOf(shapes),
    workShare: () => 1,
    held: { buffers: 0, bytes: 0 },
  };
}
