/** Players that are put elsewhere, by every route that runs in Node. */
import { beforeAll, describe, expect, it } from 'vitest';
import { measure, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import type { RunSpec } from '../spec/spec.ts';
import { createTrainer } from './createTrainer.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { clippedParticipation, placedRuns } from './placing.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import type { Trainer } from './trainer.ts';
import { denseModel } from '../model/dense.ts';

const FIRST = {
  neuron: SMALL_NET[1],
  weight: SMALL_NET[0] * SMALL_NET[1],
};
const playersOf = {
  neuron: SMALL_NET[1] + SMALL_NET[2],
  weight: SMALL_NET.slice(1).reduce((sum, width, l) => sum + SMALL_NET[l] * width, 0),
};
const kinds = ['neuron', 'weight'] as const;
const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 200);

it('are clipped to [0, 1], in a copy', () => {
  const given = Float32Array.of(-1, -0, 0, 0.25, 1, 1.5, Infinity);
  expect([...clippedParticipation(given, 7)]).toEqual([0, 0, 0, 0.25, 1, 1, 1]);
  expect(given[0]).toBe(-1);
});

it('fall into runs of neighbours', () => {
  const told = Float32Array.of(NaN, 0, 1, NaN, NaN, 0.5);
  expect(placedRuns(told)).toEqual([
    [1, 3],
    [5, 6],
  ]);
  expect(placedRuns(new Float32Array(3).fill(NaN))).toEqual([]);
});

const everywhere = nodeRoutes.flatMap((name) => kinds.map((kind) => [kind, name] as const));

describe.each(everywhere)('%ss put elsewhere, by %s', (kind, name) => {
  const players = playersOf[kind];
  /** Everyone somewhere else than before, both ends among the places. */
  const somewhere = Float32Array.from({ length: players }, (_, i) =>
    Math.min(1, ((7 * i) % 11) / 10),
  );
  const contest = { ...busySpec('contest', {}), granularity: kind };
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  function trained(spec: RunSpec, steps: number): Trainer {
    const { backend, step } = route;
    const trainer = createTrainer({
      ...{ model: denseModel(SMALL_NET), spec, backend, step },
      data: { train, ...MNIST_PIXELS },
    });
    for (let t = 0; t < steps; t++) trainer.step(Uint32Array.of(t, t + 1, t + 2), spec, 0.06);
    return trainer;
  }

  it('are exactly where they were put, and nothing else has moved', async () => {
    const trainer = trained(contest, 20);
    const [before, weights] = [await trainer.readPlayers(), await trainer.readWeights()];
    const { tensors } = trainer.memory();
    trainer.writeParticipation(somewhere);
    const { participation, benefit, normSquared, loss } = await trainer.readPlayers();
    expect(participation).toEqual(somewhere);
    expect({ benefit, normSquared, loss }).toEqual({
      benefit: before.benefit,
      normSquared: before.normSquared,
      loss: before.loss,
    });
    expect(await trainer.readWeights()).toEqual(weights);
    expect(trainer.memory().tensors).toBe(tensors);
    trainer.dispose();
  });

  it('keep the array apart from the one that was given', async () => {
    const trainer = trained(contest, 1);
    const given = somewhere.slice();
    trainer.writeParticipation(given);
    given.fill(0);
    expect((await trainer.readPlayers()).participation).toEqual(somewhere);
    trainer.dispose();
  });

  it('leaves alone whom it is told nothing about', async () => {
    const trainer = trained(contest, 20);
    const before = (await trainer.readPlayers()).participation.slice();
    const told = new Float32Array(players).fill(NaN);
    [told[0], told[FIRST[kind] - 1], told[FIRST[kind]], told[players - 1]] = [0.25, 0, 1, 0.5];
    trainer.writeParticipation(told);
    const after = (await trainer.readPlayers()).participation;
    expect(after).toEqual(before.map((s, i) => (Number.isNaN(told[i]) ? s : told[i])));
    trainer.dispose();
  });

  it('must be as many as there are', () => {
    const trainer = trained(contest, 0);
    expect(() => trainer.writeParticipation(new Float32Array(players + 1))).toThrow(RangeError);
    trainer.dispose();
  });

  it.each(['projected', 'proximal', 'bestResponse', 'adam'] as const)(
    'go on from there as the reference does, s by %s',
    async (dynamics) => {
      const zero = new Float32Array(players);
      const differences = await measure({
        network: SMALL_NET,
        backend: route.backend,
        compiled: route.step ?? undefined,
        steps: 45,
        spec: { ...busySpec('contest', { dynamics, costIntoTheta: true }), granularity: kind },
        // Before the first step, after some, twice in a row, and out of nothing.
        jumps: { 0: somewhere.map((s) => 1 - s), 10: somewhere, 20: zero, 21: somewhere, 40: zero },
      });
      const { theta, s, benefit, normSquared, rivalry, loss } = differences;
      const worst = Math.max(theta, s, benefit, normSquared, rivalry, loss);
      expect(worst, JSON.stringify(differences)).toBeLessThanOrEqual(1e-4);
    },
  );
});
