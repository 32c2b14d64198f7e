/** θ and its moments of a game whose weights play, on the way between the panels and plain arrays. */
import { MOMENTS, type LayerState } from '../moments.ts';
import type { Net } from './net.ts';
import { asKernel, fromPanels, toPanels } from './weightPanels.ts';
import type { PlayingLayer } from './weightPlayers.ts';

export interface WeightStore {
  /** Copies. @param memories θ alone is 1; left out, with all moments */
  save(memories?: number): LayerState[];
  /** Takes what is there of θ and the moments. */
  load(state: readonly LayerState[]): void;
}

export function createWeightStore(
  { floats, bytes, optimizer }: Net,
  layers: readonly PlayingLayer[],
): WeightStore {
  const all = 1 + MOMENTS[optimizer];
  const kernelsOf = ({ weightPlayers, kernelFirst, kernelSecond }: PlayingLayer) =>
    [weightPlayers.weights, kernelFirst, kernelSecond].map((address) => address / 4);
  const biasesOf = ({ bias, biasFirst, biasSecond }: PlayingLayer) =>
    [bias, biasFirst, biasSecond].map((address) => address / 4);

  /** An input none of whose moments is other than 0 has not moved, as far as the next step can tell. */
  function markMoved(layer: PlayingLayer, moments: readonly Float32Array[]): void {
    const { moved, inputs, outputs, rows } = layer;
    for (let k = 0; k < inputs; k++) {
      const first = rows[k] * outputs;
      const row = (list: Float32Array) => list.subarray(first, first + outputs);
      bytes[moved + k] = moments.some((list) => row(list).some((value) => value !== 0)) ? 1 : 0;
    }
  }

  return {
    save: (memories = all) =>
      layers.map((layer) => {
        const { inputs, outputs } = layer;
        const read = (at: number) => {
          const list = new Float32Array(inputs * outputs);
          fromPanels(floats, at, layer, list, 0, asKernel(layer));
          return list;
        };
        return {
          ...{ inputCount: inputs, outputCount: outputs },
          kernels: kernelsOf(layer).slice(0, memories).map(read),
          biases: biasesOf(layer)
            .slice(0, memories)
            .map((at) => floats.slice(at, at + outputs)),
        };
      }),
    load(state) {
      layers.forEach((layer, l) => {
        const { kernels, biases } = state[l];
        kernels.forEach((kernel, i) =>
          toPanels(floats, kernelsOf(layer)[i], layer, kernel, 0, asKernel(layer)),
        );
        biases.forEach((bias, i) => floats.set(bias, biasesOf(layer)[i]));
        markMoved(layer, kernels.slice(1));
      });
    },
  };
}
