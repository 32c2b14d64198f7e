import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_PACE, nextPace, type Pace } from './pace.ts';

const MOST = 128;

/** Submissions of the length that the pace asks for, on a card on which a step takes so long. */
function after(submissions: number, stepMs: number, from: Pace = FIRST_PACE): Pace {
  let pace = from;
  for (let i = 0; i < submissions; i++) {
    pace = nextPace(pace, pace.limit, pace.limit * stepMs, MOST);
  }
  return pace;
}

it('fills 4 ms, half of what may be in flight, whatever a step takes', () => {
  expect(after(12, 0.5).limit).toBe(8);
  expect(after(12, 2).limit).toBe(2);
});

it('submits single steps on a slow card, and no more than there is room for on a fast one', () => {
  expect(after(6, 40).limit).toBe(1);
  expect(after(12, 0.01).limit).toBe(MOST);
});

it('gives way when other work slows the card down, and comes back', () => {
  const slowed = after(16, 2, after(12, 0.5));
  expect(slowed.limit).toBe(2);
  expect(after(32, 0.5, slowed).limit).toBeGreaterThanOrEqual(7);
});

it('never more than doubles, stays within 1 and the room, and never asks for more than 4 ms', () => {
  const measured = fc.array(
    fc.record({
      steps: fc.integer({ min: 1, max: MOST }),
      ms: fc.double({ min: 0, max: 1e4, noNaN: true }),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(measured, (all) => {
      let pace = FIRST_PACE;
      for (const { steps, ms } of all) {
        const next = nextPace(pace, steps, ms, MOST);
        expect(Number.isInteger(next.limit)).toBe(true);
        expect(next.limit).toBeGreaterThanOrEqual(1);
        expect(next.limit).toBeLessThanOrEqual(Math.min(MOST, 2 * pace.limit));
        if (next.limit > 1) expect(next.limit * next.stepMs).toBeLessThanOrEqual(4);
        pace = next;
      }
    }),
  );
});
