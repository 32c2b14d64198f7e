import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareAlong } from './axis.ts';
import { bisection } from './bisection.ts';
import { meets } from './goal.ts';
import { bestOf, nextStep } from './next.ts';
import type { Goal, TryOutcome, Search, Tried } from './search.ts';
import { bestByDefinition, playedOut } from './test/reference.ts';

const OF = 192;
const axis = { name: 'gamma', from: 0.3, to: 30 } as const;
const search = (goal: Goal, tries = 8, name: 'gamma' | 'alpha' = 'gamma'): Search => ({
  ...{ goal, axes: [{ ...axis, name }], tries, epochs: 6, leastEpochs: 2, seed: 0 },
});

const goals = fc.oneof(
  fc.double({ min: 0.5, max: 1, noNaN: true }).map((least): Goal => ({ of: 'accuracy', least })),
  fc.integer({ min: 0, max: OF }).map((most): Goal => ({ of: 'players', most })),
  fc.double({ min: 0, max: 1, noNaN: true }).map((least): Goal => ({ of: 'pruned', least })),
);

/** Falling stairs over the share of the range: accuracy and players at each. */
const falling = fc
  .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: OF })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((stairs) => {
    const accuracies = stairs.map(([accuracy]) => accuracy).sort((a, b) => b - a);
    const players = stairs.map(([, count]) => count).sort((a, b) => b - a);
    return (share: number): TryOutcome => {
      const at = Math.min(stairs.length - 1, Math.floor(share * stairs.length));
      return { accuracy: accuracies[at]!, players: players[at]! };
    };
  });

/** Three digits put a value at most this share of a range of two decades beside its place. */
const ROUNDING = 0.0012;
const shareAt = (value: number) => shareAlong(axis, value);

