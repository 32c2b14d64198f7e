import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlayerLayer } from './network.ts';
import { randomStream, shuffle } from './random.ts';
import {
  activeIn,
  barsOf,
  BINS,
  FIGURE,
  nashConvOf,
  QUANTILES,
  quantileOf,
  sparsityOf,
  summarise,
  SUMMARY_LENGTH,
  totalOf,
  worstOf,
  type Moving,
  type Weighed,
} from './summary.ts';
import { utility, type Prices, type Stake } from './utility.ts';
import { playerLayers } from '../../test/playerLayers.ts';

interface World {
  readonly layers: readonly PlayerLayer[];
  readonly players: Weighed & Moving;
  readonly prices: Prices;
  readonly epsilon: number;
}

const real = (min: number, max: number) => fc.float({ min, max, noNaN: true });
/** Edges count as much as what lies between. */
const participation = fc.oneof(
  fc.constantFrom(0, 1, 0.5, Math.fround(1e-6), Math.fround(0.999999)),
  real(0, 1),
);

const world: fc.Arbitrary<World> = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    epsilon: fc.constantFrom(1e-4, 0.01, 0.5),
    prices: fc.record({
      alpha: fc.constantFrom(0, 1, 2.5),
      beta: fc.constantFrom(0, 0.5, 3),
      gamma: fc.constantFrom(0, 0.75, 4),
      eta: fc.constantFrom(0, 1),
    }),
  })
  .chain(({ counts, epsilon, prices }) => {
    const layers = playerLayers(counts);
    const length = counts.reduce((sum, count) => sum + count, 0);
    const column = (values: fc.Arbitrary<number>) =>
      fc
        .array(values, { minLength: length, maxLength: length })
        .map((list) => Float32Array.from(list));
    return fc
      .record({
        participation: column(participation),
        benefit: column(fc.oneof(fc.constant(0), real(-4, 4))),
        normSquared: column(fc.oneof(fc.constant(0), real(0, 4))),
        rivalry: column(fc.oneof(fc.constant(0), real(-4, 4))),
        motion: column(fc.oneof(fc.constant(0), real(-1, 1))),
        swing: column(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, real(-1, 1))),
      })
      .map((players) => ({ layers, players, prices, epsilon }));
  });

function summaryOf({ layers, players, prices, epsilon }: World): Float32Array {
  const rows = new Float32Array(layers.length * SUMMARY_LENGTH);
  summarise(
    players,
    layers,
    layers.map(() => prices),
    epsilon,
    rows,
  );
  return rows;
}

/** One player, from the definitions in the paper: utilities compared, nothing in closed form but ŝ. */
function judged({ players, prices, epsilon }: World, i: number) {
  const s = players.participation[i];
  const stake: Stake = {
    benefit: players.benefit[i],
    normSquared: players.normSquared[i],
    rivalry: players.rivalry[i],
  };
  const gain = prices.alpha * stake.benefit - prices.gamma - prices.eta * stake.rivalry;
  const curvature = 2 * prices.beta * stake.normSquared;
  const at = (share: number) => utility(share, stake, prices);
  const top = curvature > 0 ? Math.min(1, Math.max(0, gain / curvature)) : 0;
  const best = Math.max(at(0), at(1), at(top));
  const region =
    gain === 0 && curvature === 0
      ? 'indifferent'
      : gain <= 0
        ? 'out'
        : gain < curvature
          ? 'interior'
          : 'in';
  const slope =
    prices.alpha * stake.benefit - curvature * s - prices.gamma - prices.eta * stake.rivalry;
  return {
    player: i,
    s,
    region,
    regret: best - at(s),
    state: stateOf(s, slope, players.motion[i], players.swing[i], epsilon),
    paying: s >= epsilon && players.swing[i] === 0 && at(s) < 0,
  };
}

/** The states as docs/theory.md words them; null where rounding decides. */
function stateOf(s: number, slope: number, motion: number, swing: number, epsilon: number) {
  if (swing !== 0) return 'alternating';
  if (s < epsilon) return 'pruned';
  const gainBySmallMove = slope > 0 ? Math.min(slope, 1 - s) : Math.min(-slope, s);
  if (Math.abs(gainBySmallMove - 1e-3) < 1e-9) return null;
  if (gainBySmallMove < 1e-3) return 'settled';
  return motion === 0 ? 'still' : motion < 0 ? 'falling' : 'rising';
}

const judgedIn = (of: World, { first, count }: PlayerLayer) =>
  Array.from({ length: count }, (_, k) => judged(of, first + k));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const figure = (rows: Float32Array, layer: number, name: keyof typeof FIGURE) =>
  rows[layer * SUMMARY_LENGTH + FIGURE[name]];

