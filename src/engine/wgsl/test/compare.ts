/** Runs the WGSL trainer and the Float64 reference side by side from the same start. */
import {
  inputsOf,
  lcg,
  modelFrom,
  referenceOf,
  relativeDifference,
  syntheticImages,
  syntheticReals,
  type Network,
} from '../../../../test/reference/agreement.ts';
import type { RunSpec, SpecPatch } from '../../../spec/spec.ts';
import { feeShareAt } from '../../../game/prices.ts';
import { MNIST_PIXELS } from '../../../data/mnist.ts';
import { trainerOf } from '../../games.ts';
import type { NeuronWeights } from '../../neuronWeights.ts';
import type { ImageSet, Trainer } from '../../trainer.ts';
import { createWgslGames, type WgslGames } from '../wgslGames.ts';
import { sizeOf } from '../../../model/model.ts';

/** `NeuronWeights` on its way into a page. */
export type Rewritten = Omit<NeuronWeights, 'kernel'> & { readonly kernel: readonly number[] };

export interface Comparison {
  readonly network: Network;
  readonly spec: RunSpec;
  /** Whether examples are real numbers; bytes if left out. */
  readonly reals?: boolean;
  /** Images of each step, one step an entry. */
  readonly batches: readonly number[];
  /** Changes by step, as a slider would make them. */
  readonly changes?: Readonly<Record<number, SpecPatch>>;
  /** Where players are put, by the step before which that happens; null leaves one where it is. */
  readonly jumps?: Readonly<Record<number, readonly (number | null)[]>>;
  /** Weights of neurons that are put elsewhere, by the step before which that happens. */
  readonly rewritten?: Readonly<Record<number, readonly Rewritten[]>>;
  /** Whether the players are read after every step; the steps are submitted together otherwise. */
  readonly readsEveryStep?: boolean;
}

/** Largest |engine − reference| over the array's largest |reference|, per array. */
export interface Gaps {
  readonly theta: number;
  readonly s: number;
  readonly benefit: number;
  readonly norm: number;
  readonly rivalry: number;
  readonly loss: number;
}

export interface Compared {
  readonly gaps: Gaps;
  readonly participation: number[];
  /** Whether s is exactly 0 and exactly 1 for the same players in both. */
  readonly hasSameEnds: boolean;
}

const STEPS_PER_EPOCH = 10;
const IMAGES = 200;

/** @param count of them */
export function imagesFor(network: Network, reals = false, count = IMAGES): ImageSet {
  const { blocks } = modelFrom(network);
  const classCount = sizeOf(blocks[blocks.length - 1].output);
  return (reals ? syntheticReals : syntheticImages)(sizeOf(blocks[0].input), classCount, count);
}

export const makeGames = (
  network: Network,
  specs: readonly RunSpec[],
  train = imagesFor(network),
): WgslGames =>
  createWgslGames({
    model: modelFrom(network),
    specs,
    backend: 'webgpu',
    data: { train, ...MNIST_PIXELS },
  });

export const makeTrainer = (network: Network, spec: RunSpec, train?: ImageSet): Trainer =>
  trainerOf(makeGames(network, [spec], train));

export const drawBatch = (random: () => number, size: number): Uint32Array =>
  Uint32Array.from({ length: size }, () => Math.floor(random() * IMAGES));

const ends = (s: ArrayLike<number>): number[] =>
  Array.from(s, (value) => (value === 0 || value === 1 ? value : 0.5));

export async function compare(one: Comparison): Promise<Compared> {
  const { network, batches, reals, changes, jumps, rewritten, readsEveryStep = false } = one;
  let { spec } = one;
  const train = imagesFor(network, reals);
  const trainer = makeTrainer(network, spec, train);
  const start = await trainer.readWeights();
  const reference = referenceOf(modelFrom(network), start, spec.granularity);
  const random = lcg(spec.seed + 1);
  let loss = NaN;
  for (const [step, size] of batches.entries()) {
    spec = { ...spec, ...changes?.[step] };
    const jump = jumps?.[step];
    if (jump !== undefined) {
      trainer.writeParticipation(Float32Array.from(jump, (s) => s ?? NaN));
      const placed = reference
        .participation()
        .map((layer, l) =>
          layer.map((s, i) => Math.min(1, Math.max(0, jump[trainer.layers[l].first + i] ?? s))),
        );
      reference.place(placed);
    }
    for (const { layer, neuron, kernel, bias } of rewritten?.[step] ?? []) {
      const put = { layer, neuron, kernel: Float32Array.from(kernel), bias };
      trainer.writeNeuron(put);
      reference.write(layer, neuron, put.kernel, bias);
    }
    const images = drawBatch(random, size);
    const labels = Array.from(images, (image) => train.labels[image]);
    const feeShare = feeShareAt(spec.gammaWarmup, step / STEPS_PER_EPOCH);
    trainer.step(images, spec, feeShare);
    loss = reference.step(inputsOf(train, images, spec), labels, spec, feeShare);
    if (readsEveryStep) await trainer.readPlayers();
  }
  const found = await trainer.readPlayers();
  const weights = await trainer.readWeights();
  trainer.dispose();
  const expected = reference.weights();
  const s = reference.participation().flat();
  // A layer's bias beside its kernel, as in test/reference/agreement.ts.
  const theta = weights.map(({ kernel, bias }, l) =>
    relativeDifference([...kernel, ...bias], [...expected[l].kernel, ...expected[l].bias]),
  );
  return {
    gaps: {
      theta: Math.max(...theta),
      s: relativeDifference(found.participation, s),
      benefit: relativeDifference(found.benefit, reference.benefit().flat()),
      norm: relativeDifference(found.normSquared, reference.normSquared().flat()),
      rivalry: relativeDifference(found.rivalry, reference.rivalry().flat()),
      loss: relativeDifference([found.loss], [loss]),
    },
    participation: Array.from(found.participation),
    hasSameEnds: String(ends(found.participation)) === String(ends(s)),
  };
}
