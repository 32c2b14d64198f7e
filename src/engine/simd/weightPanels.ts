/** Between the panels of a kernel whose weights play and plain lists, one number a weight. */
import { PANEL } from './layout.ts';
import type { NetLayer } from './net.ts';

export type WeightLayer = Pick<NetLayer, 'inputs' | 'outputs' | 'columns'>;

/** How far apart two inputs of an output, and two outputs of an input, lie in a list. */
export interface Order {
  readonly input: number;
  readonly output: number;
}

/** As players are counted: output by output. */
export const asPlayers = ({ inputs }: WeightLayer): Order => ({ input: 1, output: inputs });

/** As weights are kept: input by input. */
export const asKernel = ({ outputs }: WeightLayer): Order => ({ input: outputs, output: 1 });

/** Calls for each run of weights of one input that are neighbours in the panels. */
function eachRun(
  { inputs, outputs, columns }: WeightLayer,
  take: (inPanels: number, input: number, firstOutput: number, count: number) => void,
): void {
  for (let first = 0; first < outputs; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    const count = Math.min(PANEL, outputs - first);
    for (let k = 0; k < inputs; k++) take(inputs * first + k * width, k, first, count);
  }
}

/**
 * @param at index of the region's first number in `panels`
 * @param list receives the layer's weights from index `start` on
 */
export function fromPanels(
  panels: Float32Array,
  at: number,
  layer: WeightLayer,
  list: Float32Array | Float64Array,
  start: number,
  order: Order,
): void {
  eachRun(layer, (run, k, first, count) => {
    const to = start + k * order.input + first * order.output;
    for (let j = 0; j < count; j++) list[to + j * order.output] = panels[at + run + j];
  });
}

/** The way back; padding stays as it is. */
export function toPanels(
  panels: Float32Array,
  at: number,
  layer: WeightLayer,
  list: Float32Array | Float64Array,
  start: number,
  order: Order,
): void {
  eachRun(layer, (run, k, first, count) => {
    const from = start + k * order.input + first * order.output;
    for (let j = 0; j < count; j++) panels[at + run + j] = list[from + j * order.output];
  });
}
