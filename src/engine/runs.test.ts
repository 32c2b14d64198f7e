/** Runs that advance together are what they are alone: images, fees, replayed changes, everything. */
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import { createGames, createTrainer } from './createTrainer.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { createRun } from './run.ts';
import { createRuns } from './runs.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import { playerId } from '../game/players.ts';
import { denseModel } from '../model/dense.ts';

const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 190);
const images = { train, trainCount: 190, shardSize: 100, whenCount: () => Promise.resolve() };
const data = { train, ...MNIST_PIXELS };
/** The last of the ten steps of an epoch has 10 images, the others 20. */
const STEPS = 23;

const spec = (...[reading, patch]: Parameters<typeof busySpec>): RunSpec => ({
  ...busySpec(reading, patch),
  batchSize: 20,
});

const runs: { readonly spec: RunSpec; readonly changes: readonly Change[] }[] = [
  { spec: spec('contest', { gammaWarmup: 2, gamma: 0.4 }), changes: [] },
  { spec: spec('contest', { optimizer: 'sgd', seed: 7 }), changes: [] },
  {
    spec: spec('printed-adam', { dynamics: 'bestResponse', initialisation: 'he' }),
    changes: [
      { step: 3, patch: { gamma: 0.01, lrTheta: 0.01 } },
      { step: 5, patch: {}, act: { kind: 'pin', player: playerId(2), participation: 0.3 } },
      { step: 9, patch: { freezeTheta: true } },
      { step: 15, patch: {}, act: { kind: 'release', player: playerId(2) } },
    ],
  },
  {
    spec: spec('saliency', { optimizer: 'momentum', inputNormalisation: 'standard' }),
    changes: [],
  },
  { spec: spec('contest', { seed: 7, eta: 0.2 }), changes: [{ step: 21, patch: { eta: 0 } }] },
];

describe.each(nodeRoutes.filter((name) => name !== 'relaxed'))('runs by %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  it('go together as alone, bit for bit', async () => {
    const shared = { model: denseModel(SMALL_NET), data, ...route };
    const games = createGames({ ...shared, specs: runs.map((run) => run.spec) });
    const together = createRuns({ games, images, runs });
    const begun: Change[][] = runs.map(() => []);
    for (let step = 0; step < STEPS; step++) {
      (await together.advance()).forEach((due, k) => begun[k].push(...due));
    }
    expect(together.step).toBe(STEPS);
    expect(begun).toEqual(runs.map(({ changes }) => changes));
    for (const [k, run] of runs.entries()) {
      const trainer = createTrainer({ ...shared, spec: run.spec });
      const alone = createRun({ trainer, images, ...run });
      for (let step = 0; step < STEPS; step++) await alone.advance();
      const [schedule, game] = [together.schedules[k], games.games[k]];
      expect([schedule.spec, schedule.epoch, schedule.feeShare]).toEqual([
        alone.spec,
        alone.epoch,
        alone.feeShare,
      ]);
      expect(await game.readPlayers(), `run ${k}`).toEqual(await trainer.readPlayers());
      expect(await game.readWeights(), `run ${k}`).toEqual(await trainer.readWeights());
      expect(await game.evaluate(train, 0.1)).toEqual(await trainer.evaluate(train, 0.1));
      trainer.dispose();
    }
    games.dispose();
  });

  it('must agree in their batch size', () => {
    const specs = [20, 30].map((batchSize) => ({ ...runs[0].spec, batchSize }));
    expect(() => createGames({ model: denseModel(SMALL_NET), data, ...route, specs })).toThrow(
      'batch size',
    );
  });
});
