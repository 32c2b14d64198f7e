/**
 * Runs the engine and the Float64 reference side by side from the same start and measures how far they
 * drift apart. Runs in Node and in the browser.
 */
import { createTrainer } from '../../src/engine/createTrainer.ts';
import type { BackendName } from '../../src/engine/backends.ts';
import type { RouteName } from '../../src/engine/checkpoint.ts';
import { MNIST_PIXELS } from '../../src/data/mnist.ts';
import type { NeuronWeights } from '../../src/engine/neuronWeights.ts';
import type { ImageSet, PlayerColumns } from '../../src/engine/trainer.ts';
import type { RunSpec, SpecPatch } from '../../src/spec/spec.ts';
import { feeShareAt } from '../../src/game/prices.ts';
import { createReference, type Reference, type StartLayer } from './network.ts';
import { castsOf } from './players.ts';
import { denseModel } from '../../src/model/dense.ts';
import { learningBlocks, sizeOf, type Model } from '../../src/model/model.ts';
import { readModel } from '../../src/model/readModel.ts';

/** Uniform numbers by a linear congruence; the tests' own, so that data depend on nothing under test. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Images of noise, brighter in a stripe that depends on the class; about half the pixels are 0. */
export function syntheticImages(imageSize: number, classCount: number, count: number): ImageSet {
  const random = lcg(7);
  const values = new Uint8Array(count * imageSize);
  const labels = new Uint8Array(count);
  for (let image = 0; image < count; image++) {
    labels[image] = Math.floor(random() * classCount);
    for (let i = 0; i < imageSize; i++) {
      const isStripe = Math.floor((i * classCount) / imageSize) === labels[image];
      const isDark = random() < (isStripe ? 0.2 : 0.6);
      values[image * imageSize + i] = isDark ? 0 : Math.floor(random() * 256);
    }
  }
  return { values, labels, imageSize, count };
}

/** The same as real numbers, some of them 0 and half of the others negative. */
export function syntheticReals(imageSize: number, classCount: number, count: number): ImageSet {
  const { values, ...rest } = syntheticImages(imageSize, classCount, count);
  const random = lcg(11);
  return {
    ...rest,
    values: Float32Array.from(values, (byte) => (random() < 0.5 ? -1 : 1.7) * (byte / 255)),
  };
}

/** Examples as a net sees them, by the words of the parameter. */
export function inputsOf(
  { values, imageSize }: ImageSet,
  images: ArrayLike<number>,
  { inputNormalisation }: RunSpec,
): number[][] {
  const { pixelMean, pixelStd } = MNIST_PIXELS;
  const unit = values instanceof Uint8Array ? 255 : 1;
  const seen = (value: number): number =>
    inputNormalisation === 'unit' ? value / unit : (value / unit - pixelMean) / pixelStd;
  return Array.from(images, (image) =>
    Array.from({ length: imageSize }, (_, i) => seen(values[image * imageSize + i]!)),
  );
}

/** The widths of a fully connected net with ReLU between; of another one its text, block by block. */
export type Network = readonly number[] | string;

export interface Case {
  readonly network: Network;
  readonly backend: BackendName;
  /** The compiled step of simd/, to compute by that; left out for tfjs. */
  readonly compiled?: WebAssembly.Module;
  readonly steps: number;
  readonly spec: RunSpec;
  /** Whether examples are real numbers; bytes if left out. */
  readonly reals?: boolean;
  /** Changes by step, as a slider would make them. */
  readonly changes?: Readonly<Record<number, SpecPatch>>;
  /** Where all players are put, by the step before which that happens; in [0, 1]. */
  readonly jumps?: Readonly<Record<number, Float32Array>>;
  /** Weights of neurons that are put elsewhere, by the step before which that happens. */
  readonly rewritten?: Readonly<Record<number, readonly NeuronWeights[]>>;
}

