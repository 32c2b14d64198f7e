import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

/** A card on which a step takes `stepMs`; a submission begins when the one before has ended. */
async function paceOn(stepMs: () => number, submissions: number): Promise<number[]> {
  let time = 0;
  const pace = createPace(128, () => time);
  const sizes: number[] = [];
  for (let i = 0; i < submissions; i++) {
    const steps = pace.limit;
    sizes.push(steps);
    let finish = () => {};
    pace.submitted(steps, new Promise<void>((resolve) => (finish = resolve)));
    time += steps * stepMs();
    finish();
    await Promise.resolve();
    await Promise.resolve();
  }
  return sizes;
}

it('fills about 8 ms, whatever a step takes', async () => {
  expect((await paceOn(() => 0.5, 12)).at(-1)).toBe(16);
  expect((await paceOn(() => 2, 12)).at(-1)).toBe(4);
});

it('submits single steps on a slow card, and no more than there is room for on a fast one', async () => {
  expect((await paceOn(() => 40, 6)).at(-1)).toBe(1);
  expect((await paceOn(() => 0.01, 12)).at(-1)).toBe(128);
});

it('gives way when other work slows the card down', async () => {
  let done = 0;
  const sizes = await paceOn(() => (done++ < 10 ? 0.5 : 4), 24);
  expect(sizes[9]).toBe(16);
  expect(sizes.at(-1)).toBe(2);
});

it('stays as it is when the device is lost', async () => {
  const pace = createPace(8, () => 0);
  const { limit } = pace;
  pace.submitted(2, Promise.reject(new Error('lost')));
  await Promise.resolve();
  expect(pace.limit).toBe(limit);
});
