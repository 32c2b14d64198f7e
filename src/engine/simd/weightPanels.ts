/** Between the panels of a kernel whose weights play and plain lists, one number a weight. */
import { PANEL } from './layout.ts';
import type { LayerSize } from '../../model/model.ts';
import type { NetLayer } from './netLayer.ts';

export interface WeightLayer extends Pick<NetLayer, 'columns'> {
  /** Where each row of the panels stands in lists; shape [inputs]. */
  readonly rows: Uint32Array;
  /** Where each column does; shape [outputs]. */
  readonly units: Uint32Array;
  /** Of the whole layer, as lists have it. */
  readonly whole: LayerSize;
}

/** How far apart two inputs of an output, and two outputs of an input, lie in a list. */
export interface Order {
  readonly input: number;
  readonly output: number;
}

/** As players are counted: output by output. */
export const asPlayers = ({ whole }: WeightLayer): Order => ({
  input: 1,
  output: whole.inputCount,
});

/** As weights are kept: input by input. */
export const asKernel = ({ whole }: WeightLayer): Order => ({
  input: whole.outputCount,
  output: 1,
});

/** Inputs whose rows of a panel stay near the core while they are turned round. */
const BLOCK = 16;

function copy(
  panels: Float32Array,
  at: number,
  { columns, rows, units }: WeightLayer,
  list: Float32Array | Float64Array,
  start: number,
  { input, output }: Order,
  toPanels: boolean,
): void {
  const [inputs, outputs] = [rows.length, units.length];
  for (let first = 0; first < outputs; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    const last = Math.min(first + PANEL, outputs);
    for (let block = 0; block < inputs; block += BLOCK) {
      const end = Math.min(block + BLOCK, inputs);
      for (let j = first; j < last; j++) {
        let inPanels = at + inputs * first + block * width + j - first;
        const ofOutput = start + units[j] * output;
        for (let k = block; k < end; k++) {
          const inList = ofOutput + rows[k] * input;
          if (toPanels) panels[inPanels] = list[inList];
          else list[inList] = panels[inPanels];
          inPanels += width;
        }
      }
    }
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
  copy(panels, at, layer, list, start, order, false);
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
  copy(panels, at, layer, list, start, order, true);
}
