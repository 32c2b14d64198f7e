import { describe, expect, it } from 'vitest';
import { distanceFrom, layerEnd, sampleLayer } from '../game/frozen/sample.ts';
import { potentialChange } from '../game/frozen/potentialChange.ts';
import { inDoublePrecision, type FrozenGameAt, pricesIn } from '../game/frozen/types.ts';
import type { Analyst } from './analyst.ts';
import { createAnalysisMonitor } from './analysisMonitor.ts';

/** One player whose s follows the step. */
const gameAt = (step: number): FrozenGameAt => ({
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
function world(costMs = 0, endsMs = 0) {
  let [step, time] = [0, 0];
  let before: { run: number | null; game: FrozenGameAt } | null = null;
  const slept: number[] = [];
  const ended: number[] = [];
  const analyst: Analyst = {
    sample({ run, game, ends, epsilon }) {
      const change =
        before?.run === run
          ? potentialChange(inDoublePrecision(before.game), inDoublePrecision(game))
          : null;
      before = { run, game };
      const doubled = inDoublePrecision(game);
      const { layers } = doubled;
      if (ends) {
        ended.push(time);
        time += endsMs;
      }
      const reached = layers.map((layer, l) => layerEnd(pricesIn(game, l), layer));
      return Promise.resolve({
        ...{ game, change },
        layers: layers.map((layer, l) => sampleLayer(pricesIn(game, l), layer)),
        ends: ends ? reached : null,
        distances: layers.map(({ participation }, l) =>
          distanceFrom(reached[l].equilibrium, participation, epsilon),
        ),
      });
    },
    analysis: () => Promise.reject(new Error('Nobody asks for it here.')),
  };
  const monitor = createAnalysisMonitor({
    client: {
      freeze: () => {
        step++;
        const answer = { type: 'frozen', run: 0, request: 0, step, game: gameAt(step), costMs };
        return Promise.resolve(answer as never);
      },
    },
    analyst,
    epsilon: () => 0.01,
    onSample: () => undefined,
    now: () => time,
    sleep: (ms) => {
      slept.push(ms);
      time += ms;
      return Promise.resolve();
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { monitor, slept, ended, settle };
}

describe('samples at the frozen game', () => {
  it('are taken only while somebody watches and something has changed', async () => {
    const { monitor, settle } = world();
    monitor.markChanged();
    await settle();
    expect(monitor.latest).toBeNull();
    const stop = monitor.watch();
    await settle();
    expect(monitor.latest?.step).toBe(1);
    await settle();
    expect(monitor.past).toHaveLength(1);
    monitor.markChanged();
    await settle();
    const { step } = monitor.latest!;
    expect(step).toBeGreaterThan(1);
    stop();
    monitor.markChanged();
    await settle();
    expect(monitor.latest!.step).toBe(step);
  });

  it('come at most ten a second, and take at most a twelfth of the training’s time', async () => {
    const cheap = world(1);
    cheap.monitor.watch();
    await cheap.settle();
    expect(cheap.slept).toEqual([100]);
    const dear = world(20);
    dear.monitor.watch();
    await dear.settle();
    expect(dear.slept).toEqual([250]);
  });

  it('work out where the game ends once a second, and at rest for the last sample', async () => {
    const { monitor, ended, settle } = world();
    monitor.watch();
    for (let sample = 0; sample < 12; sample++) {
      monitor.markChanged();
      await settle();
    }
    ended.slice(1).forEach((at, i) => expect(at - ended[i]).toBeGreaterThanOrEqual(1000));
    for (let turn = 0; turn < 30; turn++) await settle();
    expect(monitor.latest?.ends.step).toBe(monitor.latest?.step);
    const samples = monitor.past.length;
    for (let turn = 0; turn < 30; turn++) await settle();
    expect(monitor.past).toHaveLength(samples);
  });

  it('work out where the game ends for a quarter of the time at most', async () => {
    const { monitor, ended, settle } = world(0, 900);
    monitor.watch();
    for (let sample = 0; sample < 120; sample++) {
      monitor.markChanged();
      await settle();
    }
    expect(ended.length).toBeGreaterThan(2);
    ended.slice(1).forEach((at, i) => expect(at - ended[i]).toBeGreaterThanOrEqual(3600));
  });

  it('forget the run before', async () => {
    const { monitor, settle } = world();
    monitor.watch();
    await settle();
    monitor.restart(0);
    expect(monitor.latest).toBeNull();
    await settle();
    expect(monitor.past).toHaveLength(1);
    expect(monitor.past[0].change).toBeNull();
  });

  it('are there for a run that began while the one before was looked at, and then rests', async () => {
    const { monitor, settle } = world();
    monitor.watch();
    monitor.restart(0);
    for (let turn = 0; turn < 5; turn++) await settle();
    expect(monitor.latest).not.toBeNull();
  });

  it('keep a bounded past whose changes still add up', async () => {
    const { monitor, settle } = world();
    monitor.watch();
    for (let sample = 0; sample < 1500; sample++) {
      monitor.markChanged();
      await settle();
    }
    const { past } = monitor;
    expect(past.length).toBeLessThanOrEqual(1024);
    const moved = past.slice(1).reduce((sum, { change }) => sum + change!.byPlayers, 0);
    expect(moved).toBeCloseTo(past[past.length - 1].potential - past[0].potential, 9);
  });
});
