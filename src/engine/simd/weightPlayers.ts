/**
 * Single weights as players: what they carry from step to step, and their move together with that of θ
 * (assembly/weightPlayers.ts computes both). All numbers of a weight lie in panels beside the kernel.
 */
import { costsReachWeights } from '../../game/absorbing.ts';
import { ADAM } from '../../game/adam.ts';
import type { PlayerLayer } from '../../game/network.ts';
import type { LayerSize } from '../../model/model.ts';
import { pricesOfGroup } from '../../game/prices.ts';
import type { RuleName } from '../../rules/registry.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { PlayersState } from '../checkpoint.ts';
import { served, servedBy } from '../servedRules.ts';
import type { WeightRegions } from './layout.ts';
import { KINDS, moveBias, prepareGradient, writeRules } from './learn.ts';
import type { Net } from './net.ts';
import type { NetLayer } from './netLayer.ts';
import { everyone, rowsOf, unitsOf } from './shape.ts';
import { asPlayers, fromPanels, toPanels, type WeightLayer } from './weightPanels.ts';
import type { Batch } from './workspace.ts';

const SIGNS = { printed: 0, descent: 1, saliency: 2 } as const satisfies Record<
  RunSpec['benefitSign'],
  number
>;

/** By number, as assembly/weightDynamics.ts has them. */
const RULES = { projected: 0, proximal: 1, bestResponse: 2, adam: 3 } satisfies Partial<
  Record<RuleName, number>
>;

/** Those that are computed here. */
export const weightRules = servedBy(RULES);

/** A layer whose weights play, as it stands. */
export interface PlayingLayer extends NetLayer, WeightLayer {
  readonly weightPlayers: WeightRegions;
  /** Of its players. */
  readonly group: PlayerLayer;
  /** Elements of each region, padding included. */
  readonly size: number;
}

type Regions = Readonly<Record<keyof WeightRegions, Float64Array>>;

export interface WeightPlayers {
  readonly layers: readonly PlayingLayer[];
  /**
   * Moves θ, biases and s by the slopes that `backward` left, all of it at (θ_t, s_t).
   *
   * @param feeShare how much of γ is in force @param steps number of this step, from 1
   */
  move(batch: Batch, spec: RunSpec, feeShare: number, steps: number): void;
  /** Makes the kernels from θ and s, with players below `least` at 0. */
  gate(least: number): void;
  /** What lies in a region, player by player. */
  column(region: keyof WeightRegions): Float32Array<ArrayBuffer>;
  /** Puts it there; padding stays. */
  write(region: keyof WeightRegions, column: Float32Array | Float64Array): void;
  /** Fills a list with b as it last entered U; shape [playerCount]. */
  readBenefit<List extends Float32Array | Float64Array>(list: List): List;
  save(): PlayersState;
  load(state: PlayersState): void;
  /**
   * Takes in whom the net has in its matrices from now on, once `resize` has been called; what the panels hold is to
   * be loaded anew.
   *
   * @param active units of each layer, the input's first
   * @param whole what `regions` and `readBenefit` gave before, where somebody is left out; null else
   */
  arrange(
    active: readonly Uint32Array[],
    whole: { readonly regions: Regions; readonly benefit: Float64Array } | null,
  ): void;
  /** All regions, player by player. */
  regions(): Regions;
}

/** A copy: to be made anew whenever the net is resized. */
function playing(
  layer: NetLayer,
  group: PlayerLayer,
  whole: LayerSize,
  [below, units]: readonly Uint32Array[],
): PlayingLayer {
  const { weightPlayers } = layer;
  if (weightPlayers === null) throw new Error('No room was taken for weights that play.');
  const size = layer.inputs * layer.columns;
  return { ...layer, weightPlayers, group, size, rows: rowsOf(layer, below), units, whole };
}

