/** Nets that shrink compute what nets that do not shrink compute. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, relativeDifference, syntheticImages } from '../../../test/reference/agreement.ts';
import { interpretations, type InterpretationName } from '../../spec/interpretations.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../../spec/spec.ts';
import { gramOf, gramsFrom } from '../test/gram.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import { createSimdTrainer, type SimdTrainer } from './simdTrainer.ts';
import { compiledStep } from './test/compiled.ts';
import { denseModel } from '../../model/dense.ts';

const WIDTHS = [90, 75, 45, 6] as const;
const train = syntheticImages(WIDTHS[0], WIDTHS[3], 400);

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await compiledStep();
});

interface Twins {
  readonly shrunk: SimdTrainer;
  readonly full: SimdTrainer;
  readonly spec: RunSpec;
  run(steps: number, patch?: SpecPatch): void;
}

function twins(reading: InterpretationName, patch: SpecPatch): Twins {
  let spec: RunSpec = {
    ...defaultSpec,
    ...interpretations[reading].patch,
    gammaWarmup: 0,
    ...patch,
  };
  const make = (shrinks: boolean) =>
    createSimdTrainer({
      ...{ module, model: denseModel(WIDTHS), spec, shrinks },
      data: { train, ...MNIST_PIXELS },
    });
  const random = lcg(11);
  const [shrunk, full] = [make(true), make(false)];
  return {
    shrunk,
    full,
    get spec() {
      return spec;
    },
    run(steps, next = {}) {
      spec = { ...spec, ...next };
      for (let t = 0; t < steps; t++) {
        const images = Uint32Array.from({ length: 16 }, () => Math.floor(random() * train.count));
        shrunk.step(images, spec, 1);
        full.step(images, spec, 1);
      }
    },
  };
}

/** Largest difference of all that can be read, relative to each array's largest value. */
async function difference({ shrunk, full }: Twins): Promise<number> {
  const [a, b] = [await shrunk.readPlayers(), await full.readPlayers()];
  const [v, w] = [await shrunk.readWeights(), await full.readWeights()];
  const [x, y] = [await shrunk.evaluate(train, 0.01), await full.evaluate(train, 0.01)];
  expect(x).toEqual(y);
  return Math.max(
    relativeDifference([a.loss], [b.loss]),
    relativeDifference(a.participation, b.participation),
    relativeDifference(a.benefit, b.benefit),
    relativeDifference(a.normSquared, b.normSquared),
    relativeDifference(a.rivalry, b.rivalry),
    ...v.flatMap(({ kernel, bias }, l) => [
      relativeDifference(kernel, w[l].kernel),
      relativeDifference(bias, w[l].bias),
    ]),
  );
}

/** A contest in which most players are out for good within some hundred steps. */
const contest = { gamma: 6, lrS: 1e-3, benefitMemory: 0.9 } as const;

