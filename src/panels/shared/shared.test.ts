import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf, layersOf, spec } from '../test/crowd.ts';
import { channels, mix, pixel } from './colour.ts';
import { formatEpoch, formatS } from './numbers.ts';
import { spread } from './spread.ts';
import { classify, countsOf, createCrowdMemo, pushed, stateAt, STATES } from './states.ts';
import { shownIndex } from '../../game/players.ts';

describe('spread', () => {
  it('leaves labels alone that have room', () => {
    expect(spread([80, 10, 40], 15, 0, 100)).toEqual([80, 10, 40]);
  });

  it('parts labels that touch around their mean', () => {
    expect(spread([50, 52], 20, 0, 100)).toEqual([41, 61]);
  });

  it('keeps order, gap and bounds whatever is wanted', () => {
    const wanted = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(wanted, (places) => {
        const found = spread(places, 16, 0, 200);
        const sorted = [...found].sort((a, b) => a - b);
        expect(sorted[0]).toBeGreaterThanOrEqual(0);
        expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(200 + 1e-9);
        for (let i = 1; i < sorted.length; i++) {
          expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(16 - 1e-9);
        }
        places.forEach((a, i) =>
          places.forEach((b, j) => {
            if (a < b) expect(found[i]).toBeLessThan(found[j]);
          }),
        );
      }),
    );
  });
});

describe('states', () => {
  const rules = spec({
    alpha: 1,
    beta: 0,
    eta: 0,
    epsilon: 0.01,
    lrS: 0.001,
    dynamics: 'projected',
  });

  it('tells rising, falling and pruned apart and counts them', () => {
    const frame = frameOf(
      1,
      [1, 0.5, 0.009, 0],
      { benefit: Float32Array.of(2, 0.5, 5, 0), fee: 1 },
      layersOf(4),
      rules,
    );
    const crowd = classify(frame, rules);
    expect([...crowd.state].map((state) => STATES[state])).toEqual([
      'settled',
      'falling',
      'pruned',
      'pruned',
    ]);
    expect(crowd.counts).toEqual([1, 0, 0, 1, 0, 2]);
    expect([...crowd.slope]).toEqual([1, -0.5, 4, 0]);
  });

  it('says of one player what it says of all', () => {
    const benefit = Float32Array.of(2, 0.5, 5, 0);
    const frame = frameOf(1, [1, 0.5, 0.009, 0], { benefit, fee: 1 }, layersOf(4), rules);
    const { state, counts } = classify(frame, rules);
    expect([0, 1, 2, 3].map((player) => stateAt(frame, rules, shownIndex(player)))).toEqual([
      ...state,
    ]);
    expect(countsOf(frame)).toEqual(counts);
  });

  it('classifies anew for another frame or spec, of which two panels may show different ones', () => {
    const [early, late] = [1, 0].map((s) => frameOf(1, [s], { benefit: Float32Array.of(2) }));
    const dear = spec({ ...rules, gamma: 9 });
    const [one, other] = [createCrowdMemo(), createCrowdMemo()];
    const crowd = one(early, rules);
    expect(other(late, rules)).toEqual(classify(late, rules));
    expect(one(early, rules)).toBe(crowd);
    expect(one(early, dear)).toEqual(classify(early, dear));
    expect(one(late, rules)).toEqual(classify(late, rules));
  });

  it('carries a player along its present push, inside [0, 1]', () => {
    const frame = frameOf(1, [0.5, 0.99, 0.02], { benefit: Float32Array.of(0, 3, 0), fee: 1 });
    expect([0, 1, 2].map((player) => pushed(frame, rules, shownIndex(player), 90))).toEqual([
      expect.closeTo(0.41, 6),
      1,
      0,
    ]);
  });

  it('keeps a player out that would earn less than the fee', () => {
    const frame = frameOf(1, [0, 0], { benefit: Float32Array.of(0.5, 2), fee: 1 });
    expect(pushed(frame, rules, shownIndex(0), 90)).toBe(0);
    expect(pushed(frame, rules, shownIndex(1), 90)).toBeCloseTo(0.09, 6);
  });

  it('goes a share of the way under damped best response', () => {
    const damped = spec({ ...rules, beta: 1, lrS: 0.5, dynamics: 'bestResponse' });
    const frame = frameOf(1, [1], { benefit: Float32Array.of(2), fee: 1 });
    // Best response (2 − 1) / 2 = 0.5; two halvings of the way from 1.
    expect(pushed(frame, damped, shownIndex(0), 2)).toBeCloseTo(0.625, 6);
  });
});

it('writes numbers that do not lie about exact 0 and 1', () => {
  expect([0, 0.004, 0.5, 0.999, 1].map(formatS)).toEqual(['0', '<0.01', '0.50', '>0.99', '1']);
  expect([0, 5.544, 12.34].map(formatEpoch)).toEqual(['0', '5.54', '12.3']);
});

it('mixes colours byte by byte', () => {
  expect(channels('#0072b2')).toEqual([0, 114, 178]);
  expect(channels('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
  expect(mix([0, 0, 0], [255, 100, 50], 1)).toBe(pixel(255, 100, 50));
});
