/** What a game of single weights on the SIMD step promises beyond its figures. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, syntheticImages } from '../../../test/reference/agreement.ts';
import { busySpec } from '../../../test/reference/cases.ts';
import { interpretationNames, type InterpretationName } from '../../spec/interpretations.ts';
import type { RunSpec, SpecPatch } from '../../spec/spec.ts';
import { denseModel } from '../../model/dense.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import { createSimdTrainer, type SimdTrainer } from './simdTrainer.ts';
import { compiledStep } from './test/compiled.ts';

const WIDTHS = [60, 37, 20, 5] as const;
const train = syntheticImages(WIDTHS[0], WIDTHS[3], 300);

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await compiledStep();
});

const specOf = (reading: InterpretationName, patch: SpecPatch): RunSpec => ({
  ...busySpec(reading, patch),
  granularity: 'weight',
});

const create = (spec: RunSpec): SimdTrainer =>
  createSimdTrainer({
    ...{ module, model: denseModel(WIDTHS), spec },
    data: { train, ...MNIST_PIXELS },
  });

function run(trainer: SimdTrainer, spec: RunSpec, steps: number, batch = 16): void {
  const random = lcg(5);
  for (let t = 0; t < steps; t++) {
    const images = Uint32Array.from({ length: batch }, () => Math.floor(random() * train.count));
    trainer.step(images, spec, 1);
  }
}

describe('a game of single weights', () => {
  it.each(interpretationNames)(
    'gives the same run for the same seed, bit for bit: %s',
    async (reading) => {
      const spec = specOf(reading, {});
      const [a, b] = [create(spec), create(spec)];
      run(a, spec, 60);
      run(b, spec, 60);
      // Reading in between changes nothing.
      await a.readPlayers();
      await a.readOverlaps();
      await a.save();
      await a.evaluate(train, 0.1);
      run(a, spec, 60);
      run(b, spec, 60);
      expect(await a.readPlayers()).toEqual(await b.readPlayers());
      expect(await a.readWeights()).toEqual(await b.readWeights());
    },
  );

  it('shows θ and not what the net reads of it', async () => {
    const trainer = create(specOf('saliency', {}));
    const [before, [overlaps]] = [await trainer.readWeights(), await trainer.readOverlaps()];
    trainer.writeParticipation(Float32Array.from({ length: 3060 }, (_, i) => (i % 4) / 4));
    expect(await trainer.readWeights()).toEqual(before);
    expect((await trainer.readOverlaps())[0]).toEqual(overlaps);
    // A weight's number: neuron by neuron.
    const { theta } = overlaps as { theta: Float32Array };
    const [{ kernel, inputCount, outputCount }] = before;
    const [neuron, input] = [34, 7];
    expect(theta[neuron * inputCount + input]).toBe(kernel[input * outputCount + neuron]);
  });

  it('takes batches of 1 to the largest and black images, and holds the same memory', async () => {
    const spec = specOf('contest', { batchSize: 300 });
    const trainer = create(spec);
    const before = trainer.memory();
    for (const batch of [1, 2, 127, 129, 300]) run(trainer, spec, 2, batch);
    await trainer.readPlayers();
    await trainer.evaluate(train, 0.1);
    expect(trainer.memory()).toEqual(before);
    expect(() => run(trainer, spec, 1, 301)).toThrow('at most 300');
  });

  // Processors take a hundred times as long for denormals.
  it.each(['projected', 'adam'] as const)(
    'leaves no denormal number anywhere when players fade to nothing, s by %s',
    async (dynamics) => {
      const fading = { dynamics, alpha: 0, gamma: 0, eta: 0, beta: 40, benefitMemory: 0.9 };
      const spec = { ...specOf('printed-adam', fading), lrS: 0.1 };
      const trainer = create(spec);
      run(trainer, spec, 4000);
      const { players, net } = await trainer.save();
      const smallest = 2 ** -126;
      const isDenormal = (x: number) => x !== 0 && Math.abs(x) < smallest;
      for (const name of ['participation', 'benefitSum', 'first', 'second'] as const)
        expect(players[name].filter(isDenormal), name).toHaveLength(0);
      for (const { kernels } of net!.layers)
        for (const column of kernels.slice(1)) expect(column.filter(isDenormal)).toHaveLength(0);
      expect(players.participation.some((s) => s < 1e-3)).toBe(true);
    },
  );

  it('counts rightly what is left when all below ε are out, and goes on as if nobody had looked', async () => {
    const spec = specOf('saliency', {});
    const trainer = create(spec);
    run(trainer, spec, 50);
    const before = await trainer.readPlayers();
    // Everyone is below 2: biases alone say the same of every image.
    const { accuracyPruned } = await trainer.evaluate(train, 2);
    const counts = Array.from({ length: 5 }, (_, c) =>
      train.labels.reduce((sum, label) => sum + Number(label === c), 0),
    );
    expect(counts).toContain(Math.round(accuracyPruned * train.count));
    expect(await trainer.readPlayers()).toEqual(before);
  });
});
