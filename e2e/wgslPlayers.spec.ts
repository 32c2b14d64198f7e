/**
 * Single weights, pixels, and pixels with neurons on the WGSL training step, against the Float64 reference in
 * a real browser. Without a graphics card this is SwiftShader: right for correctness, and no measure of speed.
 */
import { expect, test } from '@playwright/test';
import { STRETCH } from '../src/engine/wgsl/layout.ts';
import { parameters } from '../src/spec/parameters.ts';
import type { RunSpec, SpecPatch } from '../src/spec/spec.ts';
import { lcg } from '../test/reference/agreement.ts';
import {
  busySpec,
  describeSpec,
  sampledCombinations,
  weightSpec,
} from '../test/reference/cases.ts';
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

const PLAYERS = ['weight', 'pixel', 'pixel-neuron'] as const;
type Players = (typeof PLAYERS)[number];

const NETS = [WIDTHS, [9, 7, 3], [10, 6, 5, 4, 5, 3]];
/** Its first layer has several stretches of weights. */
const STRETCHED = [101, 47, 12, 5];
const scales = parameters.benefitScale.options.map(({ value }) => value);

const specOf = (
  granularity: Players,
  reading: 'contest' | 'saliency',
  patch: SpecPatch,
): RunSpec =>
  granularity === 'weight'
    ? weightSpec(reading, { ...small, ...patch })
    : busySpec(reading, { ...small, ...patch, granularity });

/** What is varied, without the prices that go with neurons. */
const choicesOf = (spec: RunSpec): SpecPatch => {
  const { benefitSign, benefitGradient, benefitMemory, dynamics, optimizer, costIntoTheta } = spec;
  return { benefitSign, benefitGradient, benefitMemory, dynamics, optimizer, costIntoTheta };
};

const playersOf = (granularity: Players, widths: readonly number[]): number => {
  const weights = widths.slice(1).reduce((sum, width, l) => sum + widths[l] * width, 0);
  const neurons = widths.slice(1, -1).reduce((sum, width) => sum + width, 0);
  if (granularity === 'weight') return weights;
  return widths[0] + (granularity === 'pixel' ? 0 : neurons);
};

