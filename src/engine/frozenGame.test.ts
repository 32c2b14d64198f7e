/** The game that is read of a run is the one that its players face, whatever kind of players they are. */
import { pricesOfGroup } from '../game/prices.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import { standing } from '../game/frozen/bestResponse.ts';
import { nashGapOf } from '../game/frozen/regret.ts';
import { inDoublePrecision } from '../game/frozen/types.ts';
import { playerCount } from '../game/network.ts';
import type { Change, SpecPatch } from '../spec/spec.ts';
import { denseModel } from '../model/dense.ts';
import { createTrainer } from './createTrainer.ts';
import { readFrozenGame } from './frozenGame.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { createRun, type Run } from './run.ts';
import { openRoute, type NodeRoute } from './test/routes.ts';

const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 200);
const images = { train, trainCount: 200, shardSize: 100, whenCount: () => Promise.resolve() };

describe.each(['neuron', 'weight', 'pixel', 'pixel-neuron'] as const)(
  'the frozen game of a run whose players are of kind %s',
  (granularity) => {
    let route: NodeRoute;
    beforeAll(async () => {
      route = await openRoute('cpu');
    });

    async function played(
      steps: number,
      patch: SpecPatch,
      changes: readonly Change[] = [],
    ): Promise<Run> {
      const spec = { ...busySpec('contest', { granularity }), batchSize: 20, ...patch };
      const { backend, step } = route;
      const trainer = createTrainer({
        ...{ model: denseModel(SMALL_NET), spec, backend, step },
        data: { train, ...MNIST_PIXELS },
      });
      const run = createRun({ trainer, images, spec, changes });
      for (let i = 0; i < steps; i++) await run.advance();
      return run;
    }

    it('has the gains and the norms of the players', async () => {
      const run = await played(5, { beta: 0.4, eta: 0.3 });
      const prices = pricesOfGroup(run.spec, 0, run.feeShare);
      const { layers } = inDoublePrecision(
        await readFrozenGame(run.trainer, run.spec, run.feeShare),
      );
      const columns = await run.trainer.readPlayers();
      run.trainer.layers.forEach(({ first, count }, l) => {
        const at = standing(prices, layers[l]);
        expect(layers[l].participation).toHaveLength(count);
        for (let i = 0; i < count; i++) {
          expect(at.rivalry[i]).toBeCloseTo(columns.rivalry[first + i], 4);
          expect(layers[l].normSquared[i]).toBeCloseTo(columns.normSquared[first + i], 5);
        }
      });
      run.trainer.dispose();
    });

    it('is where “set to equilibrium” leads: nobody could gain by moving alone', async () => {
      for (const prices of [
        { beta: 0.4, eta: 0.3 },
        { beta: 0.2, eta: 0.4 },
        { beta: 0.1, eta: 0.4 },
      ]) {
        const run = await played(5, prices);
        const now = pricesOfGroup(run.spec, 0, run.feeShare);
        run.trainer.writeParticipation(new Float32Array(playerCount(run.trainer.layers)).fill(0.5));
        expect(nashGapOf(await run.trainer.readPlayers(), now)).toBeGreaterThan(1e-3);
        await run.act({ kind: 'setToEquilibrium' });
        expect(nashGapOf(await run.trainer.readPlayers(), now)).toBeLessThan(1e-6);
        run.trainer.dispose();
      }
    });

    it('is jumped to again in a replay, to the same bits', async () => {
      const prices = { beta: 0.1, eta: 0.4, lrS: 0.05 };
      const run = await played(3, prices);
      const log = [await run.act({ kind: 'setToEquilibrium' })];
      await run.advance();
      const replay = await played(4, prices, log);
      expect(await replay.trainer.readPlayers()).toEqual(await run.trainer.readPlayers());
      run.trainer.dispose();
      replay.trainer.dispose();
    });
  },
);
