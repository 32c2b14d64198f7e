/** Sets of examples on the device, values first, then labels as bytes; what arrives later follows. */
import type { ImageSet } from '../trainer.ts';
import { STORAGE, type GpuMemory } from './memory.ts';

export interface DeviceImages {
  readonly buffer: GPUBuffer;
  /** Byte at which the labels begin. */
  readonly labels: number;
}

export interface ImageStore {
  /** The set with all images that have arrived by now. */
  upToDate(set: ImageSet): DeviceImages;
}

interface Stored extends DeviceImages {
  /** Images on the device. */
  count: number;
}

const wordsOf = (bytes: number): number => Math.ceil(bytes / 4) * 4;

export function createImageStore(device: GPUDevice, memory: GpuMemory): ImageStore {
  const stored = new Map<ImageSet, Stored>();

  /** Writes bytes [from, to), widened to whole words, as the device wants them. */
  function write(buffer: GPUBuffer, at: number, bytes: Uint8Array, from: number, to: number): void {
    const start = from - (from % 4);
    const whole = to - (to % 4);
    const { queue } = device;
    if (whole > start) {
      queue.writeBuffer(buffer, at + start, bytes as BufferSource, start, whole - start);
    }
    if (to === whole) return;
    const rest = new Uint8Array(4);
    rest.set(bytes.subarray(whole, Math.min(whole + 4, bytes.length)));
    queue.writeBuffer(buffer, at + whole, rest);
  }

  function store(set: ImageSet): Stored {
    const labels = wordsOf(set.values.byteLength);
    const bytes = labels + wordsOf(set.labels.length);
    const found = { buffer: memory.create('images', bytes, STORAGE), labels, count: 0 };
    stored.set(set, found);
    return found;
  }

  return {
    upToDate(set) {
      const here = stored.get(set) ?? store(set);
      if (here.count < set.count) {
        const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT } = set.values;
        const bytes = new Uint8Array(buffer, byteOffset, byteLength);
        const size = set.imageSize * BYTES_PER_ELEMENT;
        write(here.buffer, 0, bytes, here.count * size, set.count * size);
        write(here.buffer, here.labels, set.labels, here.count, set.count);
        here.count = set.count;
      }
      return here;
    },
  };
}