for (const granularity of PLAYERS) {
  test.describe(`${granularity} as players`, () => {
    test('agree within 1e-4 after 5 steps: every reading, dynamics, optimizer and scale', async () => {
      test.setTimeout(480_000);
      const moved: number[] = [];
      for (const [i, sampled] of sampledCombinations().entries()) {
        // A weight has the most ways to be wrong; the others take the scales in turn.
        const some = granularity === 'weight' ? scales : [scales[i % scales.length]];
        for (const [j, benefitScale] of some.entries()) {
          const spec = specOf(granularity, 'saliency', { ...choicesOf(sampled), benefitScale });
          const widths = NETS[(i + j) % NETS.length];
          const found = await expectAgreement(page(), { network: widths, spec, batches: BATCHES });
          moved.push(...found.participation);
        }
      }
      expect(moved).toContain(0);
      expect(moved.some((s) => s > 0 && s < 1)).toBe(true);
    });

    test('agree where each group has prices of its own, and pixels are shifted', async () => {
      const own = {
        alpha: '3,4,5',
        beta: '2,0,1',
        gamma: '0.003,0.02',
        eta: '0.05,0.5,0',
      } as const;
      for (const benefitScale of scales) {
        for (const costIntoTheta of [false, true]) {
          const patch = {
            ...own,
            benefitScale,
            costIntoTheta,
            inputNormalisation: 'standard',
          } as const;
          const spec = specOf(granularity, 'saliency', patch);
          await expectAgreement(page(), { network: WIDTHS, spec, batches: BATCHES });
        }
      }
    });

    test('agree while every live choice is changed on the way', async () => {
      const changes: Record<number, SpecPatch> = {
        3: { dynamics: 'adam', lrS: 0.03 },
        6: { benefitMemory: 0.9, benefitSign: 'saliency' },
        9: { dynamics: 'proximal', gamma: 0.002 },
        12: { benefitScale: 'relative', lrS: 0.02, costIntoTheta: true },
        15: { benefitScale: 'relative-net' },
        18: { dynamics: 'adam', benefitGradient: 's', alpha: '4,5', eta: '0.2,0.5' },
        21: { dynamics: 'bestResponse', eta: 0, gammaWarmup: 20 },
      };
      const spec = specOf(granularity, 'contest', { benefitScale: 'absolute' });
      for (const readsEveryStep of [false, true]) {
        const one = { network: WIDTHS, spec, batches: steps(24), changes, readsEveryStep };
        await expectAgreement(page(), one);
      }
    });

    test('are put where they are told, few by few and thousands at once', async () => {
      const random = lcg(9);
      const jump = (widths: readonly number[], share: number) =>
        Array.from({ length: playersOf(granularity, widths) }, () =>
          random() < share ? 1.4 * random() - 0.2 : null,
        );
      const spec = specOf(granularity, 'contest', { costIntoTheta: true });
      await expectAgreement(page(), {
        ...{ network: WIDTHS, spec, batches: steps(8) },
        jumps: { 0: jump(WIDTHS, 0.02), 5: jump(WIDTHS, 0.6), 6: jump(WIDTHS, 1) },
      });
      await expectAgreement(page(), {
        ...{ network: STRETCHED, spec, batches: steps(3) },
        jumps: { 0: jump(STRETCHED, 0.5), 2: jump(STRETCHED, 0.5) },
      });
    });

    test('have the overlaps of their definition', async () => {
      const games = mixedGames({ ...small, granularity }).slice(0, 2);
      const gaps = await page().evaluate(
        ([widths, specs]) => window.wgslHarness.overlaps(widths, specs),
        [WIDTHS, games] as const,
      );
      for (const gap of gaps.flat()) expect(gap).toBeLessThan(1e-5);
      expect(gaps[0]).toHaveLength(granularity === 'pixel' ? 1 : 3);
    });

    test('are tested as the reference tests them, as they stand and pruned', async () => {
      const spec = specOf(granularity, 'contest', {
        ...{
          gamma: 2,
          optimizer: 'momentum',
          initialisation: 'he',
          inputNormalisation: 'standard',
        },
      });
      const { found, expected, participation } = await page().evaluate(
        ([widths, given]) => window.wgslHarness.evaluate(widths, given, [1e-4, 0.5, 0.8]),
        [WIDTHS, { ...spec, lrS: 0.01 }] as const,
      );
      expect(found).toEqual(expected);
      expect(participation.some((s) => s > 0 && s < 0.8)).toBe(true);
      expect(found[2].accuracyPruned).not.toBe(found[2].accuracy);
    });

    test('move as they would move alone, bit for bit, whatever is played beside', async () => {
      const games = mixedGames({ ...small, granularity });
      const specs = games.map((spec, k): RunSpec => ({
        ...spec,
        benefitScale: scales[k % scales.length],
      }));
      const changes = {
        0: { 5: { alpha: 2, dynamics: 'bestResponse', benefitScale: 'relative-net' } },
        2: { 3: { eta: 0, benefitScale: 'absolute' }, 9: { eta: 0.2, gamma: 0.3 } },
      } as const;
      const { together, alone } = await page().evaluate(
        (given) => window.wgslHarness.games(given),
        { network: WIDTHS, specs, steps: 14, changes },
      );
      expect(new Set(together).size).toBe(specs.length);
      together.forEach((numbers, k) => expect(numbers, describeSpec(specs[k])).toBe(alone[k]));
    });
  });
}

test('weights agree on nets of other depths, the output layer alone among them', async () => {
  expect(STRETCHED[0] * STRETCHED[1]).toBeGreaterThan(2 * STRETCH);
  const contest = weightSpec('contest', { ...small, costIntoTheta: true });
  const flow = weightSpec('joint-adam-flow', { ...small, optimizer: 'momentum' });
  for (const [widths, spec] of [
    [[10, 3], contest],
    [[10, 7, 3], flow],
    [[40, 9, 37], contest],
    [[10, 33, 8, 65, 5, 3], flow],
    [STRETCHED, contest],
    [STRETCHED, flow],
  ] as const)
    await expectAgreement(page(), { network: widths, spec, batches: BATCHES });
});

test('games of different players are each the game alone, bit for bit', async () => {
  const specs = (['weight', 'neuron', 'pixel-neuron', 'weight'] as const).map(
    (granularity, k) => mixedGames({ ...small, granularity })[k],
  );
  const { together, alone } = await page().evaluate((given) => window.wgslHarness.games(given), {
    ...{ network: WIDTHS, specs, steps: 9 },
    changes: { 0: { 5: { alpha: 2 } } },
  });
  expect(new Set(together).size).toBe(specs.length);
  together.forEach((numbers, k) => expect(numbers, describeSpec(specs[k])).toBe(alone[k]));
});

test('nobody earns a share where all are out', async () => {
  for (const granularity of PLAYERS) {
    const given = busySpec('contest', { ...small, granularity, dynamics: 'proximal', gamma: 1000 });
    const [found] = await page().evaluate(
      ([widths, spec]) => window.wgslHarness.players(widths, [{ spec, steps: 80 }]),
      [WIDTHS, { ...given, benefitMemory: 0 }] as const,
    );
    expect(new Set(Object.values(found.participation))).toEqual(new Set([0]));
    expect(Object.values(found.benefit).every(Number.isFinite)).toBe(true);
    expect(found.loss).toBeGreaterThan(0);
  }
});
