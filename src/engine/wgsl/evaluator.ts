/** Accuracy on a set of images, of a net as it is when it is asked for, even if steps follow. */
import { evaluationOf } from '../evaluation.ts';
import type { Evaluation, ImageSet } from '../trainer.ts';
import { bind, type NetBuffers } from './bindings.ts';
import type { Flight } from './flight.ts';
import type { ImageStore } from './images.ts';
import { layoutOf } from './layout.ts';
import { STORAGE, USAGE, type GpuMemory } from './memory.ts';
import { createJudge } from './programs.ts';
import type { Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';
import { testedAtOnce, type WgslNet } from './serves.ts';
import { slotsOf, writeSlot, type StepValues } from './stepSlots.ts';

export interface EvaluatorParts {
  readonly device: GPUDevice;
  readonly memory: GpuMemory;
  readonly flight: Flight;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly store: ImageStore;
  readonly served: WgslNet;
  /** Whether examples are real numbers; else they are bytes. */
  readonly areReals: boolean;
  /** Of all games. */
  readonly net: NetBuffers;
  /** `pixelValues` of each game. */
  readonly pixels: readonly StepValues[];
}

export interface Evaluator {
  /** @param epsilon prune threshold */
  evaluate(game: number, set: ImageSet, epsilon: number): Promise<Evaluation>;
}

/** One net at one moment, and what one evaluation needs besides. */
interface Snapshot {
  readonly theta: GPUBuffer;
  readonly players: GPUBuffer;
  /** The class of each image; u32, shape [count]. */
  readonly answers: GPUBuffer;
  readonly uniforms: GPUBuffer;
}

/** Images of each block. */
function blocksOf({ count }: ImageSet, most: number): number[] {
  const blocks: number[] = [];
  for (let from = 0; from < count; from += most) blocks.push(Math.min(most, count - from));
  return blocks;
}

/** Compiles kernels and takes memory of its own; steps may go on between its submissions. */
export function createEvaluator(parts: EvaluatorParts): Evaluator {
  const { device, memory, flight, recorder, reader, store, areReals, net } = parts;
  // A net that is tested is alone, whatever games are played beside it.
  const most = testedAtOnce(parts.served.layers);
  const layout = layoutOf(parts.served, { games: 1, rows: most, areReals, moments: 0 });
  const { parameterCount, playerCount } = layout;
  const slots = slotsOf(1);
  const judge = createJudge(device, layout);
  const raw = memory.create('activations of a test', 4 * layout.words.raw, STORAGE);

  function takeSnapshot(
    game: number,
    blocks: readonly number[],
    images: number,
    labels: number,
  ): Snapshot {
    const storage = (label: string, words: number) =>
      memory.create(label, 4 * Math.max(1, words), STORAGE);
    const bytes = Math.max(1, blocks.length) * slots.stride;
    const snapshot: Snapshot = {
      theta: storage('tested weights', parameterCount),
      players: storage('tested players', playerCount),
      answers: storage('classes of a test', images),
      uniforms: memory.create('blocks of a test', bytes, USAGE.uniform | USAGE.copyTarget),
    };
    const values = new DataView(new ArrayBuffer(bytes));
    blocks.forEach((rows, index) =>
      writeSlot(values, index * slots.stride, [
        { ...parts.pixels[game], rows, start: index * most, isSequence: 1, labels },
      ]),
    );
    device.queue.writeBuffer(snapshot.uniforms, 0, values.buffer);
    recorder.flushWith((encoder) => {
      const copy = (from: GPUBuffer, to: GPUBuffer, words: number) =>
        encoder.copyBufferToBuffer(from, 4 * game * words, to, 0, 4 * words);
      copy(net.theta, snapshot.theta, parameterCount);
      copy(net.players, snapshot.players, playerCount);
    });
    return snapshot;
  }

  /** Submits the blocks, each by itself so that the page can be drawn in between. */
  async function classify(blocks: readonly number[], bindGroup: GPUBindGroup): Promise<void> {
    for (const [index, rows] of blocks.entries()) {
      await flight.hasRoom();
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setBindGroup(0, bindGroup, [index * slots.stride]);
      judge(pass, rows);
      pass.end();
      device.queue.submit([encoder.finish()]);
      flight.submitted(0, device.queue.onSubmittedWorkDone());
    }
  }

  /** The classes and s, in one reading. */
  async function read({ answers, players }: Snapshot, images: number) {
    const encoder = device.createCommandEncoder();
    const pending = reader.copy(encoder, [
      { buffer: answers, from: 0, words: images },
      { buffer: players, from: 0, words: playerCount },
    ]);
    device.queue.submit([encoder.finish()]);
    const values = await pending.take();
    return {
      classes: Uint8Array.from(new Uint32Array(values.buffer, 0, images)),
      s: values.subarray(images),
    };
  }

  return {
    async evaluate(game, set, epsilon) {
      const blocks = blocksOf(set, most);
      const { count } = set;
      const images = store.upToDate(set);
      const snapshot = takeSnapshot(game, blocks, count, images.labels);
      const bound = { ...net, list: recorder.list, raw, images: images.buffer, ...snapshot };
      try {
        const bindGroup = bind(device, 1, bound);
        await classify(blocks, bindGroup);
        const soft = await read(snapshot, count);
        // Unless some s lies between 0 and ε, pruning changes nothing.
        if (!soft.s.some((s) => s > 0 && s < epsilon))
          return evaluationOf({ ...set, count }, soft.classes, soft.classes);
        const pruned = soft.s.map((s) => (s < epsilon ? 0 : s));
        device.queue.writeBuffer(snapshot.players, 0, pruned);
        await classify(blocks, bindGroup);
        const hard = await read(snapshot, count);
        return evaluationOf({ ...set, count }, soft.classes, hard.classes);
      } finally {
        const { theta, players, answers, uniforms } = snapshot;
        for (const buffer of [theta, players, answers, uniforms]) memory.release(buffer);
      }
    },
  };
}
