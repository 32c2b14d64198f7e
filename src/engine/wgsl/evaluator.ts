/** Accuracy on a set of images, of the net as it is when it is asked for, even if steps follow. */
import type { Evaluation, ImageSet } from '../trainer.ts';
import type { ImageStore } from './images.ts';
import type { Layout } from './layout.ts';
import { STORAGE, USAGE, type GpuMemory } from './memory.ts';
import type { Programs } from './programs.ts';
import type { Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';
import { SLOT_BYTES, writeSlot } from './stepValues.ts';

/** The buffers of the running net. */
export interface NetBuffers {
  readonly theta: GPUBuffer;
  readonly raw: GPUBuffer;
  readonly slopes: GPUBuffer;
  readonly players: GPUBuffer;
}

export interface EvaluatorParts {
  readonly device: GPUDevice;
  readonly memory: GpuMemory;
  readonly layout: Layout;
  readonly programs: Programs;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly store: ImageStore;
  readonly net: NetBuffers;
  bind(uniforms: GPUBuffer, images: GPUBuffer, net: NetBuffers, tally: GPUBuffer): GPUBindGroup;
}

/** θ and s at one moment, and what one evaluation needs besides. */
interface Snapshot {
  readonly theta: GPUBuffer;
  readonly players: GPUBuffer;
  /** Images classified rightly; one u32. */
  readonly tally: GPUBuffer;
  readonly uniforms: GPUBuffer;
}

export function createEvaluator(parts: EvaluatorParts) {
  const { device, memory, layout, programs, recorder, reader, store, net } = parts;
  const { block, parameterCount, playerCount } = layout;

  /** Images of each block. */
  function blocksOf({ count }: ImageSet): number[] {
    const blocks: number[] = [];
    for (let from = 0; from < count; from += block) blocks.push(Math.min(block, count - from));
    return blocks;
  }

  function takeSnapshot(blocks: readonly number[], labels: number): Snapshot {
    const snapshot: Snapshot = {
      theta: memory.create('tested weights', 4 * parameterCount, STORAGE),
      players: memory.create('tested players', 4 * Math.max(1, playerCount), STORAGE),
      tally: memory.create('count of right answers', 4, STORAGE),
      uniforms: memory.create(
        'blocks of a test',
        Math.max(1, blocks.length) * SLOT_BYTES,
        USAGE.uniform | USAGE.copyTarget,
      ),
    };
    const slots = new DataView(new ArrayBuffer(blocks.length * SLOT_BYTES));
    blocks.forEach((rows, index) =>
      writeSlot(slots, index, { rows, start: index * block, isSequence: 1, labels }),
    );
    device.queue.writeBuffer(snapshot.uniforms, 0, slots.buffer);
    recorder.flushWith((encoder) => {
      encoder.copyBufferToBuffer(net.theta, 0, snapshot.theta, 0, 4 * parameterCount);
      encoder.copyBufferToBuffer(net.players, 0, snapshot.players, 0, 4 * playerCount);
    });
    return snapshot;
  }

  /** Submits the blocks, each by itself so that the page can be drawn in between. */
  function count(blocks: readonly number[], bindGroup: GPUBindGroup): void {
    blocks.forEach((rows, index) => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setBindGroup(0, bindGroup, [index * SLOT_BYTES]);
      programs.judge(pass, rows);
      pass.end();
      device.queue.submit([encoder.finish()]);
    });
  }

  /** The count and s, in one reading. */
  async function read({ tally, players }: Snapshot) {
    const encoder = device.createCommandEncoder();
    const pending = reader.copy(encoder, [
      { buffer: tally, from: 0, words: 1 },
      { buffer: players, from: 0, words: playerCount },
    ]);
    device.queue.submit([encoder.finish()]);
    const values = await pending.take();
    return { right: new Uint32Array(values.buffer, 0, 1)[0], s: values.subarray(1) };
  }

  return {
    /** @param epsilon prune threshold */
    async evaluate(set: ImageSet, epsilon: number): Promise<Evaluation> {
      const blocks = blocksOf(set);
      const total = set.count;
      const images = store.upToDate(set);
      const snapshot = takeSnapshot(blocks, images.labels);
      const { theta, players, tally, uniforms } = snapshot;
      try {
        const bindGroup = parts.bind(uniforms, images.buffer, { ...net, theta, players }, tally);
        count(blocks, bindGroup);
        const soft = await read(snapshot);
        const accuracy = soft.right / total;
        // Unless some s lies between 0 and ε, pruning changes nothing.
        if (!soft.s.some((s) => s > 0 && s < epsilon)) {
          return { accuracy, accuracyPruned: accuracy };
        }
        const pruned = soft.s.map((s) => (s < epsilon ? 0 : s));
        device.queue.writeBuffer(players, 0, pruned);
        device.queue.writeBuffer(tally, 0, new Uint32Array(1));
        count(blocks, bindGroup);
        return { accuracy, accuracyPruned: (await read(snapshot)).right / total };
      } finally {
        Object.values(snapshot).forEach((buffer: GPUBuffer) => memory.release(buffer));
      }
    },
  };
}
