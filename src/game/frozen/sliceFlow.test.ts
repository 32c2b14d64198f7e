import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { potentialIn, type Point, type Slice } from './slice.ts';
import { basins, flowFrom, restFrom } from './sliceFlow.ts';
import { distanceTo, rests } from './sliceRests.ts';
import { check } from './test/check.ts';
import { anyPoint, anySlice, genericSlice } from './test/slices.ts';

describe('the flow', () => {
  it('climbs the potential and ends at a rest', () => {
    check(
      fc.property(anySlice, anyPoint, (slice, start) => {
        const way = flowFrom(slice, start);
        const heights = way.map((at) => potentialIn(slice, at));
        heights
          .slice(1)
          .forEach((height, index) => expect(height).toBeGreaterThanOrEqual(heights[index] - 1e-9));
        const last = way[way.length - 1];
        const apart = rests(slice).map(({ corners }) => distanceTo(corners, last));
        expect(Math.min(...apart)).toBeLessThan(1e-6);
      }),
      1000,
    );
  });

  it('goes the way of very small steps', () => {
    check(
      fc.property(genericSlice, anyPoint, (slice, start) => {
        const way = flowFrom(slice, start);
        // Near a watershed a hair decides.
        const ends = around(start).map((at) => simulate(slice, at));
        fc.pre(ends.every((end) => far(end, ends[0]) < 0.1));
        for (const at of sampled(slice, start))
          expect(Math.min(...way.map((each) => far(each, at)))).toBeLessThan(0.06);
      }),
      60,
    );
  });
});

describe('basins', () => {
  it('are what direct simulation finds', () => {
    check(
      fc.property(
        genericSlice,
        fc.array(anyPoint, { minLength: 3, maxLength: 3 }),
        (slice, starts) => {
          const all = rests(slice);
          fc.pre(all.length > 1);
          for (const start of starts) {
            const ends = around(start).map((at) => nearest(slice, simulate(slice, at)));
            // Near a watershed a hair decides, and a saddle is left slowly.
            if (all[ends[0]].stable && ends.every((end) => end === ends[0]))
              expect(restFrom(slice, all, start)).toBe(ends[0]);
          }
        },
      ),
      60,
    );
  });

  it('part a fair contest along the diagonal', () => {
    const slice: Slice = { gain: [1, 1], curvature: [0.5, 0.5], coupling: 1.5 };
    const all = rests(slice);
    const cells = 8;
    const found = basins(slice, all, cells);
    for (let row = 0; row < cells; row++)
      for (let column = 0; column < cells; column++) {
        const { corners } = all[found[row * cells + column]];
        const winner = corners[0];
        expect(Math.sign(winner[0] - winner[1])).toBe(Math.sign(column - row));
      }
  });

  it('are one where there is one rest', () => {
    const slice: Slice = { gain: [1, 1], curvature: [1, 1], coupling: 0.2 };
    expect(new Set(basins(slice, rests(slice)))).toEqual(new Set([0]));
  });
});

const far = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

const around = ([s, t]: Point): Point[] => {
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return [
    [0, 0],
    [0.03, 0],
    [-0.03, 0],
    [0, 0.03],
    [0, -0.03],
  ].map(([ds, dt]) => [clip(s + ds), clip(t + dt)]);
};

function nearest(slice: Slice, at: Point): number {
  const apart = rests(slice).map(({ corners }) => distanceTo(corners, at));
  return apart.indexOf(Math.min(...apart));
}

/** Very small projected steps; written for this test. */
function sampled({ gain, curvature, coupling }: Slice, start: Point, keep = 100): Point[] {
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  let [s, t] = start;
  const way: Point[] = [];
  for (let step = 0; step < 20_000; step++) {
    if (step % keep === 0) way.push([s, t]);
    const u = gain[0] - coupling * t - curvature[0] * s;
    const v = gain[1] - coupling * s - curvature[1] * t;
    s = clip(s + 0.01 * u);
    t = clip(t + 0.01 * v);
  }
  return [...way, [s, t]];
}

const simulate = (slice: Slice, start: Point): Point => sampled(slice, start, Infinity).at(-1)!;
