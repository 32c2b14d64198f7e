/** Convolutional nets on the SIMD step. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  lcg,
  measure,
  modelFrom,
  relativeDifference,
  syntheticImages,
} from '../../../test/reference/agreement.ts';
import { busySpec, weightSpec } from '../../../test/reference/cases.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import { interpretations } from '../../spec/interpretations.ts';
import { defaultSpec, type RunSpec } from '../../spec/spec.ts';
import { servesSimd } from './shape.ts';
import { createSimdGames } from './simdGames.ts';
import { createSimdTrainer, type SimdTrainer } from './simdTrainer.ts';
import { compiledStep } from './test/compiled.ts';

let compiled: WebAssembly.Module;
beforeAll(async () => {
  compiled = await compiledStep();
});

const network = '10x10x1 c20k3 p2 c37k3 d24 d4';
const train = syntheticImages(100, 4, 300);

const trainerOf = (spec: RunSpec, shrinks: boolean): SimdTrainer =>
  createSimdTrainer({
    ...{ module: compiled, model: modelFrom(network), spec, shrinks },
    data: { train, ...MNIST_PIXELS },
  });

function advance(trainer: SimdTrainer, spec: RunSpec, from: number, until: number): void {
  for (let step = from; step < until; step++) {
    const random = lcg(step);
    const images = Uint32Array.from({ length: 16 }, () => Math.floor(random() * train.count));
    trainer.step(images, spec, 1);
  }
}

const contest: RunSpec = {
  ...defaultSpec,
  ...interpretations.contest.patch,
  ...{ granularity: 'filter', gamma: 1.5, gammaWarmup: 0, lrS: 5e-3, beta: 0.01 },
};

describe('filters and neurons by the SIMD step agree with the reference', () => {
  it.each([
    ['places left over by the pooling', '6x5x1 c3k3 p2 d6 d3'],
    ['several channels', '7x6x2 c3k2 p2 c4k2 d5 d3'],
    ['borders, no pooling between', '6x6x1 c2k3s c3k3s p2 d4 d4 d3'],
    ['colours, wide windows, no dense layer between', '9x7x3 c5k3s p3 d3'],
    ['more filters than a panel', '9x9x1 c34k3 p2 c36k3 d35 d3'],
    ['a kernel as large as the image', '5x5x1 c3k5 d3'],
    ['a kernel of one number', '4x4x2 c3k1 c2k2 d3'],
  ])('%s: %s', async (_, network) => {
    const specs = [
      busySpec('contest', { granularity: 'filter', inputNormalisation: 'unit' }),
      busySpec('descent-s', { granularity: 'filter', optimizer: 'momentum', costIntoTheta: true }),
    ].filter((spec) => servesSimd(modelFrom(network), spec));
    for (const spec of specs) {
      const found = await measure({ network, backend: 'wasm', compiled, steps: 30, spec });
      const { route, participation, ...differences } = found;
      expect(route).toBe('simd');
      if (spec.optimizer === 'momentum') expect(Math.min(...participation)).toBeLessThan(0.99);
      for (const difference of Object.values(differences)) expect(difference).toBeLessThan(1e-4);
    }
  });

  it.each(['7x6x2 c3k2 p2 c4k2 d5 d3', '6x6x1 c2k5 d3'])(
    'so do single weights, and go on from a checkpoint to the same bits: %s',
    async (text) => {
      const specs = [
        weightSpec('contest', { optimizer: 'adam' }),
        weightSpec('descent-s', { optimizer: 'momentum', costIntoTheta: true }),
        weightSpec('joint-adam', { benefitScale: 'absolute' }),
      ];
      for (const spec of specs) {
        const found = await measure({ network: text, backend: 'wasm', compiled, steps: 30, spec });
        const { route, participation, ...differences } = found;
        expect(route).toBe('simd');
        if (spec.optimizer === 'momentum') expect(Math.min(...participation)).toBeLessThan(0.99);
        for (const difference of Object.values(differences)) expect(difference).toBeLessThan(1e-4);
      }
      const spec: RunSpec = { ...contest, granularity: 'weight' };
      const one = trainerOf(spec, true);
      advance(one, spec, 0, 20);
      const kept = await one.save();
      advance(one, spec, 20, 40);
      const again = trainerOf(spec, true);
      again.restore(kept);
      advance(again, spec, 20, 40);
      expect(await again.readPlayers()).toEqual(await one.readPlayers());
      expect(await again.readWeights()).toEqual(await one.readWeights());
    },
  );

  it('leaves a shifted border to another route', () => {
    const spec = { granularity: 'filter', inputNormalisation: 'standard' } as const;
    expect(servesSimd(modelFrom('6x6x1 c2k3s d3'), spec)).toBe(false);
    expect(servesSimd(modelFrom('6x6x1 c2k3 c2k3s d3'), spec)).toBe(true);
  });
});

it.each(['filter', 'weight'] as const)(
  'a net of %ss that diverges says so and spoils nothing beside it',
  async (granularity) => {
    const text = '14x14x1 c5k3 c5k3 p2 c18k3 d20 d10';
    const spec: RunSpec = { ...contest, granularity, optimizer: 'sgd', lrTheta: 1e30 };
    const train = syntheticImages(196, 10, 300);
    const games = createSimdGames({
      ...{ module: compiled, model: modelFrom(text), specs: [spec, { ...spec, lrTheta: 0.01 }] },
      data: { train, ...MNIST_PIXELS },
    });
    const images = Uint32Array.from({ length: 128 }, (_, i) => i);
    for (let t = 0; t < 4; t++)
      games.step([images, images], [spec, { ...spec, lrTheta: 0.01 }], [1, 1]);
    const [diverged, other] = games.games;
    await diverged!.evaluate(train, 0.2);
    expect((await diverged!.readPlayers()).loss).toBeNaN();
    const alone = createSimdTrainer({
      ...{ module: compiled, model: modelFrom(text), spec: { ...spec, lrTheta: 0.01 } },
      data: { train, ...MNIST_PIXELS },
    });
    for (let t = 0; t < 4; t++) alone.step(images, { ...spec, lrTheta: 0.01 }, 1);
    expect(await other!.readPlayers()).toEqual(await alone.readPlayers());
  },
);

describe('a convolutional net that shrinks', () => {
  it('computes what one does that does not shrink, and goes on from a checkpoint to the same bits', async () => {
    const [shrunk, full] = [trainerOf(contest, true), trainerOf(contest, false)];
    advance(full, contest, 0, 640);
    advance(shrunk, contest, 0, 600);
    const kept = await shrunk.save();
    advance(shrunk, contest, 600, 640);
    const [, filters, more, neurons] = shrunk.activeCounts();
    expect([filters! < 20, more! < 37, neurons! < 24]).toEqual([true, true, true]);
    expect(Math.min(filters!, more!, neurons!)).toBeGreaterThan(0);
    expect(shrunk.workShare()).toBeLessThan(0.9);
    expect(full.activeCounts()).toEqual([1, 20, 37, 24, 4]);

    const [a, b] = [await shrunk.readPlayers(), await full.readPlayers()];
    expect(a.participation).toEqual(b.participation);
    expect(relativeDifference(a.normSquared, b.normSquared)).toBeLessThan(1e-6);
    const [weights, others] = [await shrunk.readWeights(), await full.readWeights()];
    weights.forEach(({ kernel, bias }, l) => {
      expect(relativeDifference(kernel, others[l]!.kernel)).toBeLessThan(1e-6);
      expect(relativeDifference(bias, others[l]!.bias)).toBeLessThan(1e-6);
    });
    expect(await shrunk.evaluate(train, 0.2)).toEqual(await full.evaluate(train, 0.2));

    const again = trainerOf(contest, true);
    again.restore(kept);
    advance(again, contest, 600, 640);
    expect(await again.readPlayers()).toEqual(a);
    expect(await again.readWeights()).toEqual(weights);
    // A route that knows no rows: everyone stands in the matrices again.
    const whole = trainerOf(contest, false);
    whole.restore(kept);
    advance(whole, contest, 600, 640);
    expect((await whole.readPlayers()).participation).toEqual(a.participation);
  });
});