export interface Differences {
  /** Largest |engine − reference| over the array's largest |reference|, per array. */
  readonly theta: number;
  readonly s: number;
  readonly benefit: number;
  readonly normSquared: number;
  readonly rivalry: number;
  readonly loss: number;
  /** What the run did, to see that it was no empty test. */
  readonly participation: number[];
  /** Which way of computing it was. */
  readonly route: RouteName;
}

export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = 0;
  let largest = 0;
  if (found.length !== expected.length) return Infinity;
  for (let i = 0; i < expected.length; i++) {
    const gap = Math.abs(found[i] - expected[i]);
    if (!(gap <= worst)) worst = Number.isNaN(gap) ? Infinity : gap;
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return worst === 0 ? 0 : worst / largest;
}

export function modelFrom(network: Network): Model {
  if (typeof network !== 'string') return denseModel(network);
  const input = network.split(/[ -]/)[0].split('x').map(Number);
  const read = readModel(network, input, Number(/\d+$/.exec(network)![0]));
  if (!read.ok) throw new Error(`“${network}” ${read.refusal}`);
  return read.model;
}

/** The reference from some weights on. @param players as they are chosen */
export const referenceOf = (
  { blocks }: Model,
  start: readonly StartLayer[],
  players: string,
): Reference =>
  createReference(
    start,
    castsOf(
      players,
      start.length,
      learningBlocks({ blocks }).map(({ token }) => token),
    ),
    blocks.map(({ token }) => token),
    blocks[0].input,
  );

const STEPS_PER_EPOCH = 10;
const BATCH = 16;

export async function measure(one: Case): Promise<Differences> {
  const { network, backend, steps, compiled: step = null } = one;
  let spec = one.spec;
  const model = modelFrom(network);
  const { input } = model.blocks[0];
  const imageSize = sizeOf(input);
  const {
    output: [classCount],
  } = model.blocks[model.blocks.length - 1];
  const synthetic = one.reals ? syntheticReals : syntheticImages;
  const train = synthetic(imageSize, classCount, 200);
  const trainer = createTrainer({
    model,
    spec,
    backend,
    step,
    data: { train, ...MNIST_PIXELS },
  });
  const start = await trainer.readWeights();
  const reference = referenceOf(model, start, spec.granularity);
  const random = lcg(spec.seed + 1);
  let loss = NaN;
  for (let t = 0; t < steps; t++) {
    spec = { ...spec, ...one.changes?.[t] };
    const jump = one.jumps?.[t];
    if (jump !== undefined) {
      trainer.writeParticipation(jump);
      reference.place(
        trainer.layers.map(({ first, count }) => [...jump.subarray(first, first + count)]),
      );
    }
    for (const put of one.rewritten?.[t] ?? []) {
      trainer.writeNeuron(put);
      reference.write(put.layer, put.neuron, put.kernel, put.bias);
    }
    const images = Uint32Array.from({ length: BATCH }, () => Math.floor(random() * train.count));
    const feeShare = feeShareAt(spec.gammaWarmup, t / STEPS_PER_EPOCH);
    trainer.step(images, spec, feeShare);
    loss = reference.step(
      inputsOf(train, images, spec),
      Array.from(images, (image) => train.labels[image]),
      spec,
      feeShare,
    );
  }
  const columns: PlayerColumns = await trainer.readPlayers();
  const weights = await trainer.readWeights();
  const { route } = await trainer.save();
  trainer.dispose();
  const expected = reference.weights();
  // A layer's bias beside its kernel: three biases near 0 alone would be held to the rounding of their sums.
  const theta = weights.map(({ kernel, bias }, l) =>
    relativeDifference([...kernel, ...bias], [...expected[l].kernel, ...expected[l].bias]),
  );
  return {
    theta: Math.max(...theta),
    s: relativeDifference(columns.participation, reference.participation().flat()),
    benefit: relativeDifference(columns.benefit, reference.benefit().flat()),
    normSquared: relativeDifference(columns.normSquared, reference.normSquared().flat()),
    rivalry: relativeDifference(columns.rivalry, reference.rivalry().flat()),
    loss: relativeDifference([columns.loss], [loss]),
    participation: Array.from(columns.participation),
    route,
  };
}