describe('a summary', () => {
  it('counts players, states and regions as one by one', () => {
    fc.assert(
      fc.property(world, (of) => {
        const rows = summaryOf(of);
        of.layers.forEach((layer, index) => {
          const all = judgedIn(of, layer);
          const having = (test: (one: (typeof all)[number]) => boolean) => all.filter(test).length;
          expect(figure(rows, index, 'count')).toBe(layer.count);
          expect(figure(rows, index, 'participation')).toBeCloseTo(sum(all.map(({ s }) => s)), 4);
          for (const region of ['out', 'interior', 'in', 'indifferent'] as const)
            expect(figure(rows, index, region)).toBe(having((one) => one.region === region));
          const undecided = having(({ state }) => state === null);
          for (const state of ['settled', 'rising', 'still', 'falling', 'alternating'] as const) {
            const certain = having((one) => one.state === state);
            expect(figure(rows, index, state)).toBeGreaterThanOrEqual(certain);
            expect(figure(rows, index, state)).toBeLessThanOrEqual(certain + undecided);
          }
          expect(figure(rows, index, 'pruned')).toBe(having(({ s }) => s < of.epsilon));
          expect(figure(rows, index, 'pruned') - figure(rows, index, 'alternatingPruned')).toBe(
            having(({ state }) => state === 'pruned'),
          );
          expect(figure(rows, index, 'paying')).toBe(having(({ paying }) => paying));
          expect(activeIn(rows, index)).toBe(having(({ s }) => s >= of.epsilon));
        });
        const out = [...of.players.participation].filter((s) => s < of.epsilon).length;
        expect(sparsityOf(rows)).toBeCloseTo(out / of.players.participation.length, 9);
      }),
    );
  });

  it('holds the regret of everybody, by region, and the worst', () => {
    fc.assert(
      fc.property(world, (of) => {
        const rows = summaryOf(of);
        const all = of.layers.flatMap((layer) => judgedIn(of, layer));
        const regret = (region: string) =>
          sum(all.filter((one) => one.region === region).map((one) => one.regret));
        expect(totalOf(rows, 'regretOut')).toBeCloseTo(regret('out'), 3);
        expect(totalOf(rows, 'regretInterior')).toBeCloseTo(regret('interior'), 3);
        expect(totalOf(rows, 'regretIn')).toBeCloseTo(regret('in'), 3);
        expect(nashConvOf(rows)).toBeCloseTo(sum(all.map((one) => one.regret)), 3);
        const { gap, player } = worstOf(rows);
        expect(gap).toBeCloseTo(Math.max(...all.map((one) => one.regret)), 4);
        expect(all[player!].regret).toBeCloseTo(gap, 4);
      }),
    );
  });

  it('names the worst player where its number is exact, and nobody beyond', () => {
    const worst = (player: number) => {
      const rows = new Float32Array(SUMMARY_LENGTH);
      rows[FIGURE.gap] = 1;
      rows[FIGURE.worst] = player;
      return worstOf(rows).player;
    };
    expect(worst(2 ** 24 - 1)).toBe(2 ** 24 - 1);
    expect(worst(2 ** 24 + 1)).toBeNull();
  });

  it('holds the histogram: exact 0, below ε, equal bins over [ε, 1), exact 1', () => {
    fc.assert(
      fc.property(world, (of) => {
        const s = [...of.players.participation];
        const { epsilon } = of;
        const bars = barsOf(summaryOf(of));
        expect(sum(bars)).toBe(s.length);
        expect(bars[0]).toBe(s.filter((value) => value === 0).length);
        expect(bars[1]).toBe(s.filter((value) => value > 0 && value < epsilon).length);
        expect(bars[BINS + 2]).toBe(s.filter((value) => value === 1).length);
        // Cumulated, off by a player whose s lies within rounding of an edge.
        for (let bin = 0; bin < BINS; bin++) {
          const edge = epsilon + ((bin + 1) / BINS) * (1 - epsilon);
          const below = s.filter((value) => value < edge).length;
          const near = s.filter((value) => Math.abs(value - edge) < 1e-9).length;
          const found = sum(bars.slice(0, bin + 3));
          expect(Math.abs(found - below)).toBeLessThanOrEqual(near);
        }
      }),
    );
  });

  it('holds quantiles of s, exact to a 512th', () => {
    fc.assert(
      fc.property(world, (of) => {
        const rows = summaryOf(of);
        of.layers.forEach((layer, index) => {
          const sorted = judgedIn(of, layer)
            .map(({ s }) => s)
            .sort((a, b) => a - b);
          QUANTILES.forEach((share, which) => {
            const exact = sorted[Math.ceil(share * (sorted.length - 1) - 1e-12)];
            expect(Math.abs(quantileOf(rows, index, which) - exact)).toBeLessThanOrEqual(
              0.5 / 512 + 1e-7,
            );
          });
        });
      }),
    );
  });

  it('does not depend on the order of the players in a layer', () => {
    fc.assert(
      fc.property(world, fc.nat(), (of, seed) => {
        const order = Uint32Array.from(of.players.participation.keys());
        const random = randomStream(seed, 'shuffle');
        for (const { first, count } of of.layers) shuffle(order, random, first, first + count);
        const permuted = (values: Float32Array) => Float32Array.from(order, (i) => values[i]);
        const { participation: s, benefit, normSquared, rivalry, motion, swing } = of.players;
        const players = {
          participation: permuted(s),
          benefit: permuted(benefit),
          normSquared: permuted(normSquared),
          rivalry: permuted(rivalry),
          motion: permuted(motion),
          swing: permuted(swing),
        };
        const [rows, again] = [summaryOf(of), summaryOf({ ...of, players })];
        rows.forEach((value, at) => {
          if (at % SUMMARY_LENGTH === FIGURE.worst) return;
          // Sums are added up in another order, then rounded to 32 bits.
          expect(Math.abs(again[at] - value)).toBeLessThanOrEqual(2e-7 * Math.abs(value));
        });
      }),
    );
  });
});
