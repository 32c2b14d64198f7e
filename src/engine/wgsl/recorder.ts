/**
 * Collects steps in one command encoder and submits them together. Nothing is read back, and nothing
 * is waited for.
 */
import type { Flight } from './flight.ts';
import { STORAGE, USAGE, type GpuMemory } from './memory.ts';
import { slotsOf, writeSlot, type StepValues } from './stepSlots.ts';

export interface Recorder {
  readonly uniforms: GPUBuffer;
  /** Indices of the images of all steps of a submission. */
  readonly list: GPUBuffer;
  /**
   * Records work with values of its own. After every step `submitIfFull` must follow; for one record
   * more, such as a report, there is always room.
   *
   * @param values of each game
   * @param images of each game, indices for `list`, at most `batch` each; games that are given the same
   *   array share its place there
   */
  record(
    values: readonly StepValues[],
    images: readonly Uint32Array[],
    dispatch: (pass: GPUComputePassEncoder) => void,
  ): void;
  /**
   * Records that numbers are put into a buffer, after what was recorded and before what follows.
   *
   * @param pieces at most one number a player, all together, or as many as one neuron reads
   */
  write(target: GPUBuffer, pieces: readonly Written[]): void;
  /** Submits what is recorded if it fills a submission. */
  submitIfFull(): void;
  /** Submits what is recorded. */
  flush(): void;
  /** Submits what is recorded together with what `after` adds. */
  flushWith<Result>(after: (encoder: GPUCommandEncoder) => Result): Result;
}

/** Numbers, and the word of a buffer where they begin. */
export interface Written {
  readonly at: number;
  readonly values: Float32Array;
}

interface Open {
  readonly encoder: GPUCommandEncoder;
  readonly pass: GPUComputePassEncoder;
}

/** Slots of one submission. */
export const MOST_STEPS = 128;
/** Words that `write` can put in with one submission, unless a single writing needs more. */
const WRITTEN = 2 ** 16;

export interface RecorderParts {
  readonly device: GPUDevice;
  readonly memory: GpuMemory;
  readonly flight: Flight;
  readonly games: number;
  /** Images in one step of one game at most. */
  readonly batch: number;
  /** Of one game. */
  readonly playerCount: number;
  /** What the kernels see. */
  bindGroup(): GPUBindGroup;
}

export function createRecorder(parts: RecorderParts): Recorder {
  const { device, memory, flight, games, batch, playerCount, bindGroup } = parts;
  const { stride } = slotsOf(games);
  const uniforms = memory.create(
    'step values',
    MOST_STEPS * stride,
    USAGE.uniform | USAGE.copyTarget,
  );
  const list = memory.create('batches', 4 * MOST_STEPS * games * batch, STORAGE);
  const slots = new DataView(new ArrayBuffer(MOST_STEPS * stride));
  const indices = new Uint32Array(MOST_STEPS * games * batch);
  const written = new Float32Array(Math.max(WRITTEN, playerCount));
  const source = memory.create('numbers put in', written.byteLength, STORAGE);
  let open: Open | null = null;
  let recorded = 0;
  let listed = 0;
  let writtenCount = 0;

  function begin(encoder = device.createCommandEncoder()): Open {
    return { encoder, pass: encoder.beginComputePass() };
  }

  /** @returns for each game where its images begin in `list` */
  function enlist(images: readonly Uint32Array[]): number[] {
    const starts = new Map<Uint32Array, number>();
    return images.map((own) => {
      const start = starts.get(own) ?? listed;
      if (!starts.has(own)) {
        starts.set(own, start);
        indices.set(own, start);
        listed += own.length;
      }
      return start;
    });
  }

  function flushWith<Result>(after: (encoder: GPUCommandEncoder) => Result): Result {
    const { encoder, pass } = (open ??= begin());
    const steps = recorded;
    pass.end();
    const result = after(encoder);
    const { queue } = device;
    // The queue keeps the order: earlier submissions have read these buffers before they change.
    if (steps > 0) queue.writeBuffer(uniforms, 0, slots.buffer, 0, steps * stride);
    if (listed > 0) queue.writeBuffer(list, 0, indices, 0, listed);
    if (writtenCount > 0) queue.writeBuffer(source, 0, written, 0, writtenCount);
    queue.submit([encoder.finish()]);
    open = null;
    recorded = 0;
    listed = 0;
    writtenCount = 0;
    flight.submitted(steps, queue.onSubmittedWorkDone());
    return result;
  }

  function flush(): void {
    if (open !== null) flushWith(() => {});
  }

  return {
    uniforms,
    list,
    record(values, images, dispatch) {
      const { pass } = (open ??= begin());
      const at = recorded * stride;
      const starts = enlist(images);
      writeSlot(
        slots,
        at,
        values.map((own, k) => ({ ...own, start: starts[k] })),
      );
      pass.setBindGroup(0, bindGroup(), [at]);
      dispatch(pass);
      recorded++;
    },
    write(target, pieces) {
      const count = pieces.reduce((sum, { values }) => sum + values.length, 0);
      if (writtenCount + count > written.length) flush();
      const { encoder, pass } = (open ??= begin());
      pass.end();
      for (const { at, values } of pieces) {
        written.set(values, writtenCount);
        encoder.copyBufferToBuffer(source, 4 * writtenCount, target, 4 * at, 4 * values.length);
        writtenCount += values.length;
      }
      open = begin(encoder);
    },
    submitIfFull() {
      if (recorded >= flight.limit) flush();
    },
    flush,
    flushWith,
  };
}
