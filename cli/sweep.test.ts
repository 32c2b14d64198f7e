import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetSpec } from '../src/spec/presets.ts';
import { readFlags } from './flags.ts';
import { groupsOf } from './runSweep.ts';
import { combinations, MOST_GAMES, readAxes } from './sweep.ts';
import { UsageError } from './usageError.ts';

const positive = fc.double({ min: 1e-4, max: 100, noNaN: true });
const factor = fc.double({ min: 1.5, max: 1e3, noNaN: true });
const count = fc.integer({ min: 2, max: 40 });
const numbersOf = (text: string): number[] => readAxes(text)[0].texts.map(Number);

describe('ranges', () => {
  it('begin and end exactly where they are told to, upwards and downwards', () => {
    fc.assert(
      fc.property(positive, factor, count, fc.boolean(), fc.boolean(), (a, by, n, isLog, isUp) => {
        const [from, to] = isUp ? [a, a * by] : [a * by, a];
        const values = numbersOf(`gamma=${from}:${to}:${n}${isLog ? ':log' : ''}`);
        expect(values).toHaveLength(n);
        expect([values[0], values[n - 1]]).toEqual([from, to]);
      }),
    );
  });

  it('have equal steps, or equal ratios on a log scale', () => {
    fc.assert(
      fc.property(
        positive,
        fc.double({ min: 1.5, max: 1e3, noNaN: true }),
        count,
        (from, by, n) => {
          const linear = numbersOf(`gamma=${from}:${from * by}:${n}`);
          const log = numbersOf(`gamma=${from}:${from * by}:${n}:log`);
          for (let i = 1; i < n; i++) {
            expect((linear[i] - linear[i - 1]) / from).toBeCloseTo((by - 1) / (n - 1), 6);
            expect(log[i] / log[i - 1]).toBeCloseTo(by ** (1 / (n - 1)), 6);
          }
        },
      ),
    );
  });

  it('write plain numbers', () => {
    expect(readAxes('gamma=0.01:1:3:log')[0].texts).toEqual(['0.01', '0.1', '1']);
    expect(readAxes('beta=0:0.3:4')[0].texts).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(readAxes('seed=1:8:8')[0].texts).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(readAxes('gamma=2:2:1')[0].texts).toEqual(['2']);
  });
});

describe('combinations', () => {
  it('hold every choice of values once, the last axis changing fastest', () => {
    const axes = fc.array(fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(axes, (lists) => {
        const text = lists.map((list, i) => `a${i}=${list.join('|')}`).join(',');
        const all = combinations(readAxes(text)).map((one) => [...one.values()].join());
        const product = lists.reduce((n, list) => n * list.length, 1);
        expect(all).toHaveLength(product);
        expect(new Set(all).size).toBe(product);
        const lastValues = all.slice(0, lists.at(-1)!.length).map((one) => one.split(',').at(-1));
        expect(lastValues).toEqual(lists.at(-1)!.map(String));
      }),
    );
  });
});

describe('--sweep', () => {
  const sweep = (text: string, ...more: string[]) => readFlags(['--sweep', text, ...more]);

  it('makes each game the one that its values make as flags', () => {
    const { games } = sweep(
      'gamma=0.1:10:3:log,interpretation=contest|joint-adam,cost-into-theta=true|false',
      ...['--preset', 'contest', '--seed', '4'],
    );
    expect(games).toHaveLength(12);
    expect(games![1]).toEqual({
      swept: { gamma: 0.1, interpretation: 'contest', costIntoTheta: false },
      spec: { ...presetSpec('contest', 'contest'), gamma: 0.1, seed: 4, costIntoTheta: false },
    });
    for (const { swept, spec } of games!) {
      const args = Object.entries(swept).map(([name, value]) => `--${name}=${value}`);
      expect(readFlags(['--preset', 'contest', '--seed', '4', ...args]).spec).toEqual(spec);
    }
  });

  it('takes a list of prices in brackets for one value', () => {
    expect(readAxes('gamma=[1.5,2.5]|2,beta=[0,0.1]|[0.1,0]')).toEqual([
      { name: 'gamma', texts: ['[1.5,2.5]', '2'] },
      { name: 'beta', texts: ['[0,0.1]', '[0.1,0]'] },
    ]);
  });

  it.each([
    ['', 'is not an axis'],
    ['gamma', '“gamma” is not an axis; axes are name=from:to:count[:log] or name=a|b|c.'],
    [
      'gama=1:2:3',
      '“gama” cannot be swept; possible are preset, interpretation, baseline, over, alpha',
    ],
    ['out=a|b', '“out” cannot be swept'],
    ['gamma=1:2', 'a range is from:to:count, or from:to:count:log'],
    ['gamma=1:2:3:sqrt', 'a range is from:to:count'],
    ['gamma=1:2:3:log:4', 'a range is from:to:count'],
    ['gamma=1:2:0', 'the count must be a whole number from 1; “0” is not'],
    ['gamma=1:2:2.5', 'the count must be a whole number from 1; “2.5” is not'],
    ['gamma=1:2:', '“” is not a number'],
    ['gamma=a:2:3', '“a” is not a number'],
    ['gamma=1:2:1', 'cannot be both 1 and 2'],
    ['gamma=0:1:3:log', 'a log range needs both ends above 0'],
    ['gamma=1|2|1', '“1” stands there twice'],
    [
      'gamma=50:200:2',
      '--gamma must be a number from 0 to 100, or one for each group of players from the input on, joined by commas; “200” is not.',
    ],
    ['seed=1:8:3', '--seed must be a whole number from 0 to 4294967295; “4.5” is not.'],
    ['dynamics=projected|no-such-rule', '“no-such-rule” is not'],
    ['gamma=1:2:3,gamma=4|5', 'gamma is given twice'],
    [`gamma=1:2:${MOST_GAMES + 1}`, `at most ${MOST_GAMES} are allowed`],
    ['gamma=1:2:100,beta=1:2:100', 'asks for 10000 games'],
  ])('refuses %j in one line', (text, words) => {
    expect(() => sweep(text)).toThrow(UsageError);
    expect(() => sweep(text)).toThrow(words);
    expect(() => sweep(text)).not.toThrow('\n');
  });

  it('refuses what is both given and swept', () => {
    expect(() => sweep('lrTheta=1e-3|1e-2', '--lr-theta', '1')).toThrow(
      '--lr-theta is given and swept',
    );
  });
});

describe('groups', () => {
  it('hold every game once, only such as can advance together, and no more than fit', () => {
    const { games } = readFlags([
      '--sweep',
      'network=quick|paper,gamma=1:6:6,batchSize=64|128,epochs=1|2,seed=1|2',
    ]);
    const room = 40e6; // 15 of the quick net's, 3 of the paper's
    const groups = groupsOf(games!, room);
    expect(new Set(groups.flat())).toEqual(new Set(games));
    expect(groups.flat()).toHaveLength(games!.length);
    for (const group of groups) {
      expect(group.length).toBeLessThanOrEqual(group[0].spec.network === 'paper' ? 3 : 15);
      for (const name of ['network', 'batchSize', 'epochs'] as const) {
        expect(new Set(group.map(({ spec }) => spec[name])).size).toBe(1);
      }
    }
    expect(groupsOf(games!.slice(0, 2), 1).map((group) => group.length)).toEqual([1, 1]);
  });
});
