/**
 * One game on our own WebAssembly SIMD in which every single weight plays: dense layers of any
 * widths, and convolutions before them, every reading, dynamics and optimizer. The net's kernels are s ∘ θ, its units have no
 * gates; weights leave the matrices after the game alone (weightLeaving.ts).
 */
import { playerCount } from '../../game/network.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { layerSize } from '../../model/model.ts';
import { netStateFor, wholeLayers, type Compaction } from '../checkpoint.ts';
import { initialWeights } from '../initialise.ts';
import { fadeInactive, type LayerState } from '../moments.ts';
import { writeNeuronInto } from '../neuronWeights.ts';
import { clippedParticipation } from '../placing.ts';
import { evaluationOf } from '../evaluation.ts';
import type { ImageSet } from '../trainer.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { transposed } from '../transposed.ts';
import { QUIET_STEPS } from './compaction.ts';
import { ROW_BYTES } from './layout.ts';
import { backward } from './learn.ts';
import { createNet } from './net.ts';
import type { SimdGame } from './simdGame.ts';
import { everyone, unitsOf, workOf, type SimdNet } from './shape.ts';
import { isOver, unitsThatStay } from './weightLeaving.ts';
import { createWeightPlayers, weightRules, type PlayingLayer } from './weightPlayers.ts';
import { createWeightStore } from './weightStore.ts';
import { transposeLists, type Batch, type Workspace } from './workspace.ts';

