/**
 * What the game needs to know of the net, player by player at full width, whoever is asleep; and the
 * columns that a frame shows beyond that.
 */
import type { PlayerLayer } from '../../game/network.ts';
import type { RunSpec } from '../../game/spec.ts';
import type { Net } from './net.ts';
import type { Evidence } from './participation.ts';
import type { Store } from './store.ts';

export interface Witness {
  /** Of the last `gather`. */
  readonly evidence: Evidence;
  /** Reads what the coming move of s and θ needs, at (θ_t, s_t), after `backward`. */
  gather(spec: RunSpec): void;
  /** ‖θ_i‖² and rivalry as things stand; each of shape [playerCount]. */
  columns(s: Float64Array): { normSquared: Float32Array; rivalry: Float32Array };
  /** To be called when someone else is awake than before, with an up-to-date store. */
  awakeChanged(): void;
}

export function createWitness(net: Net, store: Store, layers: readonly PlayerLayer[]): Witness {
  const { step, floats, doubles } = net;
  const count = layers.reduce((sum, layer) => sum + layer.count, 0);
  const evidence = {
    lossSlope: new Float64Array(count),
    normSquared: new Float64Array(count),
    rivalry: new Float64Array(count),
  };
  /** The part of each player's ‖θ_i‖² that rests in the store; all of it for players asleep. */
  const restingNorm = new Float64Array(count);
  const isWhole = (): boolean =>
    layers.every((layer, l) => store.awake[l + 1].length === layer.count);

  function gatherNorms(l: number, { first, count: size }: PlayerLayer): void {
    const { kernel, inputs, columns, normSquared } = net.layers[l];
    step.normSquared(kernel, inputs, columns, normSquared);
    evidence.normSquared.set(restingNorm.subarray(first, first + size), first);
    const awake = store.awake[l + 1];
    for (let j = 0; j < awake.length; j++) {
      evidence.normSquared[first + awake[j]] += doubles[normSquared / 8 + j];
    }
  }

  /** Only for layers all of whose players are awake, with norms gathered. */
  function gatherRivalry(l: number, { first, count: size }: PlayerLayer): void {
    const { kernel, inputs, columns, gates, crowd, rivalry } = net.layers[l];
    step.crowd(kernel, inputs, columns, gates, crowd);
    step.pull(kernel, inputs, columns, crowd, rivalry);
    for (let i = 0; i < size; i++) {
      const own = floats[gates / 4 + i] * evidence.normSquared[first + i];
      evidence.rivalry[first + i] = floats[rivalry / 4 + i] - own;
    }
  }

  /** The same from the store, in plain loops: for frames of nets in which someone sleeps. */
  function storedRivalry(l: number, { first, count: size }: PlayerLayer, s: Float64Array): void {
    const { inputCount, kernels } = store.layers[l];
    const rivalry = evidence.rivalry.subarray(first, first + size);
    rivalry.fill(0);
    for (let k = 0; k < inputCount; k++) {
      const row = kernels[0].subarray(k * size, (k + 1) * size);
      let crowd = 0;
      for (const j of store.awake[l + 1]) crowd += s[first + j] * row[j];
      for (let i = 0; i < size; i++) rivalry[i] += crowd * row[i];
    }
    for (let i = 0; i < size; i++) rivalry[i] -= s[first + i] * evidence.normSquared[first + i];
  }

  return {
    evidence,
    gather(spec) {
      evidence.lossSlope.fill(0);
      layers.forEach((layer, l) => {
        const awake = store.awake[l + 1];
        const slopes = net.layers[l].playerSlopes / 4;
        for (let j = 0; j < awake.length; j++) {
          evidence.lossSlope[layer.first + awake[j]] = floats[slopes + j];
        }
        if (spec.beta !== 0 || spec.eta !== 0) gatherNorms(l, layer);
        // Nobody sleeps while η is not 0.
        if (spec.eta !== 0) gatherRivalry(l, layer);
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
        normSquared: Float32Array.from(evidence.normSquared),
        rivalry: Float32Array.from(evidence.rivalry),
      };
    },
    awakeChanged() {
      restingNorm.fill(0);
      layers.forEach(({ first, count: size }, l) => {
        const { inputCount, kernels } = store.layers[l];
        const isInputAwake = new Uint8Array(inputCount);
        const isAwake = new Uint8Array(size);
        for (const k of store.awake[l]) isInputAwake[k] = 1;
        for (const i of store.awake[l + 1]) isAwake[i] = 1;
        for (let k = 0; k < inputCount; k++) {
          for (let i = 0; i < size; i++) {
            if (isInputAwake[k] && isAwake[i]) continue;
            restingNorm[first + i] += kernels[0][k * size + i] ** 2;
          }
        }
      });
    },
  };
}
