/**
 * No picture and no sentence of a panel throws, whatever numbers reach it: none yet, none any more, not
 * a number, beyond every bound, or of players that are gone.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aliveIn } from '../../game/pictures.ts';
import { playerId, shownIndex } from '../../game/players.ts';
import type { Told } from '../../state/asking.ts';
import type { PlaneTaken, Sheet } from '../../state/pictures.ts';
import { numbersOf, type PictureName } from '../out/registry.ts';
import { csvOf, jsonOf } from '../out/texts.ts';
import { frameOf, type FramePatch } from '../test/crowd.ts';
import {
  draw,
  labOf,
  layers,
  painters,
  sentences,
  stubCanvas,
  type World,
} from '../test/everyPanel.ts';

beforeAll(stubCanvas);
afterAll(() => vi.unstubAllGlobals());

const { NaN: nan } = Number;
const inf = Infinity;

/** Fields of a frame, for five players. */
const hostile: Record<string, FramePatch> = {
  sound: {},
  'no participation': { participation: new Float32Array(5).fill(nan) },
  'no benefit': { benefit: new Float32Array(5).fill(nan) },
  'endless benefit': { benefit: Float32Array.of(inf, -inf, inf, 0, nan) },
  'no norms': { normSquared: new Float32Array(5).fill(nan) },
  'endless norms': { normSquared: new Float32Array(5).fill(inf) },
  'no rivalry': { rivalry: Float32Array.of(nan, inf, -inf, nan, 0) },
  'no fee': { fee: nan },
  'endless fee': { fee: inf },
  'no loss': { loss: nan, stepsPerSecond: nan, stepMs: nan, workShare: nan },
  nothing: {
    participation: new Float32Array(5).fill(nan),
    benefit: new Float32Array(5).fill(nan),
    normSquared: new Float32Array(5).fill(nan),
    rivalry: new Float32Array(5).fill(nan),
    fee: nan,
    loss: nan,
  },
  huge: {
    benefit: new Float32Array(5).fill(3e38),
    normSquared: new Float32Array(5).fill(3e38),
    rivalry: new Float32Array(5).fill(-3e38),
    fee: 1e300,
  },
};

const usual = [1, 0.5, 0.001, 0, 0.9];

const frame = (step: number, patch: FramePatch) => frameOf(step, usual, patch, layers);

const sheetOf = (layer: number, rows: number, columns: number, byte: number): Sheet => {
  const shape = { kind: 'participation', layer, rows, columns } as const;
  const pixels = new Uint8Array(rows * columns).fill(byte);
  return { ...shape, step: 0, pixels, alive: aliveIn(shape, pixels) };
};
const sheets = [sheetOf(0, 1, 3, 200), sheetOf(1, 2, 1, 7)];
const weights = layers.map((layer) => ({ ...layer, granularity: 'weight' as const }));

const pixels = layers.map((layer, index) =>
  index === 0 ? { ...layer, granularity: 'pixel' as const } : layer,
);

/** Of a net 2-3-2 and its three players. */
const planeOf = (step: number, theta: number, s: readonly number[]): PlaneTaken => ({
  ...{ kind: 'plane', step, side: 24, classes: 2 },
  net: {
    players: 3,
    scale: { shift: 0, scale: 1 },
    layers: [
      { inputs: 2, outputs: 3, activations: ['relu'], units: 0, reads: null, weights: null },
      { inputs: 3, outputs: 2, activations: [], units: null, reads: null, weights: null },
    ],
  },
  margins: new Int16Array(2 * 24 ** 2).map((_, at) => ((at * 7) % 256) - 128),
  numbers: Float32Array.from([...new Array<number>(17).fill(theta), ...s]),
});
const spiral = { data: 'spiral', network: '2-3-2' } as const;

const filters = layers.map((layer, index) =>
  index === 0 ? { ...layer, granularity: 'filter' as const } : layer,
);
const kernels = [
  { kind: 'kernels', layer: 0, count: 3, side: 2, step: 0, pixels: new Uint8Array(12).fill(200) },
] as const;
/** Of an image of 2 × 2 pixels, by a net of three filters and two neurons. */
const toldWith = (response: number): Told => ({
  ...{ step: 3, image: 4, label: 99, values: new Uint8Array(4), height: 2, width: 2 },
  ...{ now: new Float32Array(10).fill(response), pruned: new Float32Array(10).fill(response) },
  dense: { shares: new Float32Array(10).fill(response), step: 9, costMs: 0 },
  layers: [
    {
      ...{ group: 0, activations: new Float32Array(3).fill(response) },
      maps: { height: 2, width: 2, pixels: new Uint8Array(12).fill(90) },
    },
    { group: 1, activations: new Float32Array(2).fill(response), maps: null },
  ],
});

