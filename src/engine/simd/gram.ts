/** All inner products of the players of each layer, whoever is inactive. */
import { PANEL, paddedColumns } from './layout.ts';
import { instantiateStep } from './module.ts';
import type { Net } from './net.ts';
import { inputsOf, type LayerShape } from '../layerShapes.ts';
import type { Store } from './store.ts';

/** Reads ⟨θ_i, θ_j⟩ of each layer that plays; row-major, shapes [count, count]. */
export type ReadGram = () => Float32Array[];

export type GramRoom = ReturnType<typeof createRoom>;

function createRoom(module: WebAssembly.Module, layers: readonly LayerShape[]) {
  const shapes = layers.slice(0, -1).map((layer) => ({
    inputs: inputsOf(layer),
    columns: paddedColumns(layer.outputs),
  }));
  const { step, plan } = instantiateStep(module, (heapBase) => {
    const panels = Math.ceil(heapBase / 64) * 64;
    const out = panels + 4 * Math.max(0, ...shapes.map((shape) => shape.inputs * shape.columns));
    return { panels, out, bytes: out + 4 * Math.max(0, ...shapes.map((s) => s.columns ** 2)) };
  });
  return { step, ...plan, floats: new Float32Array(step.memory.buffer) };
}

/** A memory apart, made when first asked for: most runs never need it, and no step does. */
export function gramRoom(
  module: WebAssembly.Module,
  layers: readonly LayerShape[],
): () => GramRoom {
  let room: GramRoom | null = null;
  return () => (room ??= createRoom(module, layers));
}

/** A kernel [inputCount, outputCount], row-major, cut into panels (assembly/panels.ts). */
function writePanels(
  kernel: Float32Array,
  inputCount: number,
  outputCount: number,
  panels: Float32Array,
): void {
  const columns = paddedColumns(outputCount);
  panels.fill(0, 0, inputCount * columns);
  for (let first = 0; first < outputCount; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    const count = Math.min(PANEL, outputCount - first);
    for (let k = 0; k < inputCount; k++) {
      const to = inputCount * first + k * width;
      const from = k * outputCount + first;
      for (let j = 0; j < count; j++) panels[to + j] = kernel[from + j];
    }
  }
}

/** @param room games may share one */
export function createGramReader(room: () => GramRoom, net: Net, store: Store): ReadGram {
  const playing = store.layers.slice(0, -1);

  return () => {
    const { step, panels, out, floats } = room();
    const isWhole = store.layers.every(
      ({ outputCount }, l) => store.active[l + 1].length === outputCount,
    );
    if (!isWhole) store.pullWeights();
    return playing.map(({ inputCount, outputCount, kernels }, l) => {
      const { kernel } = net.layers[l];
      const columns = paddedColumns(outputCount);
      const size = inputCount * columns;
      if (isWhole) floats.set(net.floats.subarray(kernel / 4, kernel / 4 + size), panels / 4);
      else writePanels(kernels[0], inputCount, outputCount, floats.subarray(panels / 4));
      step.gram(panels, inputCount, columns, out);
      const gram = new Float32Array(outputCount ** 2);
      for (let i = 0; i < outputCount; i++) {
        const row = out / 4 + i * columns;
        gram.set(floats.subarray(row, row + outputCount), i * outputCount);
      }
      return gram;
    });
  };
}
