/** Gives a browser test the WGSL trainer itself, without worker and page. */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { chooseBackend, type BackendReport } from '../../src/engine/backends.ts';
import type { Evaluation, PlayerColumns } from '../../src/engine/trainer.ts';
import {
  compare,
  drawBatch,
  imagesFor,
  inputsOf,
  makeTrainer,
  type Compared,
  type Comparison,
} from '../../src/engine/wgsl/test/compare.ts';
import type { RunSpec } from '../../src/game/spec.ts';
import { lcg, syntheticImages } from '../../test/reference/agreement.ts';
import { createReference } from '../../test/reference/network.ts';

/** What the device was asked to do. */
export interface Counts {
  dispatches: number;
  submissions: number;
  mappings: number;
}

export interface Evaluated {
  readonly found: Evaluation[];
  readonly expected: Evaluation[];
  readonly participation: number[];
}

export interface WgslHarness {
  start(): Promise<BackendReport>;
  compare(one: Comparison): Promise<Compared>;
  /** Work of `steps` steps, and of one reading of the players. */
  count(
    widths: readonly number[],
    spec: RunSpec,
    steps: number,
  ): Promise<{ steps: Counts; reading: Counts }>;
  /** The same run twice; all numbers as text. */
  twice(widths: readonly number[], spec: RunSpec, steps: number): Promise<[string, string]>;
  players(
    widths: readonly number[],
    stages: readonly { spec: RunSpec; fee: number; steps: number }[],
  ): Promise<PlayerColumns[]>;
  /** Buffers held: after the first step and test, after some more, and after dispose. */
  buffers(
    widths: readonly number[],
    spec: RunSpec,
    steps: number,
  ): Promise<{ early: number; late: number; disposed: number }>;
  evaluate(widths: readonly number[], spec: RunSpec, epsilons: number[]): Promise<Evaluated>;
  /** A test of a set that grows, of the same set at once, and of the moment before a step. */
  evaluateLate(
    widths: readonly number[],
    spec: RunSpec,
  ): Promise<{ grown: Evaluation; whole: Evaluation; alone: Evaluation; overtaken: Evaluation }>;
  /** What the device complained about so far. */
  complaints(): string[];
}

const counts: Counts = { dispatches: 0, submissions: 0, mappings: 0 };
const complaints: string[] = [];

