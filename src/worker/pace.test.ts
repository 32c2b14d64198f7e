import { describe, expect, it } from 'vitest';
import { createBudget, createYield } from './pace.ts';

describe('giving way', () => {
  it('lets messages in, which waiting for promises alone does not', async () => {
    const giveWay = createYield();
    const { port1, port2 } = new MessageChannel();
    let received = false;
    port1.onmessage = () => (received = true);
    port2.postMessage(null);
    for (let turns = 0; turns < 1000; turns++) await Promise.resolve();
    expect(received).toBe(false);
    // Node reads a thousand messages of one port before it looks at another.
    while (!received) await giveWay();
    port1.close();
  });

  it('goes on each time it is asked', async () => {
    const giveWay = createYield();
    let turns = 0;
    while (turns < 100) {
      await giveWay();
      turns++;
    }
    expect(turns).toBe(100);
  });
});

describe('a budget', () => {
  /** A clock that stands unless it is told, and work that takes so long by it. */
  function clocked(share: number, minIntervalMs: number) {
    const clock = { time: 0 };
    const budget = createBudget(share, minIntervalMs, () => clock.time);
    const spend = (ms: number) => budget.spend(async () => void (clock.time += ms));
    return { budget, spend, clock };
  }

  it('is due at first, and again when the work has had its share of the time', async () => {
    const { budget, spend } = clocked(0.1, 0);
    expect(budget.isDue(0)).toBe(true);
    await spend(5);
    expect(budget.isDue(54)).toBe(false);
    expect(budget.isDue(55)).toBe(true);
  });

  it('leaves the least interval between two works, however quick they are', async () => {
    const { budget, spend } = clocked(0.5, 250);
    await spend(1);
    expect(budget.isDue(250)).toBe(false);
    expect(budget.isDue(251)).toBe(true);
  });

  it('keeps the share over many works of unlike cost', async () => {
    const { budget, spend, clock } = clocked(0.12, 0);
    let spent = 0;
    for (let k = 0; k < 200; k++) {
      while (!budget.isDue(clock.time)) clock.time++;
      const cost = 1 + (k % 7);
      await spend(cost);
      spent += cost;
    }
    expect(spent / clock.time).toBeGreaterThan(0.1);
    expect(spent / clock.time).toBeLessThan(0.13);
  });
});
