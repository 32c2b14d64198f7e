/** What the SIMD trainer promises beyond its figures. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, syntheticImages } from '../../../test/reference/agreement.ts';
import { busySpec } from '../../../test/reference/cases.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import type { ImageSet } from '../trainer.ts';
import { createSimdTrainer, type SimdTrainer } from './simdTrainer.ts';
import { compiledStep } from './test/compiled.ts';
import { denseModel } from '../../model/dense.ts';

const WIDTHS = [60, 30, 20, 5] as const;
const train = syntheticImages(WIDTHS[0], WIDTHS[3], 300);

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await compiledStep();
});

const create = (spec: RunSpec, set: ImageSet = train): SimdTrainer =>
  createSimdTrainer({
    module,
    model: denseModel(WIDTHS),
    spec,
    data: { train: set, ...MNIST_PIXELS },
  });

function run(trainer: SimdTrainer, spec: RunSpec, steps: number, batch = 16): void {
  const random = lcg(5);
  for (let t = 0; t < steps; t++) {
    const images = Uint32Array.from({ length: batch }, () => Math.floor(random() * train.count));
    trainer.step(images, spec, 1);
  }
}

describe('the SIMD trainer', () => {
  it('gives the same run for the same seed, bit for bit', async () => {
    const spec = busySpec('contest', {});
    const [a, b] = [create(spec), create(spec)];
    run(a, spec, 100);
    // Reading in between changes nothing.
    run(b, spec, 100);
    await a.readPlayers();
    await a.evaluate(train, 0.1);
    run(a, spec, 100);
    run(b, spec, 100);
    expect(await a.readPlayers()).toEqual(await b.readPlayers());
    expect(await a.readWeights()).toEqual(await b.readWeights());
    const other = create({ ...spec, seed: spec.seed + 1 });
    expect(await other.readWeights()).not.toEqual(await create(spec).readWeights());
  });

  it('holds the same memory through 2 000 steps, frames and evaluations', async () => {
    const spec = busySpec('contest', { gamma: 3 });
    const trainer = create(spec);
    const before = trainer.memory();
    for (let round = 0; round < 10; round++) {
      run(trainer, spec, 200);
      await trainer.readPlayers();
      await trainer.readWeights();
      await trainer.evaluate(train, 0.1);
    }
    expect(trainer.memory()).toEqual(before);
  });

  it('reads images that do not begin at whole words', async () => {
    const spec = busySpec('saliency', {});
    const shifted = new Uint8Array(train.values.length + 1);
    shifted.set(train.values, 1);
    const [a, b] = [create(spec), create(spec, { ...train, values: shifted.subarray(1) })];
    run(a, spec, 20);
    run(b, spec, 20);
    expect(await a.readPlayers()).toEqual(await b.readPlayers());
  });

  it('takes black images and batches of 1 to the largest, and refuses more', () => {
    const spec = busySpec('joint-adam', { batchSize: 300 });
    const black = { ...train, values: new Uint8Array(train.values.length) };
    const trainer = create(spec, black);
    for (const batch of [1, 2, 127, 129, 300]) run(trainer, spec, 2, batch);
    expect(() => run(trainer, spec, 1, 301)).toThrow('at most 300');
  });

  // Processors take a hundred times as long for denormals; `npm run bench -- --fading` has the time.
  it.each(['momentum', 'adam'] as const)(
    'leaves no denormal number in %s’s moments when players fade to nothing',
    async (optimizer) => {
      const spec = {
        ...busySpec('printed-sgd', { optimizer, gamma: 0, eta: 0, beta: 0.2 }),
        lrS: 0.1,
      };
      const trainer = create(spec);
      run(trainer, spec, 4000);
      const { net } = await trainer.save();
      const moments = net!.layers.flatMap(({ kernels }) => kernels.slice(1));
      expect(moments.length).toBeGreaterThan(0);
      const smallest = 2 ** -126;
      for (const column of moments)
        expect(column.filter((m) => m !== 0 && Math.abs(m) < smallest)).toHaveLength(0);
    },
  );

  it('begins with s = 1, no loss and the weights of the shared start', async () => {
    const spec = busySpec('saliency', {});
    const { participation, loss, benefit } = await create(spec).readPlayers();
    expect(participation).toEqual(new Float32Array(50).fill(1));
    expect(benefit).toEqual(new Float32Array(50));
    expect(loss).toBeNaN();
  });

  it('counts what is there of a set that still grows, pruned and not', async () => {
    const nothing = { alpha: 0, beta: 0, gamma: 0, eta: 0 };
    const spec = { ...busySpec('saliency', {}), ...nothing };
    const trainer = create(spec);
    run(trainer, spec, 300);
    const part = { ...train, count: 131 };
    const { accuracy, accuracyPruned } = await trainer.evaluate(part, 2);
    expect(accuracy * 131).toBeCloseTo(Math.round(accuracy * 131), 9);
    // Everyone is below 2: the net that is left says the same of every image.
    const counts = Array.from({ length: 5 }, (_, c) =>
      train.labels.subarray(0, 131).reduce((sum, label) => sum + Number(label === c), 0),
    );
    expect(counts).toContain(Math.round(accuracyPruned * 131));
    expect(accuracy).toBeGreaterThan(accuracyPruned);
  });
});
