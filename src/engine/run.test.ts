/** What the visitor does to players and to the run, by the trainer that the tests' machines all have. */
import { pricesOfGroup } from '../game/prices.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import type { Intervention } from '../game/interventions.ts';
import { equilibrium } from '../game/frozen/equilibrium.ts';
import { nashGapOf } from '../game/frozen/regret.ts';
import { inDoublePrecision } from '../game/frozen/types.ts';
import type { Change, SpecPatch } from '../spec/spec.ts';
import { createTrainer } from './createTrainer.ts';
import { thetaRateAt } from '../game/schedule.ts';
import type { RunCheckpoint } from './checkpoint.ts';
import { readFrozenGame } from './frozenGame.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { createRun, type Run } from './run.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import { playerId } from '../game/players.ts';
import { denseModel } from '../model/dense.ts';

const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 200);
const images = { train, trainCount: 200, shardSize: 100, whenCount: () => Promise.resolve() };

describe.each(nodeRoutes.filter((name) => name !== 'relaxed'))('a run by %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  function runOf(patch: SpecPatch, changes: readonly Change[] = [], from?: RunCheckpoint): Run {
    const spec = { ...busySpec('contest', {}), batchSize: 20, ...patch };
    const { backend, step } = route;
    const trainer = createTrainer({
      ...{ model: denseModel(SMALL_NET), spec, backend, step },
      data: { train, ...MNIST_PIXELS },
    });
    return createRun({ trainer, images, spec, changes, from });
  }

  async function advance(run: Run, steps: number): Promise<void> {
    for (let i = 0; i < steps; i++) await run.advance();
  }

  it('holds a player through every step until it is released', async () => {
    const run = runOf({ lrS: 0.05 });
    await run.act({ kind: 'pin', player: playerId(1), participation: 0.5 });
    for (let step = 0; step < 12; step++) {
      await run.advance();
      expect((await run.trainer.readPlayers()).participation[1]).toBe(0.5);
    }
    await run.act({ kind: 'release', player: playerId(1) });
    await run.advance();
    expect((await run.trainer.readPlayers()).participation[1]).not.toBe(0.5);
    run.trainer.dispose();
  });

  it('places a player once', async () => {
    const run = runOf({ lrS: 0.05 });
    await advance(run, 3);
    const before = (await run.trainer.readPlayers()).participation.slice();
    await run.act({ kind: 'set', player: playerId(2), participation: 0.25 });
    const placed = (await run.trainer.readPlayers()).participation;
    expect(placed).toEqual(before.map((s, i) => (i === 2 ? 0.25 : s)));
    run.trainer.dispose();
  });

  it('jumps to the equilibrium of the frozen game: nobody could gain by moving alone', async () => {
    const run = runOf({ beta: 0.4, eta: 0.3 });
    await advance(run, 5);
    const prices = pricesOfGroup(run.spec, 0, run.feeShare);
    const before = inDoublePrecision(await readFrozenGame(run.trainer, run.spec, run.feeShare));
    expect(nashGapOf(await run.trainer.readPlayers(), prices)).toBeGreaterThan(1e-3);
    await run.act({ kind: 'setToEquilibrium' });
    const after = await run.trainer.readPlayers();
    expect(nashGapOf(after, prices)).toBeLessThan(1e-6);
    run.trainer.layers.forEach(({ first, count }, l) => {
      const expected = equilibrium(prices, before.layers[l]).participation;
      expect(after.participation.subarray(first, first + count)).toEqual(
        Float32Array.from(expected),
      );
    });
    run.trainer.dispose();
  });

  it('freezes the weights bit for bit while the players play, and the other way round', async () => {
    const run = runOf({ lrS: 0.05 });
    await advance(run, 3);
    run.patch({ freezeTheta: true });
    const [weights, start] = [await run.trainer.readWeights(), await run.trainer.readPlayers()];
    await advance(run, 5);
    expect(await run.trainer.readWeights()).toEqual(weights);
    const moved = await run.trainer.readPlayers();
    expect(moved.participation).not.toEqual(start.participation);
    run.patch({ freezeTheta: false, freezeS: true });
    await advance(run, 5);
    expect((await run.trainer.readPlayers()).participation).toEqual(moved.participation);
    expect(await run.trainer.readWeights()).not.toEqual(weights);
    run.trainer.dispose();
  });

  it('replays what was done from its log, bit for bit', async () => {
    const log: Change[] = [];
    const run = runOf({ lrS: 0.05, beta: 0.2, eta: 0.1 });
    const acts: Record<number, Intervention> = {
      2: { kind: 'pin', player: playerId(0), participation: 0 },
      4: { kind: 'set', player: playerId(3), participation: 1 },
      6: { kind: 'setToEquilibrium' },
      8: { kind: 'release', player: playerId(0) },
    };
    for (let step = 0; step < 14; step++) {
      if (acts[step]) log.push(await run.act(acts[step]));
      if (step === 10) log.push(run.patch({ freezeTheta: true }));
      await run.advance();
    }
    const replay = runOf({ lrS: 0.05, beta: 0.2, eta: 0.1 }, log);
    await advance(replay, 14);
    expect(await replay.trainer.readPlayers()).toEqual(await run.trainer.readPlayers());
    expect(await replay.trainer.readWeights()).toEqual(await run.trainer.readWeights());
    run.trainer.dispose();
    replay.trainer.dispose();
  });

  it('lowers the rate of θ along the cosine as a hand would at every step, bit for bit', async () => {
    const cosine = { lrThetaSchedule: 'cosine', epochs: 3 } as const;
    const [own, byHand] = [runOf(cosine), runOf({ epochs: 3 })];
    const { lrTheta } = own.spec;
    for (let step = 0; step < 2 * own.stepsPerEpoch + 3; step++) {
      byHand.patch({ lrTheta: thetaRateAt({ ...cosine, lrTheta }, step / own.stepsPerEpoch) });
      await own.advance();
      await byHand.advance();
    }
    expect(own.spec.lrTheta).toBe(lrTheta);
    expect(await own.trainer.readWeights()).toEqual(await byHand.trainer.readWeights());
    own.trainer.dispose();
    byHand.trainer.dispose();
  });

  describe('whose game ends', () => {
    const ending = { gameEnds: 2, epsilon: 0.6, lrS: 0.03, gamma: 3 } as const;

    it('puts those below ε to 0, leaves the others, and goes on learning, whatever the prices', async () => {
      const run = runOf(ending);
      await advance(run, 2 * run.stepsPerEpoch);
      const before = (await run.trainer.readPlayers()).participation.slice();
      const out = before.filter((s) => s < ending.epsilon);
      expect(out.some((s) => s > 0) && out.length < before.length).toBe(true);
      const [weights] = await run.trainer.readWeights();
      run.patch({ gamma: 50 });
      await advance(run, run.stepsPerEpoch);
      const after = (await run.trainer.readPlayers()).participation;
      expect(after).toEqual(before.map((s) => (s < ending.epsilon ? 0 : s)));
      expect((await run.trainer.readWeights())[0].kernel).not.toEqual(weights.kernel);
      run.trainer.dispose();
    });

    it('goes on from a checkpoint of before or after the end to the same bits', async () => {
      const whole = runOf(ending);
      const end = 2 * whole.stepsPerEpoch;
      for (const kept of [end - 1, end, end + 1]) {
        const run = runOf(ending);
        await advance(run, kept);
        const later = runOf(ending, [], await run.save());
        await advance(later, end + 3 - kept);
        if (whole.step === 0) await advance(whole, end + 3);
        expect(await later.trainer.readPlayers()).toEqual(await whole.trainer.readPlayers());
        expect(await later.trainer.readWeights()).toEqual(await whole.trainer.readWeights());
        run.trainer.dispose();
        later.trainer.dispose();
      }
      whole.trainer.dispose();
    });

    it('leaves a player that is set afterwards where it is, and keeps one that is pinned', async () => {
      const run = runOf(ending);
      await run.act({ kind: 'pin', player: playerId(1), participation: 0.2 });
      await advance(run, 2 * run.stepsPerEpoch + 1);
      await run.act({ kind: 'set', player: playerId(2), participation: 0.3 });
      await advance(run, 4);
      const { participation } = await run.trainer.readPlayers();
      expect(participation[1]).toBe(Math.fround(0.2));
      expect(participation[2]).toBe(Math.fround(0.3));
      run.trainer.dispose();
    });
  });
});
