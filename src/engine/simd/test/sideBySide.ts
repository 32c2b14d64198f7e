/** The SIMD trainer and the Float64 reference from the same start, and how far they drift apart. */
import {
  inputsOf,
  lcg,
  relativeDifference,
  syntheticImages,
  syntheticReals,
} from '../../../../test/reference/agreement.ts';
import { createReference } from '../../../../test/reference/network.ts';
import { castsOf } from '../../../../test/reference/players.ts';
import type { RunSpec, SpecPatch } from '../../../spec/spec.ts';
import { feeShareAt } from '../../../game/prices.ts';
import { MNIST_PIXELS } from '../../../data/mnist.ts';
import { createSimdTrainer } from '../simdTrainer.ts';
import { denseModel } from '../../../model/dense.ts';

const STEPS_PER_EPOCH = 10;

export interface Pair {
  readonly module: WebAssembly.Module;
  readonly widths: readonly number[];
  readonly spec: RunSpec;
  /** Whether examples are real numbers; bytes if left out. */
  readonly reals?: boolean;
  readonly steps?: number;
  /** Images of step t; 16 if left out. */
  readonly batch?: (t: number) => number;
  /** Changes by step, as a slider would make them. */
  readonly changes?: Readonly<Record<number, SpecPatch>>;
}

export interface Outcome {
  /** Largest difference over the array's largest value, the worst of all arrays. */
  readonly worst: number;
  readonly participation: number[];
  /** Of each image with every s < 0.2 at 0, by the trainer and by the reference. */
  readonly classes: readonly [number[], number[]];
}

export async function runPair(pair: Pair): Promise<Outcome> {
  const { module, widths, reals = false, steps = 50, batch = () => 16, changes = {} } = pair;
  let spec = pair.spec;
  const train = (reals ? syntheticReals : syntheticImages)(
    widths[0],
    widths[widths.length - 1],
    200,
  );
  const trainer = createSimdTrainer({
    module,
    model: denseModel(widths),
    spec,
    data: { train, ...MNIST_PIXELS },
  });
  const reference = createReference(
    await trainer.readWeights(),
    castsOf(spec.granularity, widths.length - 1),
  );
  const random = lcg(spec.seed + 1);
  let loss = NaN;
  for (let t = 0; t < steps; t++) {
    spec = { ...spec, ...changes[t] };
    const images = Uint32Array.from({ length: batch(t) }, () => Math.floor(random() * train.count));
    const feeShare = feeShareAt(spec.gammaWarmup, t / STEPS_PER_EPOCH);
    trainer.step(images, spec, feeShare);
    const labels = Array.from(images, (image) => train.labels[image]);
    loss = reference.step(inputsOf(train, images, spec), labels, spec, feeShare);
  }
  const found = await trainer.readPlayers();
  const weights = await trainer.readWeights();
  const expected = reference.weights();
  const all = Uint32Array.from({ length: train.count }, (_, image) => image);
  const { classesPruned } = await trainer.evaluate(train, 0.2);
  return {
    worst: Math.max(
      relativeDifference(found.participation, reference.participation().flat()),
      relativeDifference(found.benefit, reference.benefit().flat()),
      relativeDifference(found.normSquared, reference.normSquared().flat()),
      relativeDifference(found.rivalry, reference.rivalry().flat()),
      relativeDifference([found.loss], [loss]),
      ...weights.flatMap(({ kernel, bias }, l) => [
        relativeDifference(kernel, expected[l].kernel),
        relativeDifference(bias, expected[l].bias),
      ]),
    ),
    participation: Array.from(found.participation),
    classes: [[...classesPruned], reference.classes(inputsOf(train, all, spec), 0.2)],
  };
}
