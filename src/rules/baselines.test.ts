/** Rules that are no game, held to what their sources say, written here apart from them. */
import { describe, expect, it } from 'vitest';
import { randomStream } from '../game/random.ts';
import { gateOf, l0Statement, openChance } from './l0.ts';
import { magnitudeStatement, stillIn } from './magnitude.ts';
import { randomStatement } from './random.ts';
import type { Group, Moment } from './rule.ts';
import { saliencyStatement } from './saliency.ts';
import { snipStatement } from './snip.ts';

const prices = { alpha: 1, beta: 0, gamma: 0, eta: 0 };
const settings = { lrS: 0.01, epsilon: 0.01, pruneFrom: 2 };
const momentAt = (step: number, more: Partial<Moment> = {}): Moment => ({
  ...{ step, epoch: step / 100, epochs: 20, gameEnds: 10, keep: 0 },
  random: (part) => randomStream(7, 'rule', part),
  ...more,
});
const groupOf = (columns: Partial<Group>, first = 0): Group => {
  const { participation, benefit, normSquared } = columns;
  const { length: count } = (participation ?? benefit ?? normSquared)!;
  const zeros = new Array<number>(count).fill(0);
  return {
    ...{ first, participation: zeros.map(() => 1), benefit: zeros, normSquared: zeros },
    ...{ rivalry: zeros, prices },
    ...columns,
  };
};

describe('random', () => {
  it('draws the same ranks for the same seed, and others for another', () => {
    const groups = [groupOf({ normSquared: [1, 2, 3] }), groupOf({ normSquared: [4, 5] }, 3)];
    const ranks = (seed: number) =>
      randomStatement.rank(
        groups,
        {},
        momentAt(1, { random: (part) => randomStream(seed, 'rule', part) }),
      );
    expect(ranks(7)).toEqual(ranks(7));
    expect(ranks(7)).not.toEqual(ranks(8));
    expect(new Set(ranks(7)).size).toBe(5);
  });
});

describe('magnitude', () => {
  it('follows the cubic schedule of Zhu and Gupta from where pruning begins to the end of the game', () => {
    // s_t = s_f + (s_i − s_f) (1 − (t − t_0) / nΔt)³, as a count of those still in.
    const sparsity = (done: number) => 0.9 + (0 - 0.9) * (1 - done) ** 3;
    for (let done = 0; done <= 1; done += 0.125)
      expect(stillIn(1000, 100, done)).toBe(Math.round(1000 * (1 - sparsity(done))));
    expect([stillIn(1000, 100, 0), stillIn(1000, 100, 1)]).toEqual([1000, 100]);
  });

  it('moves a hundred times on the way, and never where all are to leave at once', () => {
    const times = (pruneFrom: number) =>
      Array.from({ length: 2000 }, (_, t) => momentAt(t + 1)).filter((moment) =>
        magnitudeStatement.movesAfter(moment, { ...settings, pruneFrom }),
      );
    expect(times(2)).toHaveLength(100);
    expect(times(2).at(-1)!.step).toBe(1000);
    expect([times(0), times(10), times(15)].map(({ length }) => length)).toEqual([0, 0, 0]);
  });

  it('lets the smallest leave, of each group or of the net, and nobody comes back', () => {
    const groups = [
      groupOf({ normSquared: [5, 1, 9, 2], participation: [1, 1, 0, 1] }),
      groupOf({ normSquared: [3, 8] }, 4),
    ];
    const after = (keep: Moment['keep']) => [
      ...magnitudeStatement.move(groups, settings, {}, momentAt(1000, { keep })),
    ];
    expect(after('1,1')).toEqual([1, 0, 0, 0, 0, 1]);
    expect(after(2)).toEqual([1, 0, 0, 0, 0, 1]);
    expect([...magnitudeStatement.rank(groups)]).toEqual([5, 1, -1, 2, 3, 8]);
  });
});

