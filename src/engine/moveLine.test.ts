/** A line that is moved by hand in a plane of points: an act like any other, by every route that runs in Node. */
import { beforeAll, describe, expect, it } from 'vitest';
import { dataSetOf } from '../data/rows.ts';
import type { Intervention } from '../game/interventions.ts';
import { playerId } from '../game/players.ts';
import { modelOf } from '../spec/network.ts';
import { defaultSpec, type Change, type RunSpec } from '../spec/spec.ts';
import type { RunCheckpoint } from './checkpoint.ts';
import { createTrainer } from './createTrainer.ts';
import { readCheckpoint } from './readCheckpoint.ts';
import { createRun, type Run } from './run.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';

const spec: RunSpec = {
  ...defaultSpec,
  ...{ data: 'spiral', network: '2-8-6-2', batchSize: 20, gamma: 4, gammaWarmup: 0, lrS: 0.01 },
};
const dataSet = dataSetOf(spec);
if (dataSet.source.kind !== 'drawn') throw new Error('It is not drawn.');
const train = { ...dataSet.source.draw('train', 200), imageSize: 2, count: 200 };
const images = { train, trainCount: 200, shardSize: 200, whenCount: () => Promise.resolve() };

const moved = (player: number, ...line: number[]): Intervention => ({
  ...{ kind: 'moveLine', player: playerId(player) },
  ...{ weights: line.slice(0, -1), bias: line.at(-1)! },
});

describe.each(nodeRoutes.filter((name) => name !== 'relaxed'))('a line moved, by %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  function runOf(changes: readonly Change[] = [], from?: RunCheckpoint): Run {
    const trainer = createTrainer({
      ...{ model: modelOf(spec), spec, ...route },
      data: { train, pixelMean: 0, pixelStd: 1 },
    });
    return createRun({ trainer, images, spec, changes, from });
  }

  async function advance(run: Run, steps: number): Promise<void> {
    for (let i = 0; i < steps; i++) await run.advance();
  }

  const stateOf = async ({ trainer }: Run) => ({
    players: await trainer.readPlayers(),
    weights: await trainer.readWeights(),
  });

  it('lies where it was put, and the others where they were', async () => {
    const run = runOf();
    await advance(run, 4);
    const [before] = await run.trainer.readWeights();
    expect(await run.act(moved(5, 0.5, -1.25, 0.1))).toMatchObject({ step: 4, patch: {} });
    const [after] = await run.trainer.readWeights();
    const { kernel, bias } = before!;
    kernel.set([0.5], 5);
    kernel.set([-1.25], 8 + 5);
    bias.set([0.1], 5);
    expect(after).toEqual(before);
    run.trainer.dispose();
  });

  it('of somebody who has none, or in other numbers, changes nothing', async () => {
    const run = runOf();
    await advance(run, 2);
    const before = await stateOf(run);
    // Of the second layer, of nobody, and of a plane with more than x and y.
    for (const act of [moved(9, 1, 1, 0), moved(99, 1, 1, 0), moved(3, 1, 1, 1, 0)])
      await run.act(act);
    expect(await stateOf(run)).toEqual(before);
    run.trainer.dispose();
  });

  it('is replayed from the log, and from a checkpoint before or after it, to the same bits', async () => {
    const log: Change[] = [];
    const run = runOf();
    const kept: RunCheckpoint[] = [];
    const acts: Record<number, Intervention> = {
      0: moved(0, 2, 1, -0.5),
      6: moved(3, -1, 0.5, 0.25),
      7: moved(3, -1, 0.5, 0.3),
    };
    for (let step = 0; step < 12; step++) {
      if (acts[step]) {
        kept.push(readCheckpoint(structuredClone(await run.save())));
        log.push(await run.act(acts[step]!));
        kept.push(readCheckpoint(structuredClone(await run.save())));
      }
      await run.advance();
    }
    const end = await stateOf(run);
    for (const from of [undefined, ...kept]) {
      const again = runOf(log, from);
      await advance(again, 12 - again.step);
      expect(await stateOf(again)).toEqual(end);
      again.trainer.dispose();
    }
    expect(await stateOf(runOf([]))).not.toEqual(end);
    run.trainer.dispose();
  });
});
