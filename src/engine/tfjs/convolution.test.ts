/** Convolutions and pooling, and who plays in them, against the Float64 reference of test/reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  lcg,
  measure,
  modelFrom,
  syntheticImages,
  type Differences,
} from '../../../test/reference/agreement.ts';
import {
  busySpec,
  combinations,
  describeSpec,
  weightSpec,
  readings,
} from '../../../test/reference/cases.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import { parameters } from '../../spec/parameters.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { chooseBackend, type BackendName } from '../backends.ts';
import { createTrainer } from '../createTrainer.ts';
import type { Trainer } from '../trainer.ts';
import { tfjsMemory } from './tfjsTrainer.ts';

const TOLERANCE = 1e-4;
const NETS = [
  '6x5x1 c3k3s p2 c4k2 d5 d3',
  '5x6x1 c3k2 tanh p2 c3k3s leaky d4 tanh d3',
  '5x5x1 p2 c3k1 relu c3k2 d3',
];
const scales = parameters.benefitScale.options.map(({ value }) => value);

/** Every dynamics × every optimizer, each with one of both ways of costs. */
const taken = combinations('contest').filter((_, at) => at % 2 === Math.floor(at / 2) % 2);

const worst = ({ theta, s, benefit, normSquared, rivalry, loss }: Differences): number =>
  Math.max(theta, s, benefit, normSquared, rivalry, loss);

describe.each(['wasm', 'cpu'] satisfies BackendName[])('on %s', (backend) => {
  beforeAll(() => chooseBackend({ wanted: backend }));

  // Costs into θ, interpretations, scales and nets are taken in turn.
  it.each(['filter', 'weight'] as const)(
    '%ss agree with the reference within 1e-4 after 50 steps, by every rule and optimizer',
    async (granularity) => {
      const moved: number[] = [];
      for (const [at, { dynamics, optimizer, costIntoTheta }] of taken.entries()) {
        const reading = readings[at % readings.length];
        const benefitScale = scales[at % scales.length];
        const patch = { dynamics, optimizer, costIntoTheta, granularity, benefitScale };
        const spec = (granularity === 'weight' ? weightSpec : busySpec)(reading, patch);
        const network = NETS[at % NETS.length];
        const told = await measure({ network, backend, steps: 50, spec });
        expect(worst(told), `${network}: ${describeSpec(spec)}`).toBeLessThanOrEqual(TOLERANCE);
        moved.push(...told.participation);
      }
      expect(moved).toContain(0);
      expect(moved).toContain(1);
      expect(moved.some((s) => s > 0 && s < 1)).toBe(true);
    },
    30_000,
  );
});

describe.each(['wasm', 'cpu'] satisfies BackendName[])('a convolutional net on %s', (backend) => {
  const network = '6x5x1 c3k3s p2 c4k2 d5 d3';
  const train = syntheticImages(30, 3, 100);
  const trainerOf = (spec: RunSpec): Trainer =>
    createTrainer({
      ...{ model: modelFrom(network), spec, backend },
      data: { train, ...MNIST_PIXELS },
    });

  function advance(trainer: Trainer, spec: RunSpec, from: number, until: number): void {
    for (let step = from; step < until; step++) {
      const random = lcg(step);
      const images = Uint32Array.from({ length: 16 }, () => Math.floor(random() * train.count));
      trainer.step(images, spec, 1);
    }
  }

  const everything = async (trainer: Trainer) => ({
    players: await trainer.readPlayers(),
    weights: await trainer.readWeights(),
    evaluation: await trainer.evaluate(train, 0.3),
  });

  beforeAll(() => chooseBackend({ wanted: backend }));

  it.each(['filter', 'weight'] as const)(
    'goes on from a checkpoint to the same bits, and gives back all it holds: %ss play',
    async (granularity) => {
      const spec = busySpec('contest', { granularity, optimizer: 'momentum' });
      const before = tfjsMemory();
      const first = trainerOf(spec);
      advance(first, spec, 0, 10);
      const kept = await first.save();
      advance(first, spec, 10, 20);
      const again = trainerOf(spec);
      again.restore(kept);
      advance(again, spec, 10, 20);
      expect(await everything(again)).toEqual(await everything(first));
      again.dispose();
      first.dispose();
      expect(tfjsMemory()).toEqual(before);
    },
  );

  it('counts right answers as one that classifies image by image would', async () => {
    const spec = busySpec('contest', { granularity: 'filter' });
    const trainer = trainerOf(spec);
    advance(trainer, spec, 0, 20);
    const single = async (image: number) => {
      const values = train.values.subarray(image * 30, (image + 1) * 30);
      const labels = train.labels.subarray(image, image + 1);
      const { accuracy } = await trainer.evaluate({ ...train, values, labels, count: 1 }, 0.3);
      return accuracy;
    };
    let right = 0;
    for (let image = 0; image < train.count; image++) right += await single(image);
    const { accuracy } = await trainer.evaluate(train, 0.3);
    trainer.dispose();
    expect(accuracy).toBeCloseTo(right / train.count, 6);
  });
});
