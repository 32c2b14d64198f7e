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
  /** As `WeightPlayers.arrange`. @param whole what `save` gave before */
  arrange(layers: readonly PlayingLayer[], whole: readonly LayerState[] | null): void;
}

export function createWeightStore(
  { floats, bytes, optimizer }: Net,
  start: readonly PlayingLayer[],
): WeightStore {
  let layers = start;
  let resting: readonly LayerState[] | null = null;
  const all = 1 + MOMENTS[optimizer];
  const kernelsOf = ({ weightPlayers, kernelFirst, kernelSecond }: PlayingLayer) =>
    [weightPlayers.weights, kernelFirst, kernelSecond].map((address) => address / 4);
  const biasesOf = ({ bias, biasFirst, biasSecond }: PlayingLayer) =>
    [bias, biasFirst, biasSecond].map((address) => address / 4);

  /** An input none of whose moments is other than 0 has not moved, as far as the next step can tell. */
  function markMoved(layer: PlayingLayer, moments: readonly Float32Array[]): void {
    const { moved, rows, whole } = layer;
    for (let k = 0; k < rows.length; k++) {
      const first = rows[k] * whole.outputCount;
      const row = (list: Float32Array) => list.subarray(first, first + whole.outputCount);
      bytes[moved + k] = moments.some((list) => row(list).some((value) => value !== 0)) ? 1 : 0;
    }
  }

  return {
    save: (memories = all) =>
      layers.map((layer, l) => {
        const { units, whole } = layer;
        const rest = resting?.[l];
        const kernel = (at: number, i: number) => {
          const list =
            rest?.kernels[i].slice() ?? new Float32Array(whole.inputCount * whole.outputCount);
          fromPanels(floats, at, layer, list, 0, asKernel(layer));
          return list;
        };
        const bias = (at: number, i: number) => {
          const list = rest?.biases[i].slice() ?? new Float32Array(whole.outputCount);
          units.forEach((unit, j) => (list[unit] = floats[at + j]));
          return list;
        };
        return {
          ...whole,
          kernels: kernelsOf(layer).slice(0, memories).map(kernel),
          biases: biasesOf(layer).slice(0, memories).map(bias),
        };
      }),
    load(state) {
      layers.forEach((layer, l) => {
        const { kernels, biases } = state[l];
        kernels.forEach((kernel, i) =>
          toPanels(floats, kernelsOf(layer)[i], layer, kernel, 0, asKernel(layer)),
        );
        biases.forEach((bias, i) =>
          layer.units.forEach((unit, j) => (floats[biasesOf(layer)[i] + j] = bias[unit])),
        );
        markMoved(layer, kernels.slice(1));
      });
    },
    arrange(next, whole) {
      layers = next;
      resting = whole;
    },
  };
}
