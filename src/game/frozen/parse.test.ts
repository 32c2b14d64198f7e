import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozenGameToJson, FrozenGameError, parseFrozenGame } from './parse.ts';
import { check } from './test/check.ts';
import { anyGame, asGame, gramOf } from './test/games.ts';

const good = () => ({
  alpha: 1,
  beta: 0.1,
  gamma: 0,
  eta: 0.5,
  layers: [
    {
      marginalBenefit: [1, 2] as unknown[],
      normSquared: [1, 4],
      gram: [
        [1, 0.5],
        [0.5, 4],
      ] as unknown,
      participation: [1, 0],
    },
  ],
});
type Data = ReturnType<typeof good>;

const refusals: [string, (data: Data) => unknown, RegExp][] = [
  ['not an object', () => [], /^A frozen game must be an object\.$/],
  [
    'a price missing',
    ({ eta: _, ...rest }) => rest,
    /^eta must be a finite number ≥ 0, or .*; nothing is not\.$/,
  ],
  [
    'a price negative',
    (data) => ({ ...data, beta: -1 }),
    /^beta must be a finite number ≥ 0, or .*; -1 is not\.$/,
  ],
  ['a price as text', (data) => ({ ...data, alpha: '1' }), /^alpha must be .*; "1" is not\.$/],
  ['no layers', ({ layers: _, ...rest }) => rest, /^layers must be a list/],
  ['an empty list of layers', (data) => ({ ...data, layers: [] }), /^layers is empty/],
  [
    'a layer that is no object',
    (data) => ({ ...data, layers: [3] }),
    /^layers\[0\] must be an object\.$/,
  ],
  [
    'too few benefits',
    (data) => (data.layers[0].marginalBenefit.pop(), data),
    /^layers\[0\]\.marginalBenefit has 1 entries, but participation has 2\.$/,
  ],
  [
    'a benefit that is null',
    (data) => ((data.layers[0].marginalBenefit[1] = null), data),
    /^layers\[0\]\.marginalBenefit\[1\] must be a finite number; null is not\.$/,
  ],
  [
    'a negative norm',
    (data) => ((data.layers[0].normSquared[0] = -1), data),
    /^layers\[0\]\.normSquared\[0\] must be from 0 to 1000000000; -1 is not\.$/,
  ],
  [
    'participation above 1',
    (data) => ((data.layers[0].participation[0] = 1.5), data),
    /^layers\[0\]\.participation\[0\] must be from 0 to 1; 1\.5 is not\.$/,
  ],
  [
    'a Gram matrix of one row',
    (data) => ((data.layers[0].gram = [[1, 2]]), data),
    /^layers\[0\]\.gram has 1 rows, but participation has 2 entries\.$/,
  ],
  [
    'a Gram matrix with a short row',
    (data) => ((data.layers[0].gram = [[1, 2], [2]]), data),
    /^layers\[0\]\.gram\[1\] has 1 entries/,
  ],
  [
    'a Gram matrix that is a number',
    (data) => ((data.layers[0].gram = 3), data),
    /^layers\[0\]\.gram must be a list of rows\.$/,
  ],
  [
    'an asymmetric Gram matrix',
    (data) => (
      (data.layers[0].gram = [
        [1, 0.5],
        [0.4, 4],
      ]),
      data
    ),
    /^layers\[0\]\.gram must be symmetric; \[1\]\[0\] is 0\.4 but \[0\]\[1\] is 0\.5\.$/,
  ],
];

describe('parseFrozenGame', () => {
  it.each(refusals)('refuses %s in one sentence', (_, spoil, sentence) => {
    expect(() => parseFrozenGame(spoil(good()))).toThrow(FrozenGameError);
    expect(() => parseFrozenGame(spoil(good()))).toThrow(sentence);
  });

  it('reads back what it writes', () => {
    check(
      fc.property(anyGame, (drawn) => {
        const game = asGame(drawn);
        const { alpha, beta, gamma, eta, layers } = parseFrozenGame(
          JSON.parse(JSON.stringify(frozenGameToJson(game))),
        );
        expect({ alpha, beta, gamma, eta }).toEqual({
          alpha: game.alpha,
          beta: game.beta,
          gamma: game.gamma,
          eta: game.eta,
        });
        expect(gramOf(layers[0])).toEqual(gramOf(game.layers[0]));
        expect([...layers[0].participation]).toEqual([...game.layers[0].participation]);
      }),
      50,
    );
  });

  it('accepts a Gram matrix that single precision made slightly asymmetric, and evens it out', () => {
    const data = good();
    data.layers[0].gram = [
      [1, 0.5],
      [0.5000001, 4],
    ];
    const gram = gramOf(parseFrozenGame(data).layers[0]);
    expect(gram[1]).toBe(gram[2]);
    expect(gram[1]).toBeCloseTo(0.50000005, 12);
  });

  it('accepts a layer whose players have all been dropped', () => {
    const empty = { marginalBenefit: [], normSquared: [], gram: [], participation: [] };
    expect(parseFrozenGame({ ...good(), layers: [empty] }).layers[0].overlap.count).toBe(0);
  });
});
