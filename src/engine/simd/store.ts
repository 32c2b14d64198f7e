/**
 * All of θ and its moments at full width, row-major, and the way into and out of the panels of the
 * step. Only units that are active lie in the panels; what belongs to a unit inactive rests here.
 */
import { fadeInactive, MOMENTS, type LayerState } from '../moments.ts';
import { writeNeuronInto, type NeuronWeights } from '../neuronWeights.ts';
import type { Net } from './net.ts';
import type { NetLayer } from './netLayer.ts';
import { PANEL } from './layout.ts';
import { inputsOf, type LayerShape } from '../layerShapes.ts';
import { everyone, rowsOf, unitsOf } from './shape.ts';

export interface Store {
  /** Indices of the units active, ascending; the input first. */
  readonly active: readonly Uint32Array[];
  /** Rows of each kernel that are in the panels, as they stand there. */
  readonly rows: readonly Uint32Array[];
  readonly layers: readonly LayerState[];
  /** The step as of which the moments of units inactive are. */
  readonly fadedAt: number;
  /** Brings θ in the store up to date, but not the moments. */
  pullWeights(): void;
  /** As `Game.writeNeuron`, whether or not the neuron is active. */
  writeNeuron(neuron: NeuronWeights): void;
  /** Brings θ in the store up to date, and the moments of those active. */
  pullActive(): void;
  /** Brings the store up to date. @param steps done so far */
  pull(steps: number): void;
  /** Chooses anew who is active and fills the panels; call `pull` before. */
  push(active: readonly Uint32Array[]): void;
  /** Takes everything from elsewhere: layers as `pullActive` leaves them, and who is active. */
  load(layers: readonly LayerState[], active: readonly Uint32Array[], fadedAt: number): void;
  readonly buffers: number;
  readonly bytes: number;
}

/** Copies what the active inputs and outputs share between the panels and the full kernel. */
function copyKernel(
  panels: Float32Array,
  at: number,
  full: Float32Array,
  outputCount: number,
  inputs: Uint32Array,
  outputs: Uint32Array,
  { columns }: NetLayer,
  toPanels: boolean,
): void {
  for (let first = 0; first < outputs.length; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    const count = Math.min(PANEL, outputs.length - first);
    for (let k = 0; k < inputs.length; k++) {
      const inPanel = at / 4 + inputs.length * first + k * width;
      const inFull = inputs[k] * outputCount;
      for (let j = 0; j < count; j++) {
        const unit = inFull + outputs[first + j];
        if (toPanels) panels[inPanel + j] = full[unit];
        else full[unit] = panels[inPanel + j];
      }
    }
  }
}

function copyBias(
  panels: Float32Array,
  at: number,
  full: Float32Array,
  outputs: Uint32Array,
  toPanels: boolean,
): void {
  for (let j = 0; j < outputs.length; j++) {
    if (toPanels) panels[at / 4 + j] = full[outputs[j]];
    else full[outputs[j]] = panels[at / 4 + j];
  }
}

export function createStore(net: Net, shapes: readonly LayerShape[]): Store {
  const { floats, bytes, layers } = net;
  const copies = 1 + MOMENTS[net.optimizer];
  const stored = shapes.map((shape): LayerState => {
    const [inputCount, outputCount] = [inputsOf(shape), shape.outputs];
    const arrays = (size: number) => Array.from({ length: copies }, () => new Float32Array(size));
    return {
      inputCount,
      outputCount,
      kernels: arrays(inputCount * outputCount),
      biases: arrays(outputCount),
    };
  });
  let active = unitsOf(shapes).map(everyone);
  const rowsFor = (units: readonly Uint32Array[]) =>
    shapes.map((shape, l) => rowsOf(shape, units[l]));
  let rows = rowsFor(active);
  let fadedAt = 0;

  const kernelsOf = (layer: NetLayer) => [layer.kernel, layer.kernelFirst, layer.kernelSecond];
  const biasesOf = (layer: NetLayer) => [layer.bias, layer.biasFirst, layer.biasSecond];

  function copy(toPanels: boolean, memories = copies): void {
    layers.forEach((layer, l) => {
      const { outputCount, kernels, biases } = stored[l];
      const [inputs, outputs] = [rows[l], active[l + 1]];
      kernels.slice(0, memories).forEach((full, i) => {
        const at = kernelsOf(layer)[i];
        copyKernel(floats, at, full, outputCount, inputs, outputs, layer, toPanels);
      });
      biases.slice(0, memories).forEach((full, i) => {
        copyBias(floats, biasesOf(layer)[i], full, outputs, toPanels);
      });
    });
  }

  /** Padding must hold zeros. */
  function clear(): void {
    for (const layer of layers) {
      const size = layer.inputs * layer.columns;
      const zero = (at: number, count: number) => floats.fill(0, at / 4, at / 4 + count);
      for (let i = 0; i < copies; i++) {
        zero(kernelsOf(layer)[i], size);
        zero(biasesOf(layer)[i], layer.columns);
      }
      zero(layer.gates, layer.isHidden ? layer.columns : 0);
      zero(layer.prunedGates, layer.isHidden ? layer.columns : 0);
    }
    for (let l = 1; l < layers.length; l++) {
      // Which rows have moved is not kept per unit: those of hidden units all have.
      bytes.fill(1, layers[l].moved, layers[l].moved + layers[l].inputs);
    }
  }

  /** Which rows of the first kernel have moved: those that left moments behind. */
  function markMoved(): void {
    const { inputCount, outputCount, kernels } = stored[0];
    for (let k = 0; k < inputCount; k++) {
      const row = (moments: Float32Array) =>
        moments.subarray(k * outputCount, (k + 1) * outputCount).some((moment) => moment !== 0);
      bytes[layers[0].moved + k] = kernels.slice(1).some(row) ? 1 : 0;
    }
  }

  function push(next: readonly Uint32Array[]): void {
    active = [...next];
    rows = rowsFor(active);
    net.resize(active.map((units) => units.length));
    clear();
    copy(true);
  }

  return {
    get active() {
      return active;
    },
    get rows() {
      return rows;
    },
    get fadedAt() {
      return fadedAt;
    },
    layers: stored,
    pullWeights: () => copy(false, 1),
    writeNeuron(neuron) {
      copy(false, 1);
      writeNeuronInto(stored, neuron);
      copy(true, 1);
    },
    pullActive: () => copy(false),
    pull(steps) {
      copy(false);
      fadeInactive(stored, net.optimizer, { rows, active }, steps - fadedAt);
      fadedAt = steps;
    },
    push,
    load(from, next, at) {
      from.forEach(({ kernels, biases }, l) => {
        kernels.forEach((kernel, i) => stored[l].kernels[i].set(kernel));
        biases.forEach((bias, i) => stored[l].biases[i].set(bias));
      });
      fadedAt = at;
      push(next);
      markMoved();
    },
    buffers: 2 * copies * stored.length,
    bytes: stored.reduce(
      (sum, { inputCount, outputCount }) => sum + 4 * copies * (inputCount + 1) * outputCount,
      0,
    ),
  };
}
