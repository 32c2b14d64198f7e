import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareAlong } from './axis.ts';
import { draws, rungsOf } from './halving.ts';
import { bestOf, nextStep } from './next.ts';
import type { Axis, Goal, TryOutcome, Search, Setting, Tried } from './search.ts';
import { bestByDefinition, playedOut } from './test/reference.ts';

const OF = 192;
const axes: Axis[] = [
  { name: 'gamma', from: 0.3, to: 30 },
  { name: 'beta', from: 0.001, to: 1 },
];
const search = (part: Partial<Search> = {}): Search => ({
  ...{ goal: { of: 'accuracy', least: 0.9 }, axes, tries: 9, epochs: 6, leastEpochs: 2, seed: 0 },
  ...part,
});

/** As chancy as a table of numbers, the same for the same game. */
const chance = fc
  .func(
    fc.record({
      accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
      players: fc.integer({ min: 0, max: OF }),
    }),
  )
  .map(
    (of) =>
      (setting: Setting, epochs: number): TryOutcome =>
        of(JSON.stringify([setting, epochs])),
  );

const goals = fc.constantFrom<Goal>(
  { of: 'accuracy', least: 0.6 },
  { of: 'accuracy', least: 0.99 },
  { of: 'players', most: 40 },
  { of: 'pruned', least: 0.9 },
);

