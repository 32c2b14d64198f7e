import { describe, expect, it } from 'vitest';
import { layerEnd, layerStanding } from '../game/frozen/analysis.ts';
import { potentialChange } from '../game/frozen/potentialChange.ts';
import { inDoublePrecision, type FrozenReading } from '../game/frozen/types.ts';
import type { Analyst } from './analyst.ts';
import { createStandings } from './standings.ts';

/** One player whose s follows the step. */
const gameAt = (step: number): FrozenReading => ({
  ...{ alpha: 1, beta: 0, gamma: 0, eta: 0 },
  layers: [
    {
      marginalBenefit: Float32Array.of(2),
      normSquared: Float32Array.of(1),
      gram: Float32Array.of(1),
      participation: Float32Array.of(step / 10_000),
    },
  ],
});

/** A run that makes a step whenever it is looked at, and the analyst's own mathematics without its thread. */
function world(costMs = 0) {
  let [step, time] = [0, 0];
  let before: { run: number | null; game: FrozenReading } | null = null;
  const slept: number[] = [];
  const ended: number[] = [];
  const analyst: Analyst = {
    work(run, game, ends) {
      const change =
        before?.run === run
          ? potentialChange(inDoublePrecision(before.game), inDoublePrecision(game))
          : null;
      before = { run, game };
      const doubled = inDoublePrecision(game);
      const { layers } = doubled;
      if (ends) ended.push(time);
      return Promise.resolve({
        ...{ request: 0, game, change },
        standings: layers.map((layer) => layerStanding(game, layer)),
        ends: ends ? layers.map((layer) => layerEnd(game, layer)) : null,
      });
    },
  };
  const standings = createStandings({
    client: {
      freeze: () => {
        step++;
        const answer = { type: 'frozen', run: 0, request: 0, step, game: gameAt(step), costMs };
        return Promise.resolve(answer as never);
      },
    },
    analyst,
    onLook: () => undefined,
    now: () => time,
    sleep: (ms) => {
      slept.push(ms);
      time += ms;
      return Promise.resolve();
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { standings, slept, ended, settle };
}

describe('looks at the frozen game', () => {
  it('are taken only while somebody watches and something has changed', async () => {
    const { standings, settle } = world();
    standings.markChanged();
    await settle();
    expect(standings.latest).toBeNull();
    const stop = standings.watch();
    await settle();
    expect(standings.latest?.step).toBe(1);
    await settle();
    expect(standings.past).toHaveLength(1);
    standings.markChanged();
    await settle();
    const { step } = standings.latest!;
    expect(step).toBeGreaterThan(1);
    stop();
    standings.markChanged();
    await settle();
    expect(standings.latest!.step).toBe(step);
  });

  it('come at most ten a second, and take at most a twelfth of the training’s time', async () => {
    const cheap = world(1);
    cheap.standings.watch();
    await cheap.settle();
    expect(cheap.slept).toEqual([100]);
    const dear = world(20);
    dear.standings.watch();
    await dear.settle();
    expect(dear.slept).toEqual([250]);
  });

  it('work out where the game ends once a second, and at rest for the last look', async () => {
    const { standings, ended, settle } = world();
    standings.watch();
    for (let look = 0; look < 12; look++) {
      standings.markChanged();
      await settle();
    }
    ended.slice(1).forEach((at, i) => expect(at - ended[i]).toBeGreaterThanOrEqual(1000));
    for (let turn = 0; turn < 30; turn++) await settle();
    expect(standings.latest?.ends.step).toBe(standings.latest?.step);
    const looks = standings.past.length;
    for (let turn = 0; turn < 30; turn++) await settle();
    expect(standings.past).toHaveLength(looks);
  });

  it('forget the run before', async () => {
    const { standings, settle } = world();
    standings.watch();
    await settle();
    standings.restart(0);
    expect(standings.latest).toBeNull();
    await settle();
    expect(standings.past).toHaveLength(1);
    expect(standings.past[0].change).toBeNull();
  });

  it('are there for a run that began while the one before was looked at, and then rests', async () => {
    const { standings, settle } = world();
    standings.watch();
    standings.restart(0);
    for (let turn = 0; turn < 5; turn++) await settle();
    expect(standings.latest).not.toBeNull();
  });

  it('keep a bounded past whose changes still add up', async () => {
    const { standings, settle } = world();
    standings.watch();
    for (let look = 0; look < 1500; look++) {
      standings.markChanged();
      await settle();
    }
    const { past } = standings;
    expect(past.length).toBeLessThanOrEqual(1024);
    const moved = past.slice(1).reduce((sum, { change }) => sum + change!.byPlayers, 0);
    expect(moved).toBeCloseTo(past[past.length - 1].potential - past[0].potential, 9);
  });
});
