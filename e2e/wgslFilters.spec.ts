/**
 * Filters, with neurons behind them, on the WGSL training step, against the Float64 reference in a real browser.
 * Without a graphics card this is SwiftShader: right for correctness, and no measure of speed.
 */
import { expect, test } from '@playwright/test';
import type { RunSpec, SpecPatch } from '../src/spec/spec.ts';
import { busySpec, describeSpec } from '../test/reference/cases.ts';
import { BATCHES, expectAgreement, mixedGames, small, useWgslPage } from './support/wgsl.ts';

const page = useWgslPage();

/** Two convolutions with pooling, one more dense layer than there must be. */
const LENET = '14x12x1 c5k3 p2 c6k3 p2 d7 d4';

const specOf = (reading: 'contest' | 'joint-adam-flow', patch: SpecPatch): RunSpec =>
  busySpec(reading, { ...small, granularity: 'filter', ...patch });

test('agree on nets like LeNet-5, each group at prices of its own, while choices change', async () => {
  const prices = { alpha: '3,4,5', beta: '0.03,0,0.02', eta: '0.05,0.1' } as const;
  const changes = {
    2: { dynamics: 'adam', benefitScale: 'relative', lrS: 0.03 },
    3: { benefitScale: 'relative-net', benefitMemory: 0.9, eta: 0 },
  } as const;
  const spec = specOf('contest', { ...prices, costIntoTheta: true });
  const { participation } = await expectAgreement(page(), {
    ...{ network: LENET, spec, batches: BATCHES, changes },
    jumps: { 1: [0, 0.5, ...Array.from({ length: 16 }, () => null)] },
  });
  expect(participation.some((s) => s > 0 && s < 1)).toBe(true);
});

test('agree with borders, windows that leave numbers out, colours, and real numbers', async () => {
  const networks = [
    ['11x9x2 c5k3s p3 c3k2 d4', { optimizer: 'sgd', inputNormalisation: 'standard' }],
    ['7x8x3 c34k2 c3k3s d6 d4', { optimizer: 'momentum', costIntoTheta: true }],
  ] as const;
  for (const [network, patch] of networks)
    await expectAgreement(page(), {
      ...{ network, spec: specOf('joint-adam-flow', patch), batches: BATCHES, reals: true },
    });
});

test('have the overlaps of their definition, and are tested as the reference tests them', async () => {
  const games = mixedGames({ ...small, granularity: 'filter' }).slice(0, 2);
  const gaps = await page().evaluate(
    ([network, specs]) => window.wgslHarness.overlaps(network, specs),
    [LENET, games] as const,
  );
  expect(gaps.map((groups) => groups.length)).toEqual([3, 3]);
  for (const gap of gaps.flat()) expect(gap).toBeLessThan(1e-5);

  const spec = specOf('contest', {
    gamma: 2,
    initialisation: 'he',
    inputNormalisation: 'standard',
  });
  const network = '8x8x1 c4k3 p2 d6 d4';
  const { found, expected, participation } = await page().evaluate(
    ([text, given]) => window.wgslHarness.evaluate(text, given, [1e-4, 0.7]),
    [network, { ...spec, lrS: 0.01 }] as const,
  );
  expect(found).toEqual(expected);
  expect(participation.some((s) => s > 0 && s < 0.7)).toBe(true);
});

test('move as they would move alone, bit for bit, whatever is played beside', async () => {
  const specs = mixedGames({ ...small, granularity: 'filter' }).slice(0, 3);
  const changes = { 0: { 2: { alpha: 2, dynamics: 'bestResponse' } } } as const;
  const { together, alone } = await page().evaluate((given) => window.wgslHarness.games(given), {
    ...{ network: LENET, specs, steps: 4, changes },
  });
  expect(new Set(together).size).toBe(specs.length);
  together.forEach((numbers, k) => expect(numbers, describeSpec(specs[k])).toBe(alone[k]));
});

test('need at most 30 dispatches a step of LeNet-5, and one reading', async () => {
  const network = '28x28x1 c20k5 p2 c50k5 p2 d500 d10';
  const found: number[] = [];
  for (const eta of [0, 0.1]) {
    const specs = [specOf('contest', { batchSize: 2, eta, costIntoTheta: true })];
    const { steps, reading } = await page().evaluate(
      ([text, given]) => window.wgslHarness.count(text, given, 1),
      [network, specs] as const,
    );
    expect(reading).toMatchObject({ submissions: 1, mappings: 1 });
    found.push(steps.dispatches);
  }
  expect(found).toEqual([13, 14]);
  expect(Math.max(...found)).toBeLessThanOrEqual(30);
});
