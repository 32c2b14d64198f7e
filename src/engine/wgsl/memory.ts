/** The buffers of one trainer: counted, and released together. */

/** GPUBufferUsage, which is no global in every place where this file is loaded. */
export const USAGE = {
  mapRead: 0x1,
  copySource: 0x4,
  copyTarget: 0x8,
  uniform: 0x40,
  storage: 0x80,
} as const;

/** What a storage buffer needs that is written from here and copied from there. */
export const STORAGE = USAGE.storage | USAGE.copySource | USAGE.copyTarget;

export interface GpuMemory {
  /** @throws Error if the device holds no buffer of that size */
  create(label: string, bytes: number, usage: number): GPUBuffer;
  release(buffer: GPUBuffer): void;
  releaseAll(): void;
  readonly count: number;
  readonly bytes: number;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;

export function createMemory(device: GPUDevice): GpuMemory {
  const live = new Set<GPUBuffer>();
  const most = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
  return {
    create(label, bytes, usage) {
      if (bytes > most) {
        throw new Error(
          `The graphics card gives at most ${megabytes(most)} in one piece, and the ${label} need ${megabytes(bytes)}; choose WebAssembly under “Computed by”.`,
        );
      }
      const buffer = device.createBuffer({ label, size: Math.ceil(bytes / 4) * 4, usage });
      live.add(buffer);
      return buffer;
    },
    release(buffer) {
      if (live.delete(buffer)) buffer.destroy();
    },
    releaseAll() {
      for (const buffer of live) buffer.destroy();
      live.clear();
    },
    get count() {
      return live.size;
    },
    get bytes() {
      let sum = 0;
      for (const buffer of live) sum += buffer.size;
      return sum;
    },
  };
}
