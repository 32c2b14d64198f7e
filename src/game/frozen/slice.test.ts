import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prices } from '../utility.ts';
import {
  nullcline,
  otherOf,
  potentialIn,
  bestResponseIn,
  SIDES,
  sliceOf,
  slopeIn,
  utilityIn,
  type Point,
  type Slice,
} from './slice.ts';
import { check } from './test/check.ts';
import { anyGame, uniform } from './test/games.ts';
import { anyPoint, anySlice } from './test/slices.ts';
import { marginalUtilities, utilities } from './test/utilities.ts';
import { potential } from './utility.ts';
import { standing } from './bestResponse.ts';
import type { FrozenLayer } from './types.ts';

/** Two different players of a random game, their slice, and the layer with the two somewhere else. */
const pairOfGame = fc.tuple(anyGame, fc.nat(), anyPoint).map(([{ layer, ...prices }, seed, at]) => {
  const count = layer.participation.length;
  const random = uniform(seed);
  const i = Math.floor(random() * count);
  const j = (i + 1 + Math.floor(random() * Math.max(1, count - 1))) % count;
  const moved = { ...layer, participation: layer.participation.slice() };
  moved.participation[i] = at[0];
  if (j !== i) moved.participation[j] = at[1];
  return { layer, prices, i, j, at, moved };
});

function sliceIn(layer: FrozenLayer, prices: Prices, i: number, j: number): Slice {
  const rivalry = layer.overlap.times(layer.participation);
  const stake = (player: number) => ({
    benefit: layer.marginalBenefit[player],
    normSquared: layer.normSquared[player],
    rivalry: rivalry[player],
  });
  const { participation: s, overlap } = layer;
  return sliceOf([prices, prices], [stake(i), stake(j)], [s[i], s[j]], overlap.product(i, j));
}

describe('a slice', () => {
  it('is the whole layer’s game with the others held where they are', () => {
    check(
      fc.property(pairOfGame, ({ layer, prices, i, j, at, moved }) => {
        fc.pre(i !== j);
        const slice = sliceIn(layer, prices, i, j);
        const now = standing(prices, moved);
        const players = [i, j];
        for (const side of SIDES) {
          const player = players[side];
          expect(utilityIn(slice, side, at)).toBeCloseTo(
            utilities(now, moved.participation)[player],
            9,
          );
          expect(slopeIn(slice, side, at)).toBeCloseTo(
            marginalUtilities(now, moved.participation)[player],
            9,
          );
        }
      }),
    );
  });

  it('has the layer’s potential, but for what the others hold', () => {
    check(
      fc.property(pairOfGame, ({ layer, prices, i, j, at, moved }) => {
        fc.pre(i !== j);
        const slice = sliceIn(layer, prices, i, j);
        const both = { ...moved, participation: moved.participation.slice() };
        [both.participation[i], both.participation[j]] = [0, 0];
        const change = potential(prices, moved) - potential(prices, both);
        expect(potentialIn(slice, at)).toBeCloseTo(change, 8);
      }),
    );
  });
});

describe('a nullcline', () => {
  it('runs from the other out to the other in, and all of it is best', () => {
    check(
      fc.property(anySlice, fc.constantFrom(...SIDES), (slice, side) => {
        const line = nullcline(slice, side);
        if (line === null) {
          expect([slice.gain[side], slice.curvature[side], slice.coupling]).toEqual([0, 0, 0]);
          return;
        }
        const other = otherOf(side);
        expect(line[0][other]).toBe(0);
        expect(line[line.length - 1][other]).toBe(1);
        line.slice(1).forEach((to, index) => {
          const from = line[index];
          expect(to[other]).toBeGreaterThanOrEqual(from[other]);
          for (const share of [0, 0.3, 0.5, 0.9, 1]) {
            const at: Point = [
              from[0] + share * (to[0] - from[0]),
              from[1] + share * (to[1] - from[1]),
            ];
            expect(gainFromMoving(slice, side, at)).toBeLessThanOrEqual(1e-9);
          }
        });
      }),
      500,
    );
  });
});

/** What the best of many replies would add; by trying. */
function gainFromMoving(slice: Slice, side: 0 | 1, at: Point): number {
  const placed = (own: number): Point => (side === 0 ? [own, at[1]] : [at[0], own]);
  const here = utilityIn(slice, side, at);
  const tries = Array.from({ length: 101 }, (_, n) => n / 100);
  return Math.max(...tries.map((own) => utilityIn(slice, side, placed(own)) - here));
}

it('answers with the best of all tried replies', () => {
  check(
    fc.property(anySlice, anyPoint, fc.constantFrom(...SIDES), (slice, at, side) => {
      const reply = bestResponseIn(slice, side, at);
      const placed: Point = side === 0 ? [reply, at[1]] : [at[0], reply];
      expect(gainFromMoving(slice, side, placed)).toBeLessThanOrEqual(1e-12);
    }),
  );
});
