/**
 * How the WGSL training step goes about it, in a real browser: what it submits, shares, repeats and
 * frees. e2e/wgslAgreement.spec.ts has its figures.
 */
import { expect, test } from '@playwright/test';
import type { RunSpec, SpecPatch } from '../src/spec/spec.ts';
import { busySpec, describeSpec } from '../test/reference/cases.ts';
import { mixedGames, small, useWgslPage, WIDTHS } from './support/wgsl.ts';

const page = useWgslPage();

const dispatchesOf = async (
  widths: readonly number[],
  patch: SpecPatch,
  count: number,
  others: readonly RunSpec[] = [],
) =>
  page().evaluate(([given, specs, number]) => window.wgslHarness.count(given, specs, number), [
    widths,
    [busySpec('contest', patch), ...others],
    count,
  ] as const);

test('needs at most 16 dispatches a step, whoever plays in up to five hidden layers', async () => {
  const stepOf = async (widths: readonly number[], patch: SpecPatch) => {
    const found = await dispatchesOf(widths, { ...small, costIntoTheta: true, ...patch }, 2);
    expect(found.reading).toMatchObject({ submissions: 1, mappings: 1 });
    return found.steps.dispatches / 2;
  };
  const [cheap, dear] = [
    { eta: 0, benefitScale: 'absolute' },
    { eta: 0.1, benefitScale: 'relative' },
  ] as const;
  // Without and with rivals and shares: of one hidden layer, of the paper’s two, and of five.
  const expected = {
    neuron: [6, 7, 8, 9, 14, 15],
    weight: [4, 8, 6, 10, 12, 16],
    pixel: [7, 8, 9, 10, 15, 16],
    'pixel-neuron': [7, 8, 9, 10, 15, 16],
  } as const;
  for (const [granularity, counts] of Object.entries(expected)) {
    const found: number[] = [];
    for (const widths of [
      [9, 8, 5],
      [21, 13, 9, 5],
      [9, 8, 7, 6, 5, 4, 3],
    ]) {
      for (const patch of [cheap, dear]) {
        found.push(await stepOf(widths, { ...patch, granularity: granularity as 'neuron' }));
      }
    }
    expect(found, granularity).toEqual(counts);
    expect(Math.max(...found)).toBeLessThanOrEqual(16);
  }
});

test('needs no more dispatches for more games, reads back once, and maps nothing for a step', async () => {
  const others = mixedGames(small);
  const mixed = await dispatchesOf(WIDTHS, small, 3, others);
  expect(mixed.steps.dispatches / 3).toBe(9);
  expect(mixed.reading).toMatchObject({ dispatches: 2, submissions: 1, mappings: 1 });

  const many = await dispatchesOf(WIDTHS, small, 24);
  expect(many.steps.mappings).toBe(0);
  // However slow the machine, a submission holds at least one step.
  expect(many.steps.submissions).toBeLessThanOrEqual(24);
});

test('moves every game as it would move alone, bit for bit', async () => {
  const specs = mixedGames(small);
  const changes = {
    0: { 5: { alpha: 2, dynamics: 'bestResponse' } },
    2: { 3: { eta: 0 }, 9: { eta: 0.2, gamma: 0.3 } },
  } as const;
  const { together, alone } = await page().evaluate((given) => window.wgslHarness.games(given), {
    network: WIDTHS,
    specs,
    steps: 14,
    changes,
  });
  expect(new Set(together).size).toBe(specs.length);
  together.forEach((numbers, k) => expect(numbers, describeSpec(specs[k])).toBe(alone[k]));
});

test('submits many steps at once even while players are held in place', async () => {
  const { submissions, participation } = await page().evaluate(
    ([widths, spec]) => window.wgslHarness.held(widths, spec, 24),
    [WIDTHS, busySpec('contest', small)] as const,
  );
  // Nothing is measured before the first submission is done, and until then two steps make one.
  expect(submissions).toBe(12);
  expect(participation[3]).toBe(0.5);
  expect(participation[15]).toBe(0.25);
});

test('shares the weights with tfjs: the same numbers, no copy, and each frees its own', async () => {
  const { before, after, accuracy, disposed, held } = await page().evaluate(
    ([widths, specs]) => window.wgslHarness.shared(widths, specs),
    [WIDTHS, mixedGames(small).slice(0, 2)] as const,
  );
  expect(before[0]).toBe(before[1]);
  expect(after[0]).toBe(after[1]);
  expect(before[0]).not.toBe(disposed[0]);
  expect(accuracy[0]).toBe(accuracy[1]);
  expect(disposed[0]).toBe(disposed[1]);
  expect(held[0]).toBe(held[1]);
});

test('lets no more than two submissions wait for the device', async () => {
  const most = await page().evaluate(
    ([widths, spec]) => window.wgslHarness.backlog(widths, spec, 40),
    [WIDTHS, busySpec('contest', small)] as const,
  );
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(2);
});

test('repeats a run bit for bit from the same seed', async () => {
  const [first, second] = await page().evaluate(
    ([widths, spec]) => window.wgslHarness.twice(widths, spec, 30),
    [WIDTHS, busySpec('joint-adam-flow', small)] as const,
  );
  expect(first.length).toBeGreaterThan(1000);
  expect(second).toBe(first);
});

test('holds no buffer that it should not', async () => {
  const { early, late, disposed } = await page().evaluate(
    ([widths, spec]) => window.wgslHarness.buffers(widths, spec, 60),
    [WIDTHS, busySpec('joint-adam', small)] as const,
  );
  expect(late).toBe(early);
  expect(disposed).toBe(0);
});