describe('a net that shrinks', () => {
  it.each(['sgd', 'momentum', 'adam'] as const)(
    'keeps the survivors’ trajectory to the bit over 2 000 steps, θ by %s',
    async (optimizer) => {
      const lrTheta = { sgd: 0.1, momentum: 0.02, adam: 1e-3 }[optimizer];
      const pair = twins('contest', { ...contest, optimizer, lrTheta });
      let smallest = 1;
      for (let round = 0; round < 20; round++) {
        pair.run(100);
        smallest = Math.min(smallest, pair.shrunk.workShare());
        const [a, b] = [await pair.shrunk.readPlayers(), await pair.full.readPlayers()];
        expect(a.participation).toEqual(b.participation);
        expect(a.benefit).toEqual(b.benefit);
        expect(a.loss).toBe(b.loss);
      }
      expect(smallest).toBeLessThan(0.6);
      expect(pair.full.workShare()).toBe(1);
      expect(pair.shrunk.activeCounts().every((count) => count > 0)).toBe(true);
      // What has left the matrices no longer moved but in the last places, and a frame's columns are
      // summed in another order.
      expect(await difference(pair)).toBeLessThan(1e-5);
    },
  );

  it('does so under costs of size, where norms are summed in parts', async () => {
    const pair = twins('contest', { ...contest, beta: 1e-3, dynamics: 'proximal' });
    pair.run(2000);
    expect(pair.shrunk.workShare()).toBeLessThan(0.6);
    expect(await difference(pair)).toBeLessThan(1e-5);
  });

  it('shrinks under ∂L/∂s too, once players are at exactly zero', async () => {
    const pair = twins('joint-adam', { gamma: 0.3, lrS: 3e-3 });
    pair.run(1200);
    expect(pair.shrunk.workShare()).toBeLessThan(0.9);
    expect(await difference(pair)).toBeLessThan(1e-6);
  });

  it('goes on as if nothing had happened when inactive players must return', async () => {
    const wishes: SpecPatch[] = [
      { eta: 0.02 },
      { costIntoTheta: true, beta: 1e-3 },
      { gamma: 0, alpha: 20 },
      { benefitGradient: 's', benefitMemory: 0, gamma: 0.5 },
    ];
    for (const wish of wishes) {
      const pair = twins('contest', contest);
      pair.run(1500);
      const before = pair.shrunk.workShare();
      expect(before).toBeLessThan(0.6);
      pair.run(60, wish);
      expect(await difference(pair), JSON.stringify(wish)).toBeLessThan(1e-4);
      if ('eta' in wish || 'costIntoTheta' in wish) expect(pair.shrunk.workShare()).toBe(1);
    }
  });

  it('brings back whoever is put above the floor, at once', async () => {
    const places: readonly ((s: number, i: number) => number)[] = [
      (s, i) => (i === 3 ? 0.8 : s),
      (_, i) => (i % 5) / 4,
      () => 1,
    ];
    for (const place of places) {
      const pair = twins('contest', contest);
      pair.run(1500);
      const before = pair.shrunk.activeCounts();
      const { participation } = await pair.shrunk.readPlayers();
      if (place(0, 3) === 0.8) expect(participation[3]).toBe(0);
      const placed = participation.map(place);
      pair.shrunk.writeParticipation(placed);
      pair.full.writeParticipation(placed);
      expect(pair.shrunk.activeCounts()).not.toEqual(before);
      // Frames and tests before the next step, too, see those who are back.
      expect(await difference(pair)).toBeLessThan(1e-5);
      for (let round = 0; round < 3; round++) {
        pair.run(100);
        expect(await difference(pair)).toBeLessThan(1e-5);
      }
    }
  });

  it('lets those leave again who are put at zero', async () => {
    const pair = twins('contest', contest);
    pair.run(1500);
    const nobody = new Float32Array(WIDTHS[1] + WIDTHS[2]);
    pair.shrunk.writeParticipation(nobody);
    pair.full.writeParticipation(nobody);
    // Without memory nobody comes back from there.
    pair.run(400, { benefitMemory: 0 });
    expect(pair.shrunk.activeCounts()).toEqual([90, 0, 0, 6]);
    expect(await difference(pair)).toBeLessThan(1e-5);
  });

  it('knows the inner products of those inactive', async () => {
    const pair = twins('contest', contest);
    for (const steps of [700, 800]) {
      pair.run(steps);
      expect(pair.shrunk.workShare()).toBeLessThan(0.6);
      const [shrunk, full] = [
        gramsFrom(await pair.shrunk.readOverlaps()),
        gramsFrom(await pair.full.readOverlaps()),
      ];
      const weights = await pair.shrunk.readWeights();
      shrunk.forEach((gram, l) => {
        expect(relativeDifference(gram, gramOf(weights[l]))).toBeLessThan(1e-6);
        expect(relativeDifference(gram, full[l])).toBeLessThan(1e-5);
      });
    }
  });

  it('survives the end of the last player', async () => {
    const pair = twins('contest', { gamma: 0.5, alpha: 0, benefitMemory: 0, lrS: 0.01 });
    pair.run(700);
    expect(pair.shrunk.activeCounts()).toEqual([90, 0, 0, 6]);
    expect(await difference(pair)).toBeLessThan(1e-6);
  });

  it('drops nobody where players may return by their rivals or shrink by costs', () => {
    for (const patch of [{ eta: 0.1 }, { costIntoTheta: true, beta: 0.1 }] as const) {
      const pair = twins('contest', { ...contest, ...patch });
      pair.run(600);
      expect(pair.shrunk.workShare()).toBe(1);
    }
  });
});
