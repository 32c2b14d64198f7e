/**
 * One game's net in the memory of the SIMD step, and its way forward. Everything here is in terms of the
 * units that are active; store.ts knows which these are.
 */
import type { RunSpec } from '../../spec/spec.ts';
import { convolve } from './convolution.ts';
import { paddedColumns } from './layout.ts';
import type { NetLayer } from './netLayer.ts';
import { inputsOf, type LayerShape } from '../layerShapes.ts';
import type { Batch, Workspace } from './workspace.ts';

export interface Net extends Workspace {
  readonly layers: readonly NetLayer[];
  /** What a black pixel is to this net. */
  readonly shift: number;
  readonly optimizer: RunSpec['optimizer'];
  /** Sets how many units of each layer are active, the input first. */
  resize(counts: readonly number[]): void;
  /** From the images to the first layer's activations. */
  enter(batch: Batch): void;
  /** From there to the logits, with the gates at the given key. */
  infer(batch: Batch, gates: 'gates' | 'prunedGates'): void;
  /** The class of each image, from its logits. @param into shape [rows] */
  classify(batch: Batch, into: Uint8Array): void;
}

/** @param index which of the workspace's games it is */
export function createNet(
  workspace: Workspace,
  index: number,
  shapes: readonly LayerShape[],
  { inputNormalisation, optimizer }: Pick<RunSpec, 'inputNormalisation' | 'optimizer'>,
): Net {
  const { plan, bytes, floats, step, classes, shifts } = workspace;
  const shift = shifts[inputNormalisation];
  const layers: NetLayer[] = [];
  plan.games[index].forEach((own, l) =>
    layers.push({
      ...shapes[l],
      ...plan.layers[l],
      ...own,
      below: layers[l - 1] ?? null,
      inputs: inputsOf(shapes[l]),
      columns: paddedColumns(shapes[l].outputs),
      isHidden: l < shapes.length - 1,
    }),
  );
  const output = layers[layers.length - 1];
  floats.fill(1, output.gates / 4, output.gates / 4 + output.columns);
  floats.fill(1, output.prunedGates / 4, output.prunedGates / 4 + output.columns);

  function forward(layer: NetLayer, batch: Batch): void {
    const { kernel, inputs, columns, bias, init, activations, isHidden } = layer;
    const isShifted = layer.below === null && shift !== 0;
    if (isShifted) {
      step.pull(kernel, inputs, columns, plan.ones, init);
      for (let j = 0; j < columns; j++) {
        floats[init / 4 + j] = shift * floats[init / 4 + j] + floats[bias / 4 + j];
      }
    }
    const begin = isShifted ? init : bias;
    if (layer.convolution !== null) {
      convolve(step, layer, batch, begin);
      return;
    }
    const { at, stride, ends } = (layer.input ?? batch).byRow;
    step.forward(
      at,
      stride,
      ends,
      batch.rows,
      kernel,
      inputs,
      columns,
      begin,
      activations,
      isHidden,
      plan.cursors,
    );
  }

  return {
    ...workspace,
    layers,
    shift,
    optimizer,
    resize(counts) {
      layers.forEach((layer, l) => {
        layer.unitsBelow = counts[l];
        layer.inputs = inputsOf(layer);
        layer.outputs = counts[l + 1];
        layer.columns = paddedColumns(counts[l + 1]);
      });
    },
    enter: (batch) => forward(layers[0], batch),
    infer(batch, key) {
      for (let l = 1; l < layers.length; l++) {
        const below = layers[l - 1];
        const { byRow, starts } = layers[l].input!;
        step.listMaps(
          below.activations,
          batch.rows,
          below.places,
          below.columns,
          below.outputs,
          below[key],
          byRow.at,
          byRow.stride,
          byRow.ends,
          starts,
        );
        forward(layers[l], batch);
      }
    },
    classify({ rows }, into) {
      step.classify(output.activations, rows, output.columns, classes, plan.answers);
      into.set(bytes.subarray(plan.answers, plan.answers + rows));
    },
  };
}
