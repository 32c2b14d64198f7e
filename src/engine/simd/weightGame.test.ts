/** What a game of single weights on the SIMD step promises beyond its figures. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, syntheticImages } from '../../../test/reference/agreement.ts';
import { busySpec, readings } from '../../../test/reference/cases.ts';
import type { InterpretationName } from '../../spec/interpretations.ts';
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

describe('after a game of single weights', () => {
  const over = (spec: RunSpec): RunSpec => ({ ...spec, gameEnds: 1, lrS: 0 });
  const make = (spec: RunSpec, shrinks: boolean) =>
    createSimdTrainer({
      ...{ module, model: denseModel(WIDTHS), spec, shrinks },
      data: { train, ...MNIST_PIXELS },
    });

  /** s once the game has ended: the first 20 pixels and the first 9 neurons of layer 2 have no readers. */
  async function ended(trainer: SimdTrainer): Promise<Float32Array> {
    const s = (await trainer.readPlayers()).participation.map((one) => (one < 0.3 ? 0 : one));
    const [one, two, three] = trainer.layers;
    for (let i = 0; i < one!.count; i++) if (i % WIDTHS[0] < 20) s[i] = 0;
    for (let i = 0; i < three!.count; i++) if (i % WIDTHS[2] < 9) s[three!.first + i] = 0;
    // Neuron 0 of layer 2 reads nothing either.
    for (let i = 0; i < WIDTHS[1]; i++) s[two!.first + i] = 0;
    return s;
  }

  it.each([
    ['costs stay with the players', { costIntoTheta: false }, [40, 37, 11, 5]],
    ['costs reach the weights', { costIntoTheta: true, beta: 1e-3, eta: 0 }, [40, 37, 19, 5]],
    ['black pixels are not 0', { inputNormalisation: 'standard' }, [40, 37, 11, 5]],
  ] as const)(
    'rows and columns that nobody reads leave the step, and nobody can tell: %s',
    async (_, patch, left) => {
      const spec = specOf('contest', { optimizer: 'adam', ...patch });
      const [shrunk, full] = [make(spec, true), make(spec, false)];
      for (const trainer of [shrunk, full]) {
        run(trainer, spec, 30);
        trainer.writeParticipation(await ended(trainer));
        run(trainer, over(spec), 199);
      }
      expect(shrunk.activeCounts()).toEqual([...WIDTHS]);
      const before = await shrunk.save();
      for (const trainer of [shrunk, full]) run(trainer, over(spec), 40);
      expect(shrunk.activeCounts()).toEqual(left);
      expect(full.activeCounts()).toEqual([...WIDTHS]);
      expect(shrunk.workShare()).toBeLessThan(0.8);

      const [a, b] = [await shrunk.readPlayers(), await full.readPlayers()];
      expect(a.participation).toEqual(b.participation);
      expect(a.loss).toBe(b.loss);
      expect(await shrunk.readWeights()).toEqual(await full.readWeights());
      expect(await shrunk.evaluate(train, 0.2)).toEqual(await full.evaluate(train, 0.2));

      const early = make(spec, true);
      early.restore(before);
      run(early, over(spec), 40);
      expect(await early.readPlayers()).toEqual(a);
      const late = make(spec, true);
      late.restore(await shrunk.save());
      expect(late.activeCounts()).toEqual(left);
      expect(await late.readPlayers()).toEqual(a);
      for (const trainer of [shrunk, late]) run(trainer, over(spec), 10);
      expect(await late.readPlayers()).toEqual(await shrunk.readPlayers());
      expect(await late.readWeights()).toEqual(await shrunk.readWeights());

      // The game goes on: all are there again.
      run(shrunk, spec, 3);
      expect(shrunk.activeCounts()).toEqual([...WIDTHS]);
    },
  );
});

describe('a game of single weights', () => {
  it.each(readings)('gives the same run for the same seed, bit for bit: %s', async (reading) => {
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
  });

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