describe('gradient saliency and SNIP', () => {
  it('rank by |⟨∂L/∂θ, θ⟩| of the running mean', () => {
    expect(saliencyStatement.measures).toMatchObject({
      benefitSign: 'saliency',
      benefitScale: 'absolute',
    });
    expect([...saliencyStatement.rank([groupOf({ benefit: [0.1, 0.4] })])]).toEqual([0.1, 0.4]);
  });

  it('SNIP adds slopes up with their signs, as if all batches were one, and ranks by their size', () => {
    const memory = snipStatement.start([3]);
    for (const benefit of [
      [1, -2, 0.5],
      [-1, -1, 0.25],
    ])
      expect([...snipStatement.move([groupOf({ benefit })], settings, memory)]).toEqual([
        NaN,
        NaN,
        NaN,
      ]);
    expect([...snipStatement.rank([], memory)]).toEqual([0, 3, 0.75]);
  });
});

describe('L0', () => {
  const [low, high, beta] = [-0.1, 1.1, 2 / 3];
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  /** Equations (10) to (13) of the source, for one uniform draw. */
  const reference = (logAlpha: number, u: number): number => {
    const inner = logistic((Math.log(u) - Math.log(1 - u) + logAlpha) / beta);
    return Math.min(1, Math.max(0, inner * (high - low) + low));
  };
  const evenly = 200_000;
  const mean = (of: (u: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < evenly; i++) sum += of((i + 0.5) / evenly);
    return sum / evenly;
  };

  it.each([-3, -0.5, 0, 0.7, 2.5])(
    'is open with the chance that its draws have at log α = %s',
    (a) => {
      expect(openChance(a)).toBeCloseTo(
        mean((u) => (reference(a, u) > 0 ? 1 : 0)),
        4,
      );
      expect(gateOf(a)).toBeCloseTo(
        reference(a, 0.5) === 0 ? 0 : Math.min(1, Math.max(0, logistic(a) * 1.2 - 0.1)),
        12,
      );
    },
  );

  /** One step of the rule at a loss whose slope by the gate is `slope`, with plain numbers in and out. */
  function stepped(logAlpha: number, gate: number, slope: number, gamma: number): number {
    const memory = {
      ...{ logAlpha: Float64Array.of(logAlpha), first: new Float64Array(1) },
      ...{ second: new Float64Array(1), weights: new Float64Array(2) },
    };
    const group = groupOf({ participation: [gate], benefit: [slope] });
    l0Statement.move([{ ...group, prices: { ...prices, gamma } }], settings, memory);
    // Adam’s first moment after one step from 0.
    expect(memory.logAlpha[0]).toBeCloseTo(
      logAlpha - (memory.first[0] === 0 ? 0 : settings.lrS * Math.sign(memory.first[0])),
      6,
    );
    return memory.first[0] / 0.1;
  }

  it('moves log α along the slope of the loss by the gate it drew, and along that of the expected count of gates', () => {
    const h = 1e-6;
    for (const a of [-1, 0.2, 1.5]) {
      const slopes = [0.1, 0.3, 0.5, 0.8].map((u) => {
        const byHand = (reference(a + h, u) - reference(a - h, u)) / (2 * h);
        expect(stepped(a, reference(a, u), 3, 0), `a ${a}, u ${u}`).toBeCloseTo(3 * byHand, 5);
        return byHand;
      });
      expect(slopes.some((slope) => slope > 0)).toBe(true);
      const count = (openChance(a + h) - openChance(a - h)) / (2 * h);
      expect(stepped(a, 1, 3, 0.7)).toBeCloseTo(0.7 * count, 5);
    }
  });

  it('draws for each step anew, the same for the same seed', () => {
    const memory = l0Statement.start([5], momentAt(0));
    const gates = (step: number) => l0Statement.gates(momentAt(step), settings, memory);
    expect(gates(3)).toEqual(gates(3));
    expect(gates(3)).not.toEqual(gates(4));
    expect(Math.max(...memory.logAlpha.map(Math.abs))).toBeLessThan(0.1);
  });
});
