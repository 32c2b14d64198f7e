/**
 * The net in the memory of the SIMD step, and its way forward. Everything here is in terms of the units
 * that are awake; store.ts knows which these are.
 */
import type { RunSpec } from '../../game/spec.ts';
import type { PixelStatistics } from '../inputs.ts';
import type { ImageSet } from '../trainer.ts';
import { paddedColumns, planMemory, type LayerPlan, type Plan } from './layout.ts';
import { instantiateStep, type StepExports } from './module.ts';

/** A layer as it stands: its plan and how many of its units are awake. */
export interface NetLayer extends LayerPlan {
  inputs: number;
  outputs: number;
  /** `outputs` with padding. */
  columns: number;
  readonly plays: boolean;
}

export interface Net {
  readonly plan: Plan;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  readonly step: StepExports;
  readonly layers: readonly NetLayer[];
  /** What a black pixel is: x' = table[x] + shift. */
  readonly shift: number;
  readonly optimizer: RunSpec['optimizer'];
  readonly classes: number;
  /** Sets how many units of each layer are awake, the input first. */
  resize(counts: readonly number[]): void;
  /** Puts images `indices[from, from + rows)` of a set, or images from `from` on, in place. */
  take(set: ImageSet, indices: Uint32Array | null, from: number, rows: number): void;
  /** From the images to the first layer's activations. */
  enter(rows: number): void;
  /** From there to the logits, with the gates at the given key. */
  infer(rows: number, gates: 'gates' | 'prunedGates'): void;
  countRight(rows: number): number;
}

export interface NetOptions {
  readonly module: WebAssembly.Module;
  readonly widths: readonly number[];
  readonly spec: RunSpec;
  readonly statistics: PixelStatistics;
}

export function createNet({ module, widths, spec: start, statistics }: NetOptions): Net {
  const made = instantiateStep(module, (heapBase) => planMemory(widths, start, heapBase));
  const { step, plan } = made;
  const bytes = new Uint8Array(step.memory.buffer);
  const words = new Uint32Array(step.memory.buffer);
  const floats = new Float32Array(step.memory.buffer);
  const doubles = new Float64Array(step.memory.buffer);
  const classes = widths[widths.length - 1];
  const imageSize = widths[0];
  const layers = plan.layers.map((layer, index): NetLayer => ({
    ...layer,
    inputs: widths[index],
    outputs: widths[index + 1],
    columns: paddedColumns(widths[index + 1]),
    plays: index < plan.layers.length - 1,
  }));
  const output = layers[layers.length - 1];

  // x' = (x − μ)/σ is table[x] + shift: 0 stays 0 in the table, so black pixels stay out of the lists.
  const isStandard = start.inputNormalisation === 'standard';
  const shift = isStandard ? -statistics.pixelMean / statistics.pixelStd : 0;
  for (let byte = 0; byte < 256; byte++) {
    floats[plan.table / 4 + byte] = byte / 255 / (isStandard ? statistics.pixelStd : 1);
  }
  const oneCount = Math.max(...widths.map(paddedColumns));
  floats.fill(1, plan.ones / 4, plan.ones / 4 + oneCount);
  floats.fill(1, output.gates / 4, output.gates / 4 + output.columns);
  floats.fill(1, output.prunedGates / 4, output.prunedGates / 4 + output.columns);
  words[plan.noList.ends / 4] = plan.noList.at;

  /** Word by word where all images begin at whole words: four times as fast as by bytes. */
  let viewed: { readonly pixels: Uint8Array; readonly words: Uint32Array } | null = null;
  function wordsOf(pixels: Uint8Array): Uint32Array | null {
    if (imageSize % 4 !== 0 || pixels.byteOffset % 4 !== 0) return null;
    if (viewed?.pixels !== pixels) {
      const count = Math.floor(pixels.length / 4);
      viewed = { pixels, words: new Uint32Array(pixels.buffer, pixels.byteOffset, count) };
    }
    return viewed.words;
  }

  function gather(set: ImageSet, image: number, row: number): void {
    const { pixels } = set;
    const from = image * imageSize;
    const to = plan.pixels + row * imageSize;
    const source = wordsOf(pixels);
    if (source === null) {
      for (let i = 0; i < imageSize; i++) bytes[to + i] = pixels[from + i];
    } else {
      for (let i = 0; i < imageSize / 4; i++) words[to / 4 + i] = source[from / 4 + i];
    }
    bytes[plan.labels + row] = set.labels[image];
  }

  function forward(layer: NetLayer, rows: number): void {
    const { kernel, inputs, columns, bias, init, input, activations, plays } = layer;
    const isShifted = layer === layers[0] && shift !== 0;
    if (isShifted) {
      step.pull(kernel, inputs, columns, plan.ones, init);
      for (let j = 0; j < columns; j++) {
        floats[init / 4 + j] = shift * floats[init / 4 + j] + floats[bias / 4 + j];
      }
    }
    const begin = isShifted ? init : bias;
    const { at, stride, ends } = input;
    step.forward(at, stride, ends, rows, kernel, inputs, columns, begin, activations, plays);
  }

  return {
    plan,
    floats,
    doubles,
    bytes,
    step,
    layers,
    shift,
    optimizer: start.optimizer,
    classes,
    resize(counts) {
      layers.forEach((layer, index) => {
        layer.inputs = counts[index];
        layer.outputs = counts[index + 1];
        layer.columns = paddedColumns(counts[index + 1]);
      });
    },
    take(set, indices, from, rows) {
      for (let row = 0; row < rows; row++) {
        gather(set, indices === null ? from + row : indices[from + row], row);
      }
    },
    enter(rows) {
      const { at, stride, ends } = layers[0].input;
      step.listImages(plan.pixels, imageSize, rows, plan.table, at, stride, ends);
      forward(layers[0], rows);
    },
    infer(rows, key) {
      for (let l = 1; l < layers.length; l++) {
        const below = layers[l - 1];
        const { at, stride, ends } = layers[l].input;
        step.listRows(below.activations, rows, below.columns, below[key], at, stride, ends);
        forward(layers[l], rows);
      }
    },
    countRight: (rows) =>
      step.countRight(output.activations, rows, output.columns, classes, plan.labels),
  };
}
