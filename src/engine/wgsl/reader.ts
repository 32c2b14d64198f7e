/** Reads back from the device through staging buffers that are used again. */
import { USAGE, type GpuMemory } from './memory.ts';

/** A stretch of a buffer, in 32-bit words. */
export interface Piece {
  readonly buffer: GPUBuffer;
  readonly from: number;
  readonly words: number;
}

export interface Pending {
  /** Waits for the copy, which must have been submitted; one mapping for all pieces. */
  take(): Promise<Float32Array>;
}

export interface Reader {
  /** Records the copies of the pieces, one after another, into one staging buffer. */
  copy(encoder: GPUCommandEncoder, pieces: readonly Piece[]): Pending;
}

const MAP_READ = 1;
/** Two readings of one size at a time are rare; more staging buffers than that are not kept. */
const KEPT_PER_SIZE = 2;

export function createReader(memory: GpuMemory): Reader {
  /** Buffers at rest, by words. */
  const idle = new Map<number, GPUBuffer[]>();

  function giveBack(words: number, staging: GPUBuffer): void {
    const resting = idle.get(words) ?? [];
    idle.set(words, resting);
    if (resting.length < KEPT_PER_SIZE) resting.push(staging);
    else memory.release(staging);
  }

  return {
    copy(encoder, pieces) {
      const words = pieces.reduce((sum, piece) => sum + piece.words, 0);
      const staging =
        idle.get(words)?.pop() ??
        memory.create('numbers read back', 4 * words, USAGE.mapRead | USAGE.copyTarget);
      let at = 0;
      for (const piece of pieces) {
        const bytes = 4 * piece.words;
        encoder.copyBufferToBuffer(piece.buffer, 4 * piece.from, staging, at, bytes);
        at += bytes;
      }
      return {
        async take() {
          await staging.mapAsync(MAP_READ);
          const values = new Float32Array(staging.getMappedRange().slice(0));
          staging.unmap();
          giveBack(words, staging);
          return values;
        },
      };
    },
  };
}
