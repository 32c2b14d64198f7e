import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equilibrium } from './equilibrium.ts';
import { regretAt } from './regret.ts';
import { bestResponseIn, gainAgainst, otherOf, SIDES, type Point, type Slice } from './slice.ts';
import { drift } from './sliceFlow.ts';
import { distanceTo, middleOf, nearestOf, rests } from './sliceRests.ts';
import { check } from './test/check.ts';
import { layerOf } from './test/games.ts';
import { anySlice, genericSlice, latticeSlice, real, swapped } from './test/slices.ts';

const gap = (slice: Slice, at: Point): number =>
  Math.max(
    ...SIDES.map((side) =>
      regretAt(at[side], gainAgainst(slice, side, at[otherOf(side)]), slice.curvature[side]),
    ),
  );

/** Whether both play a best response at a point; the measure is |s − BR|. */
const isMutualBestResponse = (slice: Slice, at: Point, within: number): boolean =>
  SIDES.every((side) => Math.abs(at[side] - bestResponseIn(slice, side, at)) <= within);

const along = (from: Point, to: Point, share: number): Point => [
  from[0] + share * (to[0] - from[0]),
  from[1] + share * (to[1] - from[1]),
];

describe('rests', () => {
  it('are mutual best responses, to 1e-9 in s', () => {
    check(
      fc.property(genericSlice, (slice) => {
        for (const { corners } of rests(slice))
          for (const at of corners) expect(isMutualBestResponse(slice, at, 1e-9)).toBe(true);
      }),
      2000,
    );
  });

  it('leave nobody a regret, flat lines and jumps included', () => {
    check(
      fc.property(anySlice, (slice) => {
        const all = rests(slice);
        expect(all.length).toBeGreaterThan(0);
        for (const { corners } of all)
          corners.forEach((from, index) => {
            const to = corners[(index + 1) % corners.length];
            for (const share of [0, 0.25, 0.5, 0.9])
              expect(gap(slice, along(from, to, share))).toBeLessThanOrEqual(1e-10);
          });
      }),
      2000,
    );
  });

  it('are all there are: a grid finds no other', () => {
    const n = 40;
    check(
      fc.property(anySlice, (slice) => {
        const all = rests(slice);
        for (let a = 0; a <= n; a++)
          for (let b = 0; b <= n; b++) {
            const at: Point = [a / n, b / n];
            if (gap(slice, at) > 1e-12) continue;
            expect(Math.min(...all.map(({ corners }) => distanceTo(corners, at)))).toBeLessThan(
              1e-6,
            );
          }
        // Between the grid's points: best responses to best responses end in a rest that is known.
        for (const start of [0.1, 0.35, 0.62, 0.9]) {
          const end = alternate(slice, [start, 1 - start]);
          if (gap(slice, end) < 1e-13)
            expect(Math.min(...all.map(({ corners }) => distanceTo(corners, end)))).toBeLessThan(
              1e-4,
            );
        }
      }),
      300,
    );
  });

  it('are one where η < 2β and the inner product is a real one', () => {
    const pair = fc.record({
      beta: real(0.01, 2),
      share: real(0, 0.99),
      norms: fc.tuple(real(0.1, 2), real(0.1, 2)),
      cosine: real(-1, 1),
      gain: fc.tuple(real(-2, 3), real(-2, 3)),
    });
    check(
      fc.property(pair, ({ beta, share, norms: [p, q], cosine, gain }) => {
        const eta = share * 2 * beta;
        const slice = {
          gain,
          curvature: [2 * beta * p * p, 2 * beta * q * q] as Point,
          coupling: eta * p * q * cosine,
        };
        const all = rests(slice);
        expect(all).toHaveLength(1);
        expect(all[0].corners).toHaveLength(1);
        expect(all[0].stable).toBe(true);
        const [n, m, g] = [p * p, q * q, p * q * cosine];
        const layer = layerOf(
          [...gain],
          [
            [n, g],
            [g, m],
          ],
        );
        const found = equilibrium({ alpha: 1, beta, gamma: 0, eta }, layer);
        expect(
          distanceTo(all[0].corners, [...found.participation] as unknown as Point),
        ).toBeLessThan(1e-6);
      }),
      500,
    );
  });

  it('change places when the players do', () => {
    check(
      fc.property(anySlice, (slice) => {
        const [all, turned] = [rests(slice), rests(swapped(slice))];
        expect(turned).toHaveLength(all.length);
        for (const { corners, stable } of all) {
          const twin = turned.find((rest) =>
            corners.every(([s, t]) => distanceTo(rest.corners, [t, s]) <= 1e-8),
          );
          expect(twin?.stable).toBe(stable);
        }
      }),
      500,
    );
  });

  it('are stable exactly where a small push comes back', () => {
    check(
      fc.property(genericSlice, (slice) => {
        for (const { corners, stable } of rests(slice)) {
          const at = middleOf(corners);
          const ends = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => {
            const [s, t] = [Math.cos((turn * Math.PI) / 4), Math.sin((turn * Math.PI) / 4)];
            const clip = (x: number) => Math.min(1, Math.max(0, x));
            return simulate(slice, [clip(at[0] + 1e-3 * s), clip(at[1] + 1e-3 * t)]);
          });
          const farthest = Math.max(...ends.map((end) => distanceTo(corners, end)));
          if (stable) expect(farthest).toBeLessThan(2e-3);
          else expect(farthest).toBeGreaterThan(2e-3);
        }
      }),
      60,
    );
  });

  it('keep both winners of an all-or-nothing contest, and the wavering between them', () => {
    const all = rests({ gain: [1, 1], curvature: [0, 0], coupling: 2 });
    expect(all).toEqual([
      { corners: [[0.5, 0.5]], stable: false },
      { corners: [[0, 1]], stable: true },
      { corners: [[1, 0]], stable: true },
    ]);
  });

  it('hold whole lines and the square where nobody cares', () => {
    expect(rests({ gain: [0, 0], curvature: [0, 0], coupling: 0 })[0].corners).toHaveLength(4);
    const line = rests({ gain: [0, 1], curvature: [0, 2], coupling: 0 });
    expect(line).toHaveLength(1);
    expect(line[0].stable).toBe(true);
    expect(nearestOf(line[0].corners, [0.3, 0])).toEqual([0.3, 0.5]);
    // Twins: together they should take part by 1, it does not matter who.
    const twins = rests({ gain: [1, 1], curvature: [1, 1], coupling: 1 });
    expect(twins).toHaveLength(1);
    expect(twins[0].stable).toBe(true);
    expect(distanceTo(twins[0].corners, [0.25, 0.75])).toBeLessThan(1e-12);
  });

  it('are where the flow rests', () => {
    check(
      fc.property(latticeSlice, (slice) => {
        for (const { corners } of rests(slice)) {
          const [u, v] = drift(slice, middleOf(corners));
          expect(Math.hypot(u, v)).toBeLessThan(1e-9);
        }
      }),
      500,
    );
  });
});

/** Best responses in turn, many times; written for this test. */
function alternate({ gain, curvature, coupling }: Slice, start: Point): Point {
  let [s, t] = start;
  const clip = (x: number, y: number, now: number) =>
    y > 0 ? Math.min(1, Math.max(0, x / y)) : x > 0 ? 1 : x < 0 ? 0 : now;
  for (let turn = 0; turn < 500; turn++) {
    s = clip(gain[0] - coupling * t, curvature[0], s);
    t = clip(gain[1] - coupling * s, curvature[1], t);
  }
  return [s, t];
}

/** Very small projected steps, for long; written for this test. */
function simulate({ gain, curvature, coupling }: Slice, start: Point): Point {
  let [s, t] = start;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  for (let step = 0; step < 6000; step++) {
    const u = gain[0] - coupling * t - curvature[0] * s;
    const v = gain[1] - coupling * s - curvature[1] * t;
    s = clip(s + 0.05 * u);
    t = clip(t + 0.05 * v);
  }
  return [s, t];
}
