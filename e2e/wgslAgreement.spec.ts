/**
 * The WGSL training step against the Float64 reference, in a real browser: its figures. Without a
 * graphics card this is SwiftShader: right for correctness, and no measure of speed.
 */
import { expect, test } from '@playwright/test';
import { chooseTile } from '../src/engine/wgsl/kernels/product.ts';
import type { RunSpec, SpecPatch } from '../src/spec/spec.ts';
import { lcg } from '../test/reference/agreement.ts';
import { busySpec, describeSpec, sampledCombinations } from '../test/reference/cases.ts';
import {
  BATCHES,
  expectAgreement,
  mixedGames,
  small,
  steps,
  useWgslPage,
  WIDTHS,
} from './support/wgsl.ts';

const page = useWgslPage();

test('agrees within 1e-4 after 5 steps: every reading, dynamics and optimizer', async () => {
  test.setTimeout(300_000);
  for (const sampled of sampledCombinations()) {
    const spec = { ...sampled, ...small };
    const { participation } = await expectAgreement(page(), {
      network: WIDTHS,
      spec,
      batches: BATCHES,
    });
    expect(
      participation.some((s) => s !== 1),
      describeSpec(spec),
    ).toBe(true);
  }
});

test('moves s by every rule that it declares as the rule’s statement does, between steps or in them', async () => {
  test.setTimeout(300_000);
  const prices = { alpha: '4,6', beta: '0.03,0.02', gamma: '0.02,0.1', eta: '0.05,0.2' } as const;
  const settings = [
    busySpec('contest', { ...small, ...prices, costIntoTheta: true }),
    // A fee that keeps throwing out who has come back.
    busySpec('contest', { ...small, gamma: 6, gammaWarmup: 0, beta: 0 }),
  ];
  for (const granularity of ['neuron', 'weight'] as const) {
    for (const setting of settings) {
      const found = await page().evaluate(
        ([widths, spec]) => window.wgslHarness.rules(widths, spec, 8),
        [WIDTHS, { ...setting, granularity }] as const,
      );
      expect(found.map(({ rule }) => rule)).toContain('projected');
      for (const { rule, difference, moved } of found) {
        expect(difference, `${granularity}, ${rule}`).toBeLessThanOrEqual(1e-4);
        expect(moved, `${granularity}, ${rule}`).toBeGreaterThan(0);
      }
    }
  }
});

test('agrees on examples of real numbers', async () => {
  for (const granularity of ['neuron', 'weight'] as const) {
    const spec = {
      ...busySpec('contest', { ...small, inputNormalisation: 'standard' }),
      granularity,
    };
    await expectAgreement(page(), { network: [2, 8, 5, 2], spec, batches: BATCHES, reals: true });
  }
});

test('agrees on nets of other depths and sizes', async () => {
  const contest = busySpec('contest', small);
  const flow = busySpec('joint-adam-flow', { ...small, optimizer: 'momentum' });
  const cases: [number[], RunSpec][] = [
    [[10, 3], contest],
    [[10, 7, 3], flow],
    [[10, 33, 8, 65, 5, 3], flow],
    [[40, 9, 37], contest],
    [[784, 16, 12, 10], { ...flow, inputNormalisation: 'standard' }],
  ];
  for (const [widths, spec] of cases) {
    await expectAgreement(page(), { network: widths, spec, batches: BATCHES });
  }
});

test('agrees where layers have prices of their own, and benefits are relative to the whole net', async () => {
  const own = { alpha: '4,6', beta: '0.03,0', gamma: '0.02,0.1', eta: '0,0.2' } as const;
  for (const spec of [
    busySpec('saliency', { ...small, ...own, benefitScale: 'relative-net', costIntoTheta: true }),
    busySpec('joint-adam', { ...small, ...own }),
  ])
    await expectAgreement(page(), { network: WIDTHS, spec, batches: BATCHES });
});

test('agrees where the tiles are large', async () => {
  // Many tiles of few players: the reference takes players pair by pair.
  const widths = [5440, 131, 70, 4];
  const { side } = chooseTile(widths.slice(1).map((count, l) => [count, widths[l] + 1]));
  expect(side).toBeGreaterThan(chooseTile([[1, 1]]).side);
  const spec = busySpec('descent-s', { batchSize: 4, costIntoTheta: true, optimizer: 'sgd' });
  await expectAgreement(page(), { network: widths, spec, batches: [4, 3] });
});

test('gives every step of a submission its own values', async () => {
  const changes: Record<number, SpecPatch> = {
    8: { dynamics: 'adam', lrS: 0.03 },
    16: { benefitMemory: 0.9, benefitSign: 'saliency' },
    22: { dynamics: 'proximal', lrS: 0.2, gamma: 0.02 },
    28: { benefitScale: 'relative', lrS: 0.02, costIntoTheta: true },
    36: { dynamics: 'adam', lrTheta: 3e-3, benefitGradient: 's' },
    44: { dynamics: 'bestResponse', eta: 0, gammaWarmup: 20 },
  };
  const spec = busySpec('printed-adam', small);
  await expectAgreement(page(), { network: WIDTHS, spec, batches: steps(50), changes });
  await expectAgreement(page(), {
    network: WIDTHS,
    spec,
    batches: steps(10),
    changes: { 2: { dynamics: 'adam' }, 4: { alpha: 2 }, 7: { dynamics: 'proximal' } },
    readsEveryStep: true,
  });
});