export function createWeightPlayers(net: Net, groups: readonly PlayerLayer[]): WeightPlayers {
  const { step, floats, plan } = net;
  const wholes = net.layers.map(({ inputs, outputs }): LayerSize => ({
    inputCount: inputs,
    outputCount: outputs,
  }));
  const layersOf = (active: readonly Uint32Array[]): PlayingLayer[] =>
    groups.map((group, l) => playing(net.layers[l], group, wholes[l], active.slice(l, l + 2)));
  let layers = layersOf(unitsOf(net.layers).map(everyone));
  /** Where somebody is left out: all as they stood when they left. */
  let resting: { regions: Regions; benefit: Float64Array } | null = null;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  let [benefitWeight, firstWeight, secondWeight] = [0, 0, 0];
  /** By group, what makes b of the benefit's sum. */
  const scales = new Float64Array(layers.length);
  /** b as a checkpoint had it, until a step makes its own. */
  let loaded: Float64Array | null = null;

  function gather({ benefitMemory: memory, dynamics }: RunSpec): void {
    benefitWeight = memory * benefitWeight + (1 - memory);
    if (dynamics !== 'adam') return;
    firstWeight = ADAM.first * firstWeight + (1 - ADAM.first);
    secondWeight = ADAM.second * secondWeight + (1 - ADAM.second);
  }

  function writeTold(spec: RunSpec, index: number, crowd: number): void {
    const { beta, eta } = pricesOfGroup(spec, index, 1);
    const reach = costsReachWeights(spec) ? 1 : 0;
    const least = spec.benefitGradient === 's' ? 1 : 0;
    const memory = spec.benefitMemory;
    floats.set(
      [memory, 1 - memory, least, reach * (2 * beta - eta), reach * eta * crowd],
      plan.told / 4,
    );
  }

  function writeStakes(spec: RunSpec, index: number, crowd: number, feeShare: number): void {
    const { alpha, beta, gamma, eta } = pricesOfGroup(spec, index, feeShare);
    const spread = Math.sqrt(secondWeight);
    const [adamRate, adamEpsilon] =
      spec.dynamics === 'adam'
        ? [(spec.lrS * spread) / firstWeight, ADAM.epsilon * spread]
        : [0, 0];
    floats.set(
      [alpha * scales[index], 2 * beta, gamma, eta, crowd, spec.lrS, adamRate, adamEpsilon],
      plan.stakes / 4,
    );
  }

  /** @returns Σ |sum of the benefits|; where that need not be known, s has moved, too */
  function learn(layer: PlayingLayer, batch: Batch, spec: RunSpec, decides: boolean): number {
    const { weights, participation, benefitSum, first, second } = layer.weightPlayers;
    const { lists, slopes, init, isShifted } = prepareGradient(net, batch, layer);
    const size = step.learn(
      KINDS[net.optimizer],
      SIGNS[spec.benefitSign],
      served<number>(RULES, spec.dynamics),
      lists.at,
      lists.stride,
      lists.ends,
      layer.inputs,
      slopes,
      batch.rows,
      layer.columns,
      init,
      isShifted,
      costsReachWeights(spec),
      weights,
      layer.kernelFirst,
      layer.kernelSecond,
      layer.moved,
      plan.rules,
      participation,
      benefitSum,
      first,
      second,
      decides ? 0 : layer.aside,
      layer.kernel,
      plan.told,
      plan.stakes,
    );
    moveBias(net, batch, layer);
    return size;
  }

  function decide({ weightPlayers, size, aside, kernel }: PlayingLayer, spec: RunSpec): void {
    const { weights, participation, benefitSum, first, second } = weightPlayers;
    step.decide(
      served<number>(RULES, spec.dynamics),
      size,
      aside,
      weights,
      participation,
      benefitSum,
      first,
      second,
      kernel,
      plan.stakes,
    );
  }

  /** Relative to the mean size of some players' benefits, those at 0 included. */
  function share(sizes: readonly number[], isWholeNet: boolean): void {
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    layers.forEach(({ group }, index) => {
      const [size, players] = isWholeNet ? [whole, count] : [sizes[index], group.count];
      scales[index] = size > 0 ? players / size : 0;
    });
  }

  /** @param others what the list has of those who are left out */
  function readInto<List extends Float32Array | Float64Array>(
    region: keyof WeightRegions,
    list: List,
    others: Float64Array | undefined,
  ): List {
    if (others !== undefined) list.set(others);
    for (const layer of layers) {
      const at = layer.weightPlayers[region] / 4;
      fromPanels(floats, at, layer, list, layer.group.first, asPlayers(layer));
    }
    return list;
  }

  function write(region: keyof WeightRegions, list: Float32Array | Float64Array): void {
    for (const layer of layers) {
      const at = layer.weightPlayers[region] / 4;
      toPanels(floats, at, layer, list, layer.group.first, asPlayers(layer));
    }
  }

  function readBenefit<List extends Float32Array | Float64Array>(list: List): List {
    if (loaded !== null) {
      list.set(loaded);
      return list;
    }
    readInto('benefitSum', list, resting?.benefit);
    layers.forEach(({ group: { first }, rows, units, whole }, index) => {
      const scale = scales[index];
      for (const unit of units)
        for (const row of rows) list[first + unit * whole.inputCount + row] *= scale;
    });
    return list;
  }

  const column = (region: keyof WeightRegions) =>
    readInto(region, new Float32Array(count), resting?.regions[region]);
  const wide = (region: keyof WeightRegions) =>
    readInto(region, new Float64Array(count), resting?.regions[region]);

  return {
    get layers() {
      return layers;
    },
    arrange(active, whole) {
      layers = layersOf(active);
      resting = whole;
    },
    regions: () => ({
      weights: wide('weights'),
      participation: wide('participation'),
      benefitSum: wide('benefitSum'),
      first: wide('first'),
      second: wide('second'),
    }),
    move(batch, spec, feeShare, steps) {
      loaded = null;
      gather(spec);
      writeRules(net, spec, steps);
      const isAbsolute = spec.benefitScale === 'absolute';
      if (isAbsolute) scales.fill(1 / benefitWeight);
      const crowds = layers.map(({ kernel, size }, index) =>
        pricesOfGroup(spec, index, 1).eta === 0 ? 0 : step.total(kernel, size),
      );
      const sizes = layers.map((layer, index) => {
        writeTold(spec, index, crowds[index]);
        writeStakes(spec, index, crowds[index], feeShare);
        return learn(layer, batch, spec, isAbsolute);
      });
      if (isAbsolute) return;
      share(sizes, spec.benefitScale === 'relative-net');
      layers.forEach((layer, index) => {
        writeStakes(spec, index, crowds[index], feeShare);
        decide(layer, spec);
      });
    },
    gate(least) {
      for (const { size, kernel, weightPlayers } of layers) {
        const { weights, participation } = weightPlayers;
        step.gateWeights(size, weights, participation, least, kernel);
      }
    },
    column,
    write,
    readBenefit,
    save: () => ({
      participation: wide('participation'),
      benefit: readBenefit(new Float64Array(count)),
      benefitSum: wide('benefitSum'),
      benefitWeight,
      first: wide('first'),
      second: wide('second'),
      ...{ firstWeight, secondWeight },
    }),
    load(state) {
      ({ benefitWeight, firstWeight, secondWeight } = state);
      loaded = state.benefit.slice();
      write('participation', state.participation);
      write('benefitSum', state.benefitSum);
      write('first', state.first);
      write('second', state.second);
    },
  };
}
