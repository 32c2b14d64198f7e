import { describe, expect, it } from 'vitest';
import { playerId } from '../game/players.ts';
import type { EventOf } from './client.ts';
import { createFiguresMonitor } from './figures.ts';

/** A worker that answers when it is told to. */
function world() {
  const asked: { first: number; count: number; answer: (costMs?: number) => Promise<void> }[] = [];
  let [time, step, seen] = [0, 0, 0];
  const sleeping: { until: number; wake: () => void }[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  };
  const monitor = createFiguresMonitor({
    client: {
      figures: (first, count) =>
        new Promise((resolve) => {
          asked.push({
            ...{ first, count },
            async answer(costMs = 0) {
              const figures = { type: 'figures', run: 1, request: 1, step: ++step, first, costMs };
              resolve(figures as unknown as EventOf<'figures'>);
              await settle();
            },
          });
        }),
    },
    onFigures: () => seen++,
    now: () => time,
    sleep: (ms) => new Promise((wake) => sleeping.push({ until: time + ms, wake })),
  });
  return {
    ...{ monitor, asked },
    seen: () => seen,
    async pass(ms: number) {
      time += ms;
      for (const each of sleeping.filter(({ until }) => until <= time)) each.wake();
      await settle();
    },
  };
}

describe('the figures of a stretch of players', () => {
  const stretch = { first: playerId(784), count: 784 };

  it('are asked for only while somebody watches and something has changed', async () => {
    const { monitor, asked, pass, seen } = world();
    monitor.markChanged();
    expect(asked).toHaveLength(0);
    const stop = monitor.watch(stretch);
    expect(asked).toMatchObject([stretch]);
    await asked[0].answer();
    await pass(1000);
    expect(asked).toHaveLength(1);
    expect(seen()).toBe(1);
    monitor.markChanged();
    await pass(0);
    expect(asked).toHaveLength(2);
    await asked[1].answer();
    stop();
    monitor.markChanged();
    await pass(1000);
    expect(asked).toHaveLength(2);
  });

  it('cost the training a small share of its time', async () => {
    const { monitor, asked, pass } = world();
    monitor.watch(stretch);
    monitor.markChanged();
    await asked[0].answer(40);
    monitor.markChanged();
    await pass(500);
    expect(asked).toHaveLength(1);
    await pass(600);
    expect(asked).toHaveLength(2);
  });

  it('of a run that has ended are not those of the next', async () => {
    const { monitor, asked } = world();
    monitor.watch(stretch);
    monitor.restart();
    await asked[0].answer();
    expect(monitor.latest).toBeNull();
  });
});