test('agrees where the best response is all or nothing, and where players are indifferent', async () => {
  for (const gamma of [0, 0.06]) {
    const spec = busySpec('descent-theta', { ...small, dynamics: 'bestResponse', beta: 0, gamma });
    await expectAgreement(page(), { network: WIDTHS, spec, batches: steps(20) });
  }
  const nothing = { alpha: 0, beta: 0, gamma: 0, eta: 0 };
  const { participation } = await expectAgreement(page(), {
    network: WIDTHS,
    spec: busySpec('descent-theta', small),
    batches: steps(12),
    changes: { 5: { ...nothing, dynamics: 'bestResponse', lrS: 1 } },
  });
  expect(participation.some((s) => s > 0 && s < 1)).toBe(true);
});

test('keeps s exactly at 1 and exactly at 0, and gives a dead layer no share', async () => {
  const spec = busySpec('contest', { ...small, beta: 0, eta: 0, dynamics: 'proximal' });
  const found = await page().evaluate(
    ([widths, given]) =>
      window.wgslHarness.players(widths, [
        { spec: { ...given, gamma: 0 }, steps: 0 },
        { spec: { ...given, gamma: 0 }, steps: 20 }, // nothing is paid, and saliency is never negative
        { spec: { ...given, gamma: 1000 }, steps: 60 },
        { spec: { ...given, gamma: 1000 }, steps: 20 },
      ]),
    [WIDTHS, spec] as const,
  );
  const kinds = found.map(({ participation }) => [...new Set(Object.values(participation))]);
  expect(kinds).toEqual([[1], [1], [0], [0]]);
  expect(found[0].loss).toBeNaN();
  expect(new Set(Object.values(found[0].benefit))).toEqual(new Set([0]));
  expect(Object.values(found[3].benefit).every(Number.isFinite)).toBe(true);
  expect(found[3].loss).toBeGreaterThan(0);
});

test('puts players where it is told, clipped, from the next step on', async () => {
  const random = lcg(9);
  // A third of them stay where they are.
  const jump = () =>
    Array.from({ length: 13 + 9 }, () => (random() < 1 / 3 ? null : 1.4 * random() - 0.2));
  for (const dynamics of ['projected', 'adam'] as const) {
    await expectAgreement(page(), {
      network: WIDTHS,
      spec: busySpec('contest', { ...small, dynamics, costIntoTheta: true }),
      batches: steps(12),
      jumps: { 0: jump(), 5: jump(), 6: jump() },
    });
  }
});

test('puts the weights of neurons where it is told, whoever plays', async () => {
  const random = lcg(11);
  const put = (layer: number, neuron: number) => ({
    ...{ layer, neuron, bias: random() },
    kernel: Array.from({ length: WIDTHS[layer] }, () => 1.4 * random() - 0.7),
  });
  for (const granularity of ['neuron', 'weight'] as const) {
    await expectAgreement(page(), {
      network: WIDTHS,
      spec: { ...busySpec('contest', { ...small, costIntoTheta: true }), granularity },
      batches: steps(12),
      rewritten: { 0: [put(0, 3)], 5: [put(0, 0), put(1, 8), put(2, 1)], 6: [put(0, 0)] },
    });
  }
});

test('gives the inner products of each game’s players', async () => {
  const gaps = await page().evaluate(
    ([widths, specs]) => window.wgslHarness.overlaps(widths, specs),
    [WIDTHS, mixedGames(small).slice(0, 2)] as const,
  );
  expect(gaps.map((layers) => layers.length)).toEqual([2, 2]);
  for (const gap of gaps.flat()) expect(gap).toBeLessThan(1e-5);
});

test('counts what the reference counts, soft and pruned, over several blocks', async () => {
  const spec = busySpec('contest', {
    ...small,
    gamma: 2,
    optimizer: 'momentum',
    initialisation: 'he',
    inputNormalisation: 'standard',
  });
  const { found, expected, participation } = await page().evaluate(
    ([widths, given]) => window.wgslHarness.evaluate(widths, given, [1e-4, 0.3, 0.6]),
    [WIDTHS, spec] as const,
  );
  expect(found).toEqual(expected);
  expect(participation.some((s) => s > 0 && s < 0.3)).toBe(true);
  expect(found[2].accuracyPruned).not.toBe(found[2].accuracy);
});

test('counts images that arrive late, and the net of the moment it is asked', async () => {
  const { grown, whole, alone, overtaken } = await page().evaluate(
    ([widths, spec]) => window.wgslHarness.evaluateLate(widths, spec),
    [WIDTHS, busySpec('contest', small)] as const,
  );
  expect(grown).toEqual(whole);
  expect(overtaken).toEqual(alone);
});
