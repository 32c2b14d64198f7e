/** Weights of a neuron that are put elsewhere by hand, by every route that runs in Node. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, measure, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { denseModel } from '../model/dense.ts';
import type { RunSpec } from '../spec/spec.ts';
import { createTrainer } from './createTrainer.ts';
import type { NeuronWeights } from './neuronWeights.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import type { Trainer } from './trainer.ts';

const kinds = ['neuron', 'weight'] as const;
const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 200);
const random = lcg(3);

/** Numbers that float32 has. */
const somewhere = (layer: number, neuron: number): NeuronWeights => ({
  ...{ layer, neuron, bias: Math.fround(random()) },
  kernel: Float32Array.from({ length: SMALL_NET[layer]! }, () => 1.4 * random() - 0.7),
});

const everywhere = nodeRoutes.flatMap((name) => kinds.map((kind) => [kind, name] as const));

describe.each(everywhere)('where %ss play, by %s', (kind, name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  function trained(steps: number, patch: Partial<RunSpec> = {}): Trainer {
    const spec = { ...busySpec('contest', {}), granularity: kind, ...patch };
    const trainer = createTrainer({
      ...{ model: denseModel(SMALL_NET), spec, ...route },
      data: { train, ...MNIST_PIXELS },
    });
    for (let t = 0; t < steps; t++) trainer.step(Uint32Array.of(t, t + 1, t + 2), spec, 0.06);
    return trainer;
  }

  it('its weights are those to the bit, and nothing else has moved', async () => {
    const trainer = trained(20);
    const [before, players] = [await trainer.readWeights(), await trainer.readPlayers()];
    const { tensors } = trainer.memory();
    const put = somewhere(1, 5);
    trainer.writeNeuron(put);
    const after = await trainer.readWeights();
    const expected = before.map(({ kernel, bias, outputCount, ...sizes }, layer) => ({
      ...{ ...sizes, outputCount },
      kernel: kernel.map((own, at) =>
        layer === 1 && at % outputCount === 5 ? put.kernel[Math.floor(at / outputCount)]! : own,
      ),
      bias: bias.map((own, at) => (layer === 1 && at === 5 ? put.bias : own)),
    }));
    expect(after).toEqual(expected);
    const { participation, benefit } = await trainer.readPlayers();
    expect({ participation, benefit }).toEqual({
      participation: players.participation,
      benefit: players.benefit,
    });
    expect(trainer.memory().tensors).toBe(tensors);
    trainer.dispose();
  });

  it('goes on from there as the reference does', async () => {
    const found = await measure({
      network: SMALL_NET,
      backend: route.backend,
      compiled: route.step ?? undefined,
      steps: 30,
      spec: { ...busySpec('contest', { costIntoTheta: true }), granularity: kind },
      rewritten: {
        0: [somewhere(0, 0)],
        10: [somewhere(0, 11), somewhere(1, 2), somewhere(2, 3)],
        11: [somewhere(0, 11)],
      },
    });
    const { theta, s, benefit, normSquared, rivalry, loss, participation } = found;
    expect(participation.some((own) => own !== 1)).toBe(true);
    const worst = Math.max(theta, s, benefit, normSquared, rivalry, loss);
    expect(worst, JSON.stringify(found)).toBeLessThanOrEqual(1e-4);
  });

  it('must exist, and read as many numbers', () => {
    const trainer = trained(0);
    expect(() => trainer.writeNeuron(somewhere(0, SMALL_NET[1]))).toThrow(RangeError);
    expect(() => trainer.writeNeuron({ ...somewhere(0, 1), layer: 3 })).toThrow(RangeError);
    expect(() => trainer.writeNeuron({ ...somewhere(0, 1), layer: 1 })).toThrow(RangeError);
    trainer.dispose();
  });
});

it('of a neuron that has left the matrices are those with which it comes back, and it weighs what they do', async () => {
  const { backend, step } = await openRoute('simd');
  const spec: RunSpec = {
    ...busySpec('contest', { beta: 0, eta: 0, gammaWarmup: 0 }),
    granularity: 'neuron',
  };
  const [shrunk, whole] = [true, false].map((shrinks) =>
    createTrainer({
      ...{ model: denseModel(SMALL_NET), spec, backend, step, shrinks },
      data: { train, ...MNIST_PIXELS },
    }),
  ) as [Trainer, Trainer];
  const out = new Float32Array(SMALL_NET[1] + SMALL_NET[2]).fill(NaN).fill(0, 2, 12);
  for (const trainer of [shrunk, whole]) {
    trainer.writeParticipation(out);
    for (let t = 0; t < 260; t++) trainer.step(Uint32Array.of(t % 190, 7), spec, 1);
  }
  expect(shrunk.workShare()).toBeLessThan(1);
  const put = somewhere(0, 7);
  for (const trainer of [shrunk, whole]) trainer.writeNeuron(put);
  const [own, others] = [await shrunk.readPlayers(), await whole.readPlayers()];
  expect(own.normSquared[7]).toBeCloseTo(others.normSquared[7]!, 5);
  expect(await shrunk.readWeights()).toEqual(await whole.readWeights());
  const back = new Float32Array(out.length).fill(NaN).fill(1, 7, 8);
  for (const trainer of [shrunk, whole]) {
    trainer.writeParticipation(back);
    for (let t = 0; t < 5; t++) trainer.step(Uint32Array.of(t, 7), spec, 1);
  }
  expect(await shrunk.readWeights()).toEqual(await whole.readWeights());
  shrunk.dispose();
  whole.dispose();
});