describe('several coefficients', () => {
  it('climb rungs of a third of the games and three times the epochs', () => {
    expect(rungsOf(search())).toEqual([
      { epochs: 2, games: 9 },
      { epochs: 6, games: 3 },
    ]);
    expect(rungsOf(search({ tries: 27, epochs: 20 }))).toEqual([
      { epochs: 3, games: 27 },
      { epochs: 7, games: 9 },
      { epochs: 20, games: 3 },
    ]);
    // Shorter games would end before the fee is in force.
    expect(rungsOf(search({ tries: 27, epochs: 6, leastEpochs: 4 }))).toEqual([
      { epochs: 6, games: 27 },
    ]);
    expect(rungsOf(search({ tries: 3 }))).toEqual([{ epochs: 6, games: 3 }]);
  });

  it('play every rung together, no game twice, within the tries', () => {
    fc.assert(
      fc.property(goals, chance, fc.integer({ min: 1, max: 30 }), (goal, outcomeOf, tries) => {
        const asked = search({ goal, tries, epochs: 18 });
        const { tried, rounds } = playedOut(asked, nextStep, outcomeOf, OF);
        expect(rounds).toEqual(rungsOf(asked).map(({ games }) => games));
        const games = tried.map(({ setting, epochs }) => JSON.stringify([setting, epochs]));
        expect(new Set(games).size).toBe(games.length);
        expect(new Set(tried.map(({ setting }) => JSON.stringify(setting))).size).toBe(tries);
      }),
    );
  });

  it('keep exactly the best of a rung: nobody who was left behind beats one who went on', () => {
    fc.assert(
      fc.property(goals, chance, fc.integer({ min: 4, max: 30 }), (goal, outcomeOf, tries) => {
        const asked = search({ goal, tries });
        const { tried } = playedOut(asked, nextStep, outcomeOf, OF);
        const [short, long] = rungsOf(asked) as [
          { epochs: number },
          { epochs: number; games: number },
        ];
        const below = tried.filter(({ epochs }) => epochs === short.epochs);
        const wentOn = tried.filter(({ epochs }) => epochs === long.epochs);
        // What half of them meet stands for the goal until half of them meet it.
        const figures = below.map(({ outcome }) => outcome!);
        const half = Math.ceil(figures.length / 2);
        const by = (order: (a: number, b: number) => number, figure: 'accuracy' | 'players') =>
          figures.map((each) => each[figure]).sort(order)[half - 1]!;
        const bar: Goal =
          goal.of === 'accuracy'
            ? {
                of: 'accuracy',
                least: Math.min(
                  goal.least,
                  by((a, b) => b - a, 'accuracy'),
                ),
              }
            : {
                of: 'players',
                most: Math.max(
                  goal.of === 'players' ? goal.most : Math.floor(OF * 0.1),
                  by((a, b) => a - b, 'players'),
                ),
              };
        const isIn = ({ setting }: Tried) =>
          wentOn.some((one) => JSON.stringify(one.setting) === JSON.stringify(setting));
        let left = below;
        for (let place = 0; place < long.games; place++) {
          const best = bestByDefinition(
            bar,
            left.map(({ outcome }) => outcome!),
            OF,
          );
          const one = left.find((each) => isIn(each) && best.includes(each.outcome!));
          expect(one).toBeDefined();
          left = left.filter((each) => each !== one);
        }
        expect(left.some(isIn)).toBe(false);
      }),
    );
  });

  it('see on the way who falls, though nobody is out yet', () => {
    // Nobody has left after two epochs; the harsher, the less s is left of all.
    const outcomeOf = ({ gamma }: Setting, epochs: number): TryOutcome =>
      epochs === 2
        ? { accuracy: 0.95 - 1e-4 * gamma!, players: OF, presence: OF / (1 + gamma!) }
        : { accuracy: 0.96 - 1e-3 * gamma!, players: Math.round(OF / (1 + gamma!)) };
    const { tried } = playedOut(
      search({ goal: { of: 'accuracy', least: 0.93 } }),
      nextStep,
      outcomeOf,
      OF,
    );
    const gammas = tried.filter(({ epochs }) => epochs === 2).map(({ setting }) => setting.gamma!);
    const wentOn = tried.filter(({ epochs }) => epochs === 6).map(({ setting }) => setting.gamma!);
    expect(wentOn).toEqual(gammas.sort((a, b) => b - a).slice(0, 3));
  });

  it('draw the same from the same seed, other settings from another, and begin alike when more are drawn', () => {
    const nine = draws(axes, 7, 9);
    expect(draws(axes, 7, 9)).toEqual(nine);
    expect(draws(axes, 7, 20).slice(0, 9)).toEqual(nine);
    expect(draws(axes, 8, 9)).not.toEqual(nine);
  });

  it('spread their draws: each third of each range has its share of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const settings = draws(axes, seed, 27);
        for (const axis of axes)
          for (const third of [0, 1, 2]) {
            const inside = settings.filter((setting) => {
              const share = shareAlong(axis, setting[axis.name]!);
              return share >= third / 3 && share < (third + 1) / 3;
            });
            expect(inside.length).toBeGreaterThanOrEqual(6);
            expect(inside.length).toBeLessThanOrEqual(12);
          }
      }),
    );
  });

  it('leave out those whose numbers ran away, and end where all did', () => {
    const asked = search();
    const runaway = (setting: Setting, epochs: number): TryOutcome | null =>
      setting.gamma! > 3 ? null : { accuracy: 0.9, players: epochs };
    const { tried } = playedOut(asked, nextStep, runaway, OF);
    expect(
      tried.filter(({ epochs }) => epochs === 6).every(({ outcome }) => outcome !== null),
    ).toBe(true);
    const all = playedOut(asked, nextStep, () => null, OF);
    expect(all.tried).toHaveLength(9);
    expect(bestOf(asked, all.tried, OF)).toBeNull();
  });

  it('with more tries go on from those that are played', () => {
    const outcomeOf = ({ gamma, beta }: Setting): TryOutcome => ({
      accuracy: 1 - Math.abs(Math.log(gamma!)) / 10 - beta! / 2,
      players: Math.round(100 / gamma!),
    });
    const { tried } = playedOut(search(), nextStep, outcomeOf, OF);
    const { games } = nextStep(search({ tries: 13 }), tried, OF);
    expect(games).toEqual(
      draws(axes, 0, 13)
        .slice(9)
        .map((setting) => ({ setting, epochs: 2 })),
    );
  });
});
