/**
 * What the game needs to know of the net, player by player at full width, whoever is inactive; and the
 * columns that a frame shows beyond that.
 */
import type { PlayerLayer } from '../../game/network.ts';
import { isPaid } from '../../game/prices.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Net } from './net.ts';
import type { StepStatistics } from './participation.ts';
import type { Store } from './store.ts';

export interface PlayerStatistics {
  /** Of the last `gather`. */
  readonly statistics: StepStatistics;
  /** Reads what the coming move of s and θ needs, at (θ_t, s_t), after `backward`. */
  gather(spec: RunSpec): void;
  /** ‖θ_i‖² and rivalry as things stand; each of shape [playerCount]. */
  columns(s: Float64Array): { normSquared: Float32Array; rivalry: Float32Array };
  /** To be called when someone else is active than before, with an up-to-date store. */
  activeChanged(): void;
}

export function createPlayerStatistics(
  net: Net,
  store: Store,
  layers: readonly PlayerLayer[],
): PlayerStatistics {
  const { step, floats, doubles } = net;
  const count = layers.reduce((sum, layer) => sum + layer.count, 0);
  const statistics = {
    lossSlope: new Float64Array(count),
    normSquared: new Float64Array(count),
    rivalry: new Float64Array(count),
  };
  /** The part of each player's ‖θ_i‖² that rests in the store; all of it for players inactive. */
  const restingNorm = new Float64Array(count);
  const isWhole = (): boolean =>
    layers.every((layer, l) => store.active[l + 1].length === layer.count);

  function gatherNorms(l: number, { first, count: size }: PlayerLayer): void {
    const { kernel, inputs, columns, normSquared } = net.layers[l];
    step.normSquared(kernel, inputs, columns, normSquared);
    statistics.normSquared.set(restingNorm.subarray(first, first + size), first);
    const active = store.active[l + 1];
    for (let j = 0; j < active.length; j++) {
      statistics.normSquared[first + active[j]] += doubles[normSquared / 8 + j];
    }
  }

  /** Only for layers all of whose players are active, with norms gathered. */
  function gatherRivalry(l: number, { first, count: size }: PlayerLayer): void {
    const { kernel, inputs, columns, gates, crowd, rivalry } = net.layers[l];
    step.crowd(kernel, inputs, columns, gates, crowd);
    step.pull(kernel, inputs, columns, crowd, rivalry);
    for (let i = 0; i < size; i++) {
      const own = floats[gates / 4 + i] * statistics.normSquared[first + i];
      statistics.rivalry[first + i] = floats[rivalry / 4 + i] - own;
    }
  }

  /** The same from the store, in plain loops: for frames of nets in which someone is inactive. */
  function storedRivalry(l: number, { first, count: size }: PlayerLayer, s: Float64Array): void {
    const { inputCount, kernels } = store.layers[l];
    const rivalry = statistics.rivalry.subarray(first, first + size);
    rivalry.fill(0);
    for (let k = 0; k < inputCount; k++) {
      const row = kernels[0].subarray(k * size, (k + 1) * size);
      let crowd = 0;
      for (const j of store.active[l + 1]) crowd += s[first + j] * row[j];
      for (let i = 0; i < size; i++) rivalry[i] += crowd * row[i];
    }
    for (let i = 0; i < size; i++) rivalry[i] -= s[first + i] * statistics.normSquared[first + i];
  }

  return {
    statistics,
    gather(spec) {
      statistics.lossSlope.fill(0);
      layers.forEach((layer, l) => {
        const active = store.active[l + 1];
        const slopes = net.layers[l].playerSlopes / 4;
        for (let j = 0; j < active.length; j++) {
          statistics.lossSlope[layer.first + active[j]] = floats[slopes + j];
        }
        if (isPaid(spec.beta) || isPaid(spec.eta)) gatherNorms(l, layer);
        // Nobody is inactive while η is not 0.
        if (isPaid(spec.eta)) gatherRivalry(l, layer);
      });
    },
    columns(s) {
      const whole = isWhole();
      if (!whole) store.pullWeights();
      layers.forEach((layer, l) => {
        gatherNorms(l, layer);
        if (whole) gatherRivalry(l, layer);
        else storedRivalry(l, layer, s);
      });
      return {
        normSquared: Float32Array.from(statistics.normSquared),
        rivalry: Float32Array.from(statistics.rivalry),
      };
    },
    activeChanged() {
      restingNorm.fill(0);
      layers.forEach(({ first, count: size }, l) => {
        const { inputCount, kernels } = store.layers[l];
        const isInputActive = new Uint8Array(inputCount);
        const isActive = new Uint8Array(size);
        for (const k of store.rows[l]) isInputActive[k] = 1;
        for (const i of store.active[l + 1]) isActive[i] = 1;
        for (let k = 0; k < inputCount; k++) {
          for (let i = 0; i < size; i++) {
            if (isInputActive[k] && isActive[i]) continue;
            restingNorm[first + i] += kernels[0][k * size + i] ** 2;
          }
        }
      });
    },
  };
}
