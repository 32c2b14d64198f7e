/**
 * Collects steps in one command encoder and submits them together. Nothing is read back, and nothing
 * is waited for.
 */
import { createPace } from './pace.ts';
import { STORAGE, USAGE, type GpuMemory } from './memory.ts';
import { SLOT_BYTES, writeSlot, type StepValues } from './stepValues.ts';

export interface Recorder {
  readonly uniforms: GPUBuffer;
  /** Indices of the images of all steps of a submission. */
  readonly list: GPUBuffer;
  /**
   * Records work with values of its own. After every step `submitIfFull` must follow; for one record
   * more, such as a report, there is always room.
   *
   * @param images indices for `list`, at most `batch`
   */
  record(
    values: StepValues,
    images: Uint32Array,
    dispatch: (pass: GPUComputePassEncoder) => void,
  ): void;
  /** Submits what is recorded if it fills a submission. */
  submitIfFull(): void;
  /** Submits what is recorded. */
  flush(): void;
  /** Submits what is recorded together with what `after` adds. */
  flushWith<Result>(after: (encoder: GPUCommandEncoder) => Result): Result;
}

interface Open {
  readonly encoder: GPUCommandEncoder;
  readonly pass: GPUComputePassEncoder;
}

/** Slots of one submission. */
const MOST = 128;

/**
 * @param batch images in one step at most
 * @param bindGroup what the kernels see, asked for at each submission's start
 */
export function createRecorder(
  device: GPUDevice,
  memory: GpuMemory,
  batch: number,
  bindGroup: () => GPUBindGroup,
): Recorder {
  const uniforms = memory.create(
    'step values',
    MOST * SLOT_BYTES,
    USAGE.uniform | USAGE.copyTarget,
  );
  const list = memory.create('batches', 4 * MOST * batch, STORAGE);
  const values = new DataView(new ArrayBuffer(MOST * SLOT_BYTES));
  const indices = new Uint32Array(MOST * batch);
  const pace = createPace(MOST, () => performance.now());
  let open: Open | null = null;
  let recorded = 0;
  let listed = 0;

  function begin(): Open {
    const encoder = device.createCommandEncoder();
    return { encoder, pass: encoder.beginComputePass() };
  }

  function flushWith<Result>(after: (encoder: GPUCommandEncoder) => Result): Result {
    const { encoder, pass } = (open ??= begin());
    const steps = recorded;
    pass.end();
    const result = after(encoder);
    const { queue } = device;
    // The queue keeps the order: earlier submissions have read these buffers before they change.
    if (steps > 0) queue.writeBuffer(uniforms, 0, values.buffer, 0, steps * SLOT_BYTES);
    if (listed > 0) queue.writeBuffer(list, 0, indices, 0, listed);
    queue.submit([encoder.finish()]);
    open = null;
    recorded = 0;
    listed = 0;
    if (steps > 0) pace.submitted(steps, queue.onSubmittedWorkDone());
    return result;
  }

  function flush(): void {
    if (open !== null) flushWith(() => {});
  }

  return {
    uniforms,
    list,
    record(given, images, dispatch) {
      const { pass } = (open ??= begin());
      writeSlot(values, recorded, { ...given, start: listed });
      indices.set(images, listed);
      pass.setBindGroup(0, bindGroup(), [recorded * SLOT_BYTES]);
      dispatch(pass);
      listed += images.length;
      recorded++;
    },
    submitIfFull() {
      if (recorded >= pace.limit) flush();
    },
    flush,
    flushWith,
  };
}
