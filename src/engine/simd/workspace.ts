/**
 * What the games of one SIMD step have in common: an instance with its memory, and the images of the
 * batch as sparse rows.
 */
import type { RunSpec } from '../../spec/spec.ts';
import type { PixelStatistics } from '../../data/dataSet.ts';
import { inputScale } from '../inputScale.ts';
import type { ImageSet } from '../trainer.ts';
import {
  ENTRY_BYTES,
  ROW_BYTES,
  exampleSize,
  onesOf,
  planMemory,
  type BatchPlan,
  type InputLists,
  type Lists,
  type Plan,
  type PlanOptions,
} from './layout.ts';
import type { LayerShape } from '../layerShapes.ts';
import { instantiateStep, type KernelExports } from './module.ts';

export type InputScaleName = RunSpec['inputNormalisation'];

export interface Workspace {
  readonly plan: Plan;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  readonly step: KernelExports;
  readonly classes: number;
  /** What a black pixel, or a value of 0, is: x' = x / scale + shift, so that it stays out of the lists. */
  readonly shifts: Readonly<Record<InputScaleName, number>>;
  /** Puts images `indices` of a set into one of `plan.batches`, by image and by pixel. */
  takeBatch(to: BatchPlan, set: ImageSet, indices: Uint32Array, scale: InputScaleName): Batch;
  /** Puts images `[from, from + rows)` of a set into the first of `plan.batches`, by image. */
  takeRange(set: ImageSet, from: number, rows: number, scale: InputScaleName): Batch;
}

/** Images in place. */
export interface Batch extends BatchPlan {
  readonly rows: number;
}

export interface WorkspaceOptions extends PlanOptions {
  readonly module: WebAssembly.Module;
  readonly statistics: PixelStatistics;
}

/**
 * Images come channel after channel and are read place after place.
 *
 * @returns where each number is found; null where it stands in its place
 */
function placesFirst({ unitsBelow: channels, convolution }: LayerShape): Uint32Array | null {
  if (convolution === null || channels === 1) return null;
  const places = convolution.read.height * convolution.read.width;
  return Uint32Array.from(
    { length: places * channels },
    (_, i) => (i % channels) * places + Math.floor(i / channels),
  );
}

export function createWorkspace({ module, statistics, ...size }: WorkspaceOptions): Workspace {
  const { layers } = size;
  const { step, plan } = instantiateStep(module, (heapBase) => planMemory(size, heapBase));
  const bytes = new Uint8Array(step.memory.buffer);
  const words = new Uint32Array(step.memory.buffer);
  const floats = new Float32Array(step.memory.buffer);
  const imageSize = exampleSize(layers);
  const [first] = layers;

  const scales = {
    unit: inputScale('unit', statistics),
    standard: inputScale('standard', statistics),
  };
  for (const kind of ['unit', 'standard'] as const) {
    const table = plan.tables[kind] / 4;
    const { scale } = scales[kind];
    for (let byte = 0; byte < 256; byte++) floats[table + byte] = byte / 255 / scale;
  }
  floats.fill(1, plan.ones / 4, plan.ones / 4 + onesOf(layers));
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

  const order = placesFirst(first);
  function gather(pixels: Uint8Array, image: number, row: number): void {
    const from = image * imageSize;
    const start = plan.pixels + row * imageSize;
    const source = order === null ? wordsOf(pixels) : null;
    if (order !== null) {
      for (let i = 0; i < imageSize; i++) bytes[start + i] = pixels[from + order[i]];
    } else if (source === null) {
      for (let i = 0; i < imageSize; i++) bytes[start + i] = pixels[from + i];
    } else {
      for (let i = 0; i < imageSize / 4; i++) words[start / 4 + i] = source[from / 4 + i];
    }
  }

  /** Real numbers are few: they become entries here (assembly/panels.ts). */
  function listReals(
    values: Float32Array,
    image: number,
    row: number,
    { at, stride, ends }: Lists,
    scale: number,
  ): void {
    let entry = (at + row * stride) / 4;
    for (let i = 0; i < imageSize; i++) {
      const value = values[image * imageSize + (order === null ? i : order[i])];
      if (value === 0) continue;
      words[entry] = i * ROW_BYTES;
      floats[entry + 1] = value / scale;
      entry += ENTRY_BYTES / 4;
    }
    words[ends / 4 + row] = 4 * entry;
  }

  /** @param imageAt index into the set of the example in each row */
  function put(
    to: BatchPlan,
    { values, labels }: ImageSet,
    rows: number,
    imageAt: (row: number) => number,
    kind: InputScaleName,
  ): void {
    const { at, stride, ends } = to.byRow;
    for (let row = 0; row < rows; row++) bytes[to.labels + row] = labels[imageAt(row)];
    if (values instanceof Uint8Array) {
      for (let row = 0; row < rows; row++) gather(values, imageAt(row), row);
      step.listImages(plan.pixels, imageSize, rows, plan.tables[kind], at, stride, ends);
    } else {
      const { scale } = scales[kind];
      for (let row = 0; row < rows; row++) listReals(values, imageAt(row), row, to.byRow, scale);
    }
    if (to.starts !== 0) {
      const places = imageSize / first.unitsBelow;
      step.startsOfLists(at, stride, ends, rows, places, first.unitsBelow, to.starts);
    }
  }

  return {
    plan,
    floats,
    doubles: new Float64Array(step.memory.buffer),
    bytes,
    step,
    classes: layers[layers.length - 1].outputs,
    shifts: { unit: 0, standard: -scales.standard.shift / scales.standard.scale },
    takeBatch(to, set, indices, scale) {
      const rows = indices.length;
      put(to, set, rows, (row) => indices[row], scale);
      if (to.byColumn !== null) transposeLists(step, to, rows, imageSize);
      return { ...to, rows };
    },
    takeRange(set, from, rows, scale) {
      const to = plan.batches[0];
      put(to, set, rows, (row) => from + row, scale);
      return { ...to, rows };
    },
  };
}

/** Lists by column from those by row. @param columns that have one */
export function transposeLists(
  step: KernelExports,
  { byRow, byColumn }: InputLists,
  rows: number,
  columns: number,
): void {
  const { at, stride, ends } = byColumn!;
  step.transposeLists(byRow.at, byRow.stride, byRow.ends, rows, columns, at, stride, ends);
}