describe('one coefficient', () => {
  it('closes in on the edge of any falling function by half with every try, and holds it', () => {
    fc.assert(
      fc.property(goals, falling, fc.integer({ min: 0, max: 12 }), (goal, outcomeAt, tries) => {
        const asked = search(goal, tries);
        const { tried } = playedOut(asked, nextStep, ({ gamma }) => outcomeAt(shareAt(gamma!)), OF);
        const { open, end, contradiction } = bisection(asked, tried, OF);
        const [low, high] = open.map(shareAt) as [number, number];
        expect(contradiction).toBeNull();
        // The edge, by the function itself: what is met is a stretch from one end.
        const grid = Array.from({ length: 4001 }, (_, i) => i / 4000);
        const isMet = (share: number) => meets(goal, outcomeAt(share), OF);
        const outside = grid.filter((share) => share < low - 1e-3 || share > high + 1e-3);
        const below = outside.filter((share) => share < low);
        const above = outside.filter((share) => share > high);
        const mildSide = goal.of === 'accuracy';
        expect(below.every((share) => isMet(share) === mildSide)).toBe(true);
        expect(above.every((share) => isMet(share) === !mildSide)).toBe(true);
        if (end !== 'settled') {
          expect(high - low).toBeLessThanOrEqual(0.5 ** tried.length + 2 * ROUNDING);
          expect(tried.length === tries || end === 'narrow').toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('where it ends before its tries are used, no player is left to win', () => {
    fc.assert(
      fc.property(goals, falling, (goal, outcomeAt) => {
        const asked = search(goal, 40);
        const { tried } = playedOut(asked, nextStep, ({ gamma }) => outcomeAt(shareAt(gamma!)), OF);
        const { end, open } = bisection(asked, tried, OF);
        if (end !== 'settled') return;
        const [harsh, mild] = [open[1], open[0]].map((value) => outcomeAt(shareAt(value)));
        expect(mild!.players - harsh!.players).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never tries a value twice, keeps within its range and its tries, and ends', () => {
    const any = fc.func(
      fc.option(
        fc.record({
          accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
          players: fc.integer({ min: 0, max: OF }),
        }),
        { freq: 8, nil: null },
      ),
    );
    fc.assert(
      fc.property(goals, any, fc.integer({ min: 0, max: 40 }), (goal, outcomeOf, tries) => {
        for (const name of ['gamma', 'alpha'] as const) {
          const asked = search(goal, tries, name);
          const { tried } = playedOut(asked, nextStep, (setting) => outcomeOf(setting[name]), OF);
          const values = tried.map(({ setting }) => setting[name]!);
          expect(new Set(values).size).toBe(values.length);
          expect(values.length).toBeLessThanOrEqual(tries);
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(axis.from);
            expect(value).toBeLessThanOrEqual(axis.to);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('asks for the same next value, in whatever order its tries are told', () => {
    fc.assert(
      fc.property(goals, falling, fc.nat(), (goal, outcomeAt, turn) => {
        const asked = search(goal);
        const { tried } = playedOut(asked, nextStep, ({ gamma }) => outcomeAt(shareAt(gamma!)), OF);
        for (let done = 0; done <= tried.length; done++) {
          const told = tried.slice(0, done);
          const at = told.length === 0 ? 0 : turn % told.length;
          const turned = [...told.slice(at), ...told.slice(0, at)];
          expect(nextStep(asked, turned, OF)).toEqual(nextStep(asked, told, OF));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('turns round for a coefficient of which more is milder', () => {
    const goal: Goal = { of: 'accuracy', least: 0.9 };
    const { tried } = playedOut(
      search(goal, 9, 'alpha'),
      nextStep,
      ({ alpha }) => ({
        accuracy: 0.8 + 0.2 * shareAt(alpha!),
        players: Math.round(90 * shareAt(alpha!)),
      }),
      OF,
    );
    const best = bestOf(search(goal, 9, 'alpha'), tried, OF)!;
    expect(best.isMet).toBe(true);
    expect(shareAt(best.setting.alpha!)).toBeCloseTo(0.5, 2);
  });

  it('says where tries contradict it, and looks into the gap until it is narrow', () => {
    // The net reads best in the middle of the range: below, it is no good either.
    const outcomeAt = (share: number): TryOutcome => ({
      accuracy: 0.97 - 2 * Math.abs(share - 0.62) ** 1.5,
      players: Math.round(OF * (1 - share)),
    });
    const asked = search({ of: 'accuracy', least: 0.96 }, 14);
    const played = ({ gamma }: Readonly<Record<string, number>>) => outcomeAt(shareAt(gamma!));
    const { tried } = playedOut(asked, nextStep, played, OF);
    const saw = tried.findIndex(
      (_, i) => bisection(asked, tried.slice(0, i), OF).contradiction !== null,
    );
    const { contradiction } = bisection(asked, tried.slice(0, saw), OF);
    expect(contradiction).toMatchObject({ of: 'accuracy' });
    expect(contradiction!.milder).toBeLessThan(contradiction!.harsher);
    const { gap, next } = bisection(asked, tried.slice(0, saw), OF);
    expect(gap![0]).toBeLessThan(next!);
    expect(gap![1]).toBeGreaterThan(next!);
    expect(bestOf(asked, tried, OF)).toMatchObject({ isMet: true });
    expect(shareAt(bestOf(asked, tried, OF)!.setting.gamma!)).toBeGreaterThan(0.61);
  });

  it('says that players rise where they do, under either goal', () => {
    const tried = (players: number[]): Tried[] =>
      players.map((count, i) => ({
        ...{ setting: { gamma: [1, 3, 9][i]! }, epochs: 6 },
        outcome: { accuracy: 0.95 - 0.001 * i, players: count },
      }));
    for (const goal of [
      { of: 'accuracy', least: 0.9 },
      { of: 'players', most: 20 },
    ] as const) {
      expect(bisection(search(goal), tried([60, 40, 80]), OF).contradiction).toEqual({
        of: 'players',
        milder: 1,
        harsher: 9,
      });
      // Four of 192 are within what another seed does.
      expect(bisection(search(goal), tried([60, 63, 60]), OF).contradiction).toBeNull();
    }
  });

  it('goes on below a value at which the numbers ran away', () => {
    const asked = search({ of: 'players', most: 20 }, 6);
    const { tried } = playedOut(
      asked,
      nextStep,
      ({ gamma }) => (gamma! > 2 ? null : { accuracy: 0.9, players: 100 }),
      OF,
    );
    expect(tried[0]!.outcome).toBeNull();
    expect(tried.slice(1).every(({ setting }) => setting.gamma! < tried[0]!.setting.gamma!)).toBe(
      true,
    );
    expect(bestOf(asked, tried, OF)).toMatchObject({ isMet: false, outcome: { players: 100 } });
  });

  it('finds what the words of the goal mean, of whatever was tried', () => {
    const outcome = fc.record({
      accuracy: fc.constantFrom(0.2, 0.5, 0.9, 0.95, 0.97),
      players: fc.constantFrom(0, 3, 19, 20, 60, OF),
    });
    fc.assert(
      fc.property(goals, fc.array(outcome, { minLength: 1, maxLength: 8 }), (goal, outcomes) => {
        const tried = outcomes.map((each, i) => ({
          ...{ setting: { gamma: i + 1 }, epochs: 6, outcome: each },
        }));
        const best = bestOf(search(goal), tried, OF)!;
        expect(bestByDefinition(goal, outcomes, OF)).toContainEqual(best.outcome);
      }),
      { numRuns: 1000 },
    );
  });
});