export interface WeightGameOptions {
  readonly workspace: Workspace;
  /** Which of the workspace's games it is. */
  readonly index: number;
  readonly shape: SimdNet;
  readonly spec: RunSpec;
  readonly shrinks: boolean;
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
  shrinks,
}: WeightGameOptions): SimdGame {
  const { layers: shapes, groups } = shape;
  const scale = start.inputNormalisation;
  const net = createNet(workspace, index, shapes, start);
  const players = createWeightPlayers(net, groups);
  const store = createWeightStore(net, players.layers);
  const { floats, plan } = net;
  const integers = new Int32Array(net.step.memory.buffer);
  const units = unitsOf(shapes);
  const canLeave = shrinks && shapes.every(({ convolution }) => convolution === null);
  /** Units in the matrices, the input's first. */
  let active = units.map(everyone);
  /** Steps since the game was over. */
  let quietSteps = 0;
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

  /** The step as of which the moments of those left out are. */
  let fadedAt = 0;
  const areAll = (): boolean => active.every(({ length }, l) => length === units[l]);

  /** Puts these units into the matrices, and no others. */
  function arrange(next: readonly Uint32Array[]): void {
    const [state, layers] = [players.save(), store.save()];
    const rows = players.layers.map((layer) => layer.rows);
    fadeInactive(layers, start.optimizer, { active, rows }, steps - fadedAt);
    fadedAt = steps;
    const whole = { regions: players.regions(), benefit: state.benefit };
    active = [...next];
    const isWhole = areAll();
    net.resize(active.map(({ length }) => length));
    players.arrange(active, isWhole ? null : whole);
    store.arrange(players.layers, isWhole ? null : layers);
    for (const layer of players.layers) clear(layer);
    store.load(layers);
    players.load(state);
    players.gate(0);
    const map = plan.selected!.map / 4;
    integers.fill(-1, map, map + units[0]);
    active[0].forEach((input, row) => (integers[map + input] = row * ROW_BYTES));
  }

  /** Padding must hold zeros. */
  function clear({
    size,
    columns,
    kernel,
    kernelFirst,
    kernelSecond,
    ...layer
  }: PlayingLayer): void {
    const regions = [kernel, kernelFirst, kernelSecond, ...Object.values(layer.weightPlayers)];
    for (const at of regions) if (at !== 0) floats.fill(0, at / 4, at / 4 + size);
    for (const at of [layer.bias, layer.biasFirst, layer.biasSecond])
      if (at !== 0) floats.fill(0, at / 4, at / 4 + columns);
  }

  /** The images as the first layer reads them. */
  function seen(batch: Batch): Batch {
    if (active[0].length === units[0]) return batch;
    const { byRow, byColumn, starts } = plan.selected!;
    const [from, to] = [batch.byRow, byRow];
    net.step.selectLists(
      from.at,
      from.stride,
      from.ends,
      batch.rows,
      plan.selected!.map,
      to.at,
      to.stride,
      to.ends,
    );
    const chosen = { ...batch, byRow, byColumn, starts };
    transposeLists(net.step, chosen, batch.rows, active[0].length);
    return chosen;
  }

  const compaction = (): Compaction => ({
    active: active.map((list) => list.slice()),
    quietSteps: new Uint32Array(count).fill(quietSteps),
    ...{ fadedAt, floor: 0, canLeave },
  });

  /** Lets leave whom nobody reads, once the last moves of θ have faded, and all return when the game goes on. */
  function rearrange(spec: RunSpec): void {
    quietSteps = isOver(spec) ? quietSteps + 1 : 0;
    if (quietSteps === 0 && !areAll()) arrange(units.map(everyone));
    if (canLeave && quietSteps === QUIET_STEPS)
      arrange(unitsThatStay(players.layers, players.column('participation'), spec));
  }

  function classify(set: ImageSet): Uint8Array {
    const classes = new Uint8Array(set.count);
    for (let from = 0; from < set.count; from += plan.rows) {
      const rows = Math.min(plan.rows, set.count - from);
      const batch = seen(net.takeRange(set, from, rows, scale));
      net.enter(batch);
      net.infer(batch, 'gates');
      net.classify(batch, classes.subarray(from, from + rows));
    }
    return classes;
  }

  function classifyPruned(set: ImageSet, epsilon: number): Uint8Array {
    players.gate(epsilon);
    const classes = classify(set);
    players.gate(0);
    return classes;
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
    step(images, spec, feeShare) {
      rearrange(spec);
      const batch = seen(images);
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
      // Whoever is put elsewhere by hand may be read again.
      quietSteps = 0;
      if (!areAll()) arrange(units.map(everyone));
      const told = clippedParticipation(participation, count);
      const s = players.column('participation');
      for (let i = 0; i < count; i++) if (!Number.isNaN(told[i])) s[i] = told[i];
      players.write('participation', s);
      players.gate(0);
    },
    writeNeuron(neuron) {
      quietSteps = 0;
      if (!areAll()) arrange(units.map(everyone));
      const layers = store.save();
      writeNeuronInto(layers, neuron);
      store.load(layers);
      players.gate(0);
    },
    save: () =>
      Promise.resolve({
        ...{ route: 'simd', backend: 'wasm', players: players.save() },
        net: {
          ...{ optimizer: start.optimizer, steps, loss },
          layers: store.save(),
          compaction: quietSteps === 0 ? null : compaction(),
        },
      }),
    restore(checkpoint) {
      const kept = netStateFor(checkpoint, shape.blocks.map(layerSize), start.optimizer, count);
      if (!areAll()) arrange(units.map(everyone));
      const left = canLeave ? kept.compaction : null;
      steps = kept.steps;
      loss = kept.loss;
      quietSteps = left?.quietSteps[0] ?? 0;
      store.load(left === null ? wholeLayers(kept) : kept.layers);
      players.load(checkpoint.players);
      players.gate(0);
      fadedAt = steps;
      if (left === null || left.active.every(({ length }, l) => length === units[l])) return;
      arrange(left.active);
      fadedAt = left.fadedAt;
    },
    evaluate(set, epsilon) {
      const soft = classify(set);
      const hard = isCut(epsilon) ? classifyPruned(set, epsilon) : soft;
      return Promise.resolve(evaluationOf(set, soft, hard));
    },
    activeCounts: () => active.map(({ length }) => length),
    workShare: () =>
      workOf(
        shapes,
        active.map(({ length }) => length),
      ) / workOf(shapes, units),
    held: { buffers: 0, bytes: 0 },
  };
}
