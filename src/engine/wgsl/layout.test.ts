/** That nothing lies where something else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFrom } from '../../../test/reference/agreement.ts';
import { denseModel } from '../../model/dense.ts';
import { layoutOf, STRETCH, type Layout } from './layout.ts';
import { servedNet } from './serves.ts';

type Stretch = readonly [name: string, start: number, words: number];

/** Of every game. */
const perGame = (
  { games }: Layout,
  name: string,
  start: number,
  words: number,
  stride: number,
): Stretch[] =>
  Array.from({ length: games }, (_, game) => [`${name} of ${game}`, start + game * stride, words]);

function inTheta(layout: Layout): Stretch[] {
  const { layers, parameterCount } = layout;
  return layers.flatMap(({ kernel, bias, inputCount, outputCount }, l) => [
    ...perGame(layout, `kernel ${l}`, kernel, inputCount * outputCount, parameterCount),
    ...perGame(layout, `bias ${l}`, bias, outputCount, parameterCount),
  ]);
}

function inSlopes(layout: Layout): Stretch[] {
  const { layers, rows, losses, pixelSlopes, imageSize, strides } = layout;
  const pixels = layers[0].players.pixel ? rows * imageSize : 0;
  return [
    ...layers.flatMap(({ slopes, inputCount, outputCount, places, maps }, l) => [
      ...perGame(layout, `slopes ${l}`, slopes, rows * outputCount * places, strides.slopes),
      ...perGame(
        ...([layout, `sums ${l}`, maps?.sums ?? 0] as const),
        (maps?.parts ?? 0) * outputCount * (inputCount + 1),
        strides.slopes,
      ),
    ]),
    ...perGame(layout, 'slopes of pixels', pixelSlopes, pixels, strides.slopes),
    ...perGame(layout, 'losses', losses, rows, strides.slopes),
  ];
}

function inRaw(layout: Layout): Stretch[] {
  const { layers, rows, strides } = layout;
  return layers.flatMap(({ raw, isHidden, outputCount, places, maps }, l) => {
    if (!isHidden) return [];
    const words = rows * outputCount * places;
    const won = maps !== null && maps.window > 1 ? words : 0;
    return [
      ...perGame(layout, `raw ${l}`, raw, words, strides.raw),
      ...perGame(layout, `winners ${l}`, maps?.winners ?? 0, won, strides.raw),
    ];
  });
}

function inPlayers(layout: Layout): Stretch[] {
  const { games, groups, layers, playerCount, columns, weightsPlay, strides } = layout;
  const kept = Object.entries({ s: 0, ...columns }).filter(
    ([name]) => !weightsPlay || (name !== 'norm' && name !== 'rivalry'),
  );
  return [
    ...kept.map(([name, start]): Stretch => [name, start, games * playerCount]),
    ...groups.flatMap(({ index, granularity, count, layer, crowd, partials }) => {
      const { inputCount, outputCount } = layers[layer];
      const [size, sums] =
        granularity === 'weight'
          ? [1, Math.ceil(count / STRETCH)]
          : [granularity === 'pixel' ? outputCount : inputCount, 0];
      return [
        ...perGame(layout, `crowd ${index}`, crowd, size, strides.crowd),
        ...perGame(layout, `partial sums ${index}`, partials, sums, strides.crowd),
      ];
    }),
  ];
}

function expectApart(stretches: readonly Stretch[], words: number): void {
  const taken = stretches.filter(([, , size]) => size > 0).sort(([, a], [, b]) => a - b);
  taken.forEach(([name, start, size], i) => {
    const [next, end] = taken[i + 1] ?? ['the end', words];
    expect(start + size, `${name} before ${next}`).toBeLessThanOrEqual(end);
  });
}

const sizes = fc.record({
  games: fc.integer({ min: 1, max: 4 }),
  areReals: fc.boolean(),
  rows: fc.integer({ min: 1, max: 9 }),
  moments: fc.integer({ min: 0, max: 2 }),
});
const widths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 6 });

function expectPlaces(layout: Layout, moments: number): void {
  const { words } = layout;
  expectApart(inTheta(layout), words.theta / (1 + moments));
  expectApart(inSlopes(layout), words.slopes);
  expectApart(inRaw(layout), words.raw);
  expectApart(inPlayers(layout), words.players);
}

describe.each(['neuron', 'weight', 'pixel', 'pixel-neuron'] as const)(
  'with %s as players',
  (players) => {
    it('everything has a place of its own', () => {
      fc.assert(
        fc.property(widths, sizes, (all, asked) =>
          expectPlaces(layoutOf(servedNet(denseModel(all), players)!, asked), asked.moments),
        ),
      );
    });
  },
);

it.each(['8x8x1 c4k3 d5 d4', '12x12x2 c5k3s p2 c3k2 d4', '28x28x1 c20k5 p2 c50k5 p2 d500 d10'])(
  'in %s everything has a place of its own, and every image is of one part of the batch',
  (text) => {
    fc.assert(
      fc.property(sizes, (asked) => {
        const layout = layoutOf(servedNet(modelFrom(text), 'filter')!, asked);
        expectPlaces(layout, asked.moments);
        for (const { maps } of layout.layers) {
          if (maps === null) continue;
          expect(maps.parts * maps.partRows).toBeGreaterThanOrEqual(asked.rows);
          expect((maps.parts - 1) * maps.partRows).toBeLessThan(asked.rows);
        }
      }),
    );
  },
);

it('a window that fits no tile is for another way of computing', () => {
  expect(servedNet(modelFrom('12x12x1 c3k2 p5 d6 d4'), 'filter')).not.toBeNull();
  expect(servedNet(modelFrom('12x12x1 c3k2 p6 d6 d4'), 'filter')).toBeNull();
});
