import { expect, it } from 'vitest';
import { createFlight, type Flight } from './flight.ts';

/** Microtasks that have become due are done. */
const passed = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Work that ends when it is told to. */
function work(): { done: Promise<void>; finish(): void } {
  let finish = () => {};
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { done, finish: () => finish() };
}

async function hasRoom(flight: Flight): Promise<boolean> {
  let has = false;
  void flight.hasRoom().then(() => (has = true));
  await passed();
  return has;
}

it('has room for two submissions, and for another when the first is done', async () => {
  const flight = createFlight(128, () => 0);
  const [first, second, third] = [work(), work(), work()];
  expect(await hasRoom(flight)).toBe(true);
  flight.submitted(1, first.done);
  expect(await hasRoom(flight)).toBe(true);
  flight.submitted(1, second.done);
  expect(await hasRoom(flight)).toBe(false);
  first.finish();
  expect(await hasRoom(flight)).toBe(true);
  flight.submitted(0, third.done);
  expect(await hasRoom(flight)).toBe(false);
});

it('measures a submission from the end of the one before, not from when it began to wait', async () => {
  let time = 0;
  const flight = createFlight(128, () => time);
  // Steps of 0.25 ms: 16 of them fill 4 ms. Two are always in flight, so each waits for another.
  let before = work();
  flight.submitted(flight.limit, before.done);
  time += 0.25 * flight.limit;
  for (let i = 0; i < 12; i++) {
    const next = work();
    const steps = flight.limit;
    flight.submitted(steps, next.done);
    before.finish();
    await passed();
    time += 0.25 * steps;
    before = next;
  }
  expect(flight.limit).toBe(16);
});

it('lets other work pass without measuring it', async () => {
  let time = 0;
  const flight = createFlight(128, () => time);
  const { limit } = flight;
  const other = work();
  flight.submitted(0, other.done);
  time += 500;
  other.finish();
  await passed();
  expect(flight.limit).toBe(limit);
});

it('stays as it is when the device is lost, and holds nobody up', async () => {
  const flight = createFlight(8, () => 0);
  const { limit } = flight;
  for (let i = 0; i < 3; i++) flight.submitted(2, Promise.reject(new Error('lost')));
  expect(await hasRoom(flight)).toBe(true);
  expect(flight.limit).toBe(limit);
});