/** Counts every call of a method of WebGPU, whoever makes it. */
function countCalls(prototype: object, method: string, count: keyof Counts): void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method];
  methods[method] = function (this: unknown, ...args) {
    counts[count]++;
    return original.apply(this, args);
  };
}
countCalls(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', 'dispatches');
countCalls(GPUQueue.prototype, 'submit', 'submissions');
countCalls(GPUBuffer.prototype, 'mapAsync', 'mappings');

const since = (before: Counts): Counts => ({
  dispatches: counts.dispatches - before.dispatches,
  submissions: counts.submissions - before.submissions,
  mappings: counts.mappings - before.mappings,
});

const harness: WgslHarness = {
  async start() {
    const report = await chooseBackend({ wanted: 'webgpu' });
    const { device } = tf.backend() as WebGPUBackend;
    device.addEventListener('uncapturederror', ({ error }) => complaints.push(error.message));
    return report;
  },
  compare,
  async count(widths, spec, steps) {
    const trainer = makeTrainer(widths, spec);
    const random = lcg(5);
    // The pace is found by measuring: let it settle first.
    for (let step = 0; step < steps; step++) {
      trainer.step(drawBatch(random, spec.batchSize), spec, spec.gamma);
      await trainer.settled();
    }
    const before = { ...counts };
    for (let step = 0; step < steps; step++) {
      trainer.step(drawBatch(random, spec.batchSize), spec, spec.gamma);
    }
    await trainer.settled();
    const ofSteps = since(before);
    const beforeReading = { ...counts };
    await trainer.readPlayers();
    const reading = since(beforeReading);
    trainer.dispose();
    return { steps: ofSteps, reading };
  },
  async twice(widths, spec, steps) {
    const once = async (): Promise<string> => {
      const trainer = makeTrainer(widths, spec);
      const random = lcg(3);
      for (let step = 0; step < steps; step++) {
        trainer.step(drawBatch(random, spec.batchSize), spec, spec.gamma);
      }
      const columns = Object.values(await trainer.readPlayers()).map(String);
      const weights = (await trainer.readWeights()).map(({ kernel, bias }) => `${kernel};${bias}`);
      trainer.dispose();
      return [...columns, ...weights].join('\n');
    };
    return [await once(), await once()];
  },
  async players(widths, stages) {
    const trainer = makeTrainer(widths, stages[0].spec);
    const random = lcg(3);
    const found: PlayerColumns[] = [];
    for (const { spec, fee, steps } of stages) {
      for (let step = 0; step < steps; step++) {
        trainer.step(drawBatch(random, spec.batchSize), spec, fee);
      }
      found.push(await trainer.readPlayers());
    }
    trainer.dispose();
    return found;
  },
  async buffers(widths, spec, steps) {
    const train = imagesFor(widths);
    const trainer = makeTrainer(widths, spec, train);
    const random = lcg(3);
    const look = async () => {
      await Promise.all([trainer.readPlayers(), trainer.evaluate(train, 0.5)]);
      await trainer.readWeights();
      return trainer.memory().tensors;
    };
    trainer.step(drawBatch(random, spec.batchSize), spec, spec.gamma);
    const early = await look();
    for (let step = 1; step < steps; step++) {
      trainer.step(drawBatch(random, spec.batchSize), spec, spec.gamma);
      if (step % 10 === 0) await look();
    }
    const late = await look();
    trainer.dispose();
    return { early, late, disposed: trainer.memory().tensors };
  },
  async evaluate(widths, spec, epsilons) {
    const train = imagesFor(widths);
    // More than one block, and no multiple of it.
    const set = syntheticImages(widths[0], widths[widths.length - 1], 1234);
    const trainer = makeTrainer(widths, spec, train);
    const reference = createReference(await trainer.readWeights());
    const random = lcg(11);
    for (let step = 0; step < 40; step++) {
      const images = drawBatch(random, spec.batchSize);
      const labels = Array.from(images, (image) => train.labels[image]);
      trainer.step(images, spec, spec.gamma);
      reference.step(inputsOf(train, images, spec), labels, spec, spec.gamma);
    }
    const found: Evaluation[] = [];
    for (const epsilon of epsilons) found.push(await trainer.evaluate(set, epsilon));
    const { participation } = await trainer.readPlayers();
    trainer.dispose();
    const inputs = inputsOf(set, Array.from(set.labels.keys()), spec);
    const labels = Array.from(set.labels);
    const expected = epsilons.map((epsilon) => ({
      accuracy: reference.accuracy(inputs, labels, 0),
      accuracyPruned: reference.accuracy(inputs, labels, epsilon),
    }));
    return { found, expected, participation: Array.from(participation) };
  },
  async evaluateLate(widths, spec) {
    const train = imagesFor(widths);
    const trainer = makeTrainer(widths, spec, train);
    const random = lcg(11);
    const advance = () => trainer.step(drawBatch(random, spec.batchSize), spec, spec.gamma);
    for (let step = 0; step < 30; step++) advance();
    const growing = { ...train, count: 51 };
    await trainer.evaluate(growing, 0.01);
    growing.count = train.count;
    const grown = await trainer.evaluate(growing, 0.01);
    const whole = await trainer.evaluate(train, 0.01);
    const alone = await trainer.evaluate(train, 0.5);
    const asked = trainer.evaluate(train, 0.5);
    for (let step = 0; step < 10; step++) advance();
    const overtaken = await asked;
    trainer.dispose();
    return { grown, whole, alone, overtaken };
  },
  complaints: () => complaints,
};

Object.assign(window, { wgslHarness: harness });
