/** What networks of other blocks than dense ones with ReLU do besides agreeing (combinations.test.ts). */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, modelFrom, syntheticImages } from '../../../test/reference/agreement.ts';
import { busySpec } from '../../../test/reference/cases.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { chooseBackend } from '../backends.ts';
import { createTrainer } from '../createTrainer.ts';
import type { Trainer } from '../trainer.ts';
import { tfjsMemory } from './tfjsTrainer.ts';

const train = syntheticImages(20, 4, 200);
const network = '20 tanh d12 leaky d8 d6 tanh relu d4';

const trainerOf = (spec: RunSpec, text = network): Trainer =>
  createTrainer({
    ...{ model: modelFrom(text), spec, backend: 'wasm' },
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

beforeAll(() => chooseBackend({ wanted: 'wasm' }));

describe('a network written block by block', () => {
  it.each(['neuron', 'weight', 'pixel-neuron'] as const)(
    'goes on from a checkpoint to the same bits, and gives back all it holds: %ss play',
    async (granularity) => {
      const spec = busySpec('contest', { granularity, optimizer: 'momentum' });
      const before = tfjsMemory();
      const first = trainerOf(spec);
      advance(first, spec, 0, 20);
      const kept = await first.save();
      advance(first, spec, 20, 40);
      const again = trainerOf(spec);
      again.restore(kept);
      advance(again, spec, 20, 40);
      expect(await everything(again)).toEqual(await everything(first));
      again.dispose();
      first.dispose();
      expect(tfjsMemory()).toEqual(before);
    },
  );

  it('goes on from no checkpoint of a network with other layers', async () => {
    const spec = busySpec('contest', {});
    const [one, other] = [trainerOf(spec), trainerOf(spec, '20 tanh d12 leaky d8 d7 relu d4')];
    const kept = await other.save();
    expect(() => one.restore(kept)).toThrow(
      'is of a net of 20-12-8-7-4 units; this run’s has 20-12-8-6-4',
    );
    one.dispose();
    other.dispose();
  });
});

it.each([
  ['relu', false],
  ['leaky', true],
  ['tanh', true],
])('whether %s lets a gradient through to a gate at 0: %s', async (activation, passes) => {
  const measured = { benefitMemory: 0, benefitScale: 'absolute', benefitSign: 'saliency' } as const;
  const still = { ...busySpec('descent-s', measured), lrS: 0, lrTheta: 0 };
  const trainer = trainerOf(still, `20 d12 ${activation} d4`);
  trainer.writeParticipation(new Float32Array(12));
  advance(trainer, still, 0, 1);
  const { benefit } = await trainer.readPlayers();
  trainer.dispose();
  expect(benefit.some((b) => b > 0)).toBe(passes);
});
