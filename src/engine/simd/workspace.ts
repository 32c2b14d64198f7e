/**
 * What the games of one SIMD step have in common: an instance with its memory, and the images of the
 * batch as sparse rows.
 */
import type { RunSpec } from '../../spec/spec.ts';
import type { PixelStatistics } from '../../data/dataSet.ts';
import type { ImageSet } from '../trainer.ts';
import {
  paddedColumns,
  planMemory,
  type BatchPlan,
  type InputLists,
  type Plan,
  type PlanOptions,
} from './layout.ts';
import { instantiateStep, type KernelExports } from './module.ts';

export type InputScale = RunSpec['inputNormalisation'];

export interface Workspace {
  readonly plan: Plan;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  readonly step: KernelExports;
  readonly classes: number;
  /** What a black pixel is: x' = table[x] + shift, so that it stays out of the lists. */
  readonly shifts: Readonly<Record<InputScale, number>>;
  /** Puts images `indices` of a set into one of `plan.batches`, by image and by pixel. */
  takeBatch(to: BatchPlan, set: ImageSet, indices: Uint32Array, scale: InputScale): Batch;
  /** Puts images `[from, from + rows)` of a set into the first of `plan.batches`, by image. */
  takeRange(set: ImageSet, from: number, rows: number, scale: InputScale): Batch;
}

/** Images in place. */
export interface Batch extends BatchPlan {
  readonly rows: number;
}

export interface WorkspaceOptions extends PlanOptions {
  readonly module: WebAssembly.Module;
  readonly statistics: PixelStatistics;
}

export function createWorkspace({ module, statistics, ...size }: WorkspaceOptions): Workspace {
  const { widths } = size;
  const { step, plan } = instantiateStep(module, (heapBase) => planMemory(size, heapBase));
  const bytes = new Uint8Array(step.memory.buffer);
  const words = new Uint32Array(step.memory.buffer);
  const floats = new Float32Array(step.memory.buffer);
  const imageSize = widths[0];

  const { pixelMean, pixelStd } = statistics;
  for (let byte = 0; byte < 256; byte++) {
    floats[plan.tables.unit / 4 + byte] = byte / 255;
    floats[plan.tables.standard / 4 + byte] = byte / 255 / pixelStd;
  }
  const oneCount = Math.max(...widths.map(paddedColumns));
  floats.fill(1, plan.ones / 4, plan.ones / 4 + oneCount);
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

  function gather({ pixels, labels }: ImageSet, image: number, row: number, to: BatchPlan): void {
    const from = image * imageSize;
    const start = plan.pixels + row * imageSize;
    const source = wordsOf(pixels);
    if (source === null) {
      for (let i = 0; i < imageSize; i++) bytes[start + i] = pixels[from + i];
    } else {
      for (let i = 0; i < imageSize / 4; i++) words[start / 4 + i] = source[from / 4 + i];
    }
    bytes[to.labels + row] = labels[image];
  }

  function list({ byRow }: BatchPlan, rows: number, scale: InputScale): void {
    const { at, stride, ends } = byRow;
    step.listImages(plan.pixels, imageSize, rows, plan.tables[scale], at, stride, ends);
  }

  return {
    plan,
    floats,
    doubles: new Float64Array(step.memory.buffer),
    bytes,
    step,
    classes: widths[widths.length - 1],
    shifts: { unit: 0, standard: -pixelMean / pixelStd },
    takeBatch(to, set, indices, scale) {
      const rows = indices.length;
      for (let row = 0; row < rows; row++) gather(set, indices[row], row, to);
      list(to, rows, scale);
      transposeLists(step, to, rows, imageSize);
      return { ...to, rows };
    },
    takeRange(set, from, rows, scale) {
      const to = plan.batches[0];
      for (let row = 0; row < rows; row++) gather(set, from + row, row, to);
      list(to, rows, scale);
      return { ...to, rows };
    },
  };
}

/** Lists by column from those by row. */
export function transposeLists(
  step: KernelExports,
  { byRow, byColumn }: InputLists,
  rows: number,
  columns: number,
): void {
  step.transposeLists(
    byRow.at,
    byRow.stride,
    byRow.ends,
    rows,
    columns,
    byColumn.at,
    byColumn.stride,
    byColumn.ends,
  );
}