const worlds: Record<string, World> = {
  'a plane': {
    frames: [frame(0, {})],
    patch: spiral,
    planes: [planeOf(0, 0.3, [1, 1, 1]), planeOf(9, 0.2, [1, 0, 0.5]), planeOf(12, 0.2, [0, 0, 0])],
  },
  'a plane of no numbers': {
    frames: [frame(0, {})],
    patch: spiral,
    planes: [planeOf(0, nan, [nan, nan, nan]), planeOf(9, inf, [1, 0, inf])],
  },
  'a plane of another run': { frames: [frame(0, {})], planes: [planeOf(0, 1, [1, 1, 1])] },
  'a plane with other features': {
    frames: [frame(0, {})],
    patch: { ...spiral, features: 'all', network: '7-3-2' },
    planes: [planeOf(0, 1, [1, 1, 1])],
  },
  'filters before they have pictures': { frames: [frame(0, {})], of: filters },
  filters: { frames: [frame(0, {})], of: filters, kernels, told: toldWith(0.4) },
  'filters with answers that are no numbers': {
    frames: [frame(0, hostile.nothing)],
    of: filters,
    kernels,
    told: toldWith(nan),
  },
  'filters without a frame': { frames: [], of: filters, kernels, told: toldWith(inf) },
  'answers of another run': { frames: [frame(0, {})], told: toldWith(-1), kernels },
  'before the first frame': { frames: [] },
  'no layers': { frames: [frameOf(0, [], {}, [])], of: [] },
  'single weights': { frames: [frameOf(0, usual, {}, weights)], of: weights, sheets },
  'weights that are all pruned': {
    frames: [frameOf(0, usual, {}, weights)],
    of: weights,
    sheets: sheets.map((sheet) => sheetOf(sheet.layer, sheet.rows, sheet.columns, 0)),
  },
  'pixels and neurons': { frames: [frameOf(0, usual, {}, pixels)], of: pixels, sheets },
  'pictures of another run': { frames: [frame(0, {})], sheets },
  'a chosen player that is gone': { frames: [frame(0, {})], selected: [99] },
  'looks that are no numbers': {
    frames: [frame(0, {}), frame(10, {})],
    selected: [0, 1],
    bad: true,
    patch: { eta: 0.5, beta: 0.1 },
  },
  ...Object.fromEntries(
    Object.entries(hostile).flatMap(([name, patch]) => [
      [
        name,
        { frames: [frame(0, patch), frame(10, patch)], selected: [0, 1], patch: { eta: 0.5 } },
      ],
      [`${name}, after sound steps`, { frames: [frame(0, {}), frame(10, {}), frame(20, patch)] }],
      [
        `${name}, prices without bounds`,
        {
          frames: [frame(0, {}), frame(10, patch)],
          bad: true,
          patch: { alpha: 1e308, beta: 1e308, gamma: 1e308, eta: 1e308 },
        },
      ],
    ]),
  ),
};

describe.each(Object.entries(worlds))('%s', (_, world) => {
  it.each(Object.entries(painters))('does not break %s', (_name, create) => {
    for (const player of [null, ...[0, 4, 99].map(shownIndex)]) {
      const lab = labOf(world);
      draw(create(lab, player));
    }
  });

  it.each(Object.entries(sentences))('does not break what is said of %s', (_name, say) => {
    for (const player of [null, ...[0, 4].map(shownIndex)]) {
      const lab = labOf(world);
      say(lab, player);
    }
  });

  it.each(Object.keys(numbersOf) as PictureName[])(
    'does not break the numbers of %s',
    async (name) => {
      const tables = await numbersOf[name]();
      for (const player of [null, ...[0, 4, 99].map(playerId)]) {
        const lab = labOf(world);
        const read = await Promise.all(
          tables.map(async (table) => ({ name: table.name, ...(await table.read(lab, player)) })),
        );
        for (const { columns, rows } of read)
          for (const row of rows) expect(row).toHaveLength(columns.length);
        for (const table of read) csvOf(table);
        jsonOf(name, {}, read);
      }
    },
  );
});
