/**
 * The WGSL training step against the Float64 reference, in a real browser. Without a graphics card
 * this is SwiftShader: right for correctness, and no measure of speed.
 */
import { expect, test, type Page } from '@playwright/test';
import { readingNames } from '../src/game/presets.ts';
import type { RunSpec, SpecPatch } from '../src/game/spec.ts';
import type { Compared, Comparison, Gaps } from '../src/engine/wgsl/test/compare.ts';
import { lcg } from '../test/reference/agreement.ts';
import { busySpec, combinations, describeSpec } from '../test/reference/cases.ts';
import type { WgslHarness } from './harness/wgsl.ts';
import { harnessUrl } from '../scripts/testPorts.mjs';

declare global {
  interface Window {
    wgslHarness: WgslHarness;
  }
}

const HARNESS_PAGE = `${await harnessUrl()}/e2e/harness/wgsl.html`;
const TOLERANCE = 1e-4;
/** Odd widths: no image and no row begins at a whole word. */
const WIDTHS = [21, 13, 9, 5];
/** Five steps, the last of which see part of a batch. */
const BATCHES = [16, 16, 11, 16, 1];

const small = { batchSize: 16 } as const satisfies SpecPatch;
const worst = (gaps: Gaps): number => Math.max(...Object.values(gaps));
const compareIn = (one: Comparison): Promise<Compared> =>
  page.evaluate((given) => window.wgslHarness.compare(given), one);

async function expectAgreement(one: Comparison): Promise<Compared> {
  const compared = await compareIn(one);
  const name = `${one.widths.join('-')}: ${describeSpec(one.spec)} ${JSON.stringify(compared.gaps)}`;
  expect(worst(compared.gaps), name).toBeLessThanOrEqual(TOLERANCE);
  expect(compared.hasSameEnds, `${name}: exact 0 and 1`).toBe(true);
  return compared;
}

/** Games of different readings, dynamics, optimizers, seeds, starts and inputs. */
const mixedGames = (patch: SpecPatch): RunSpec[] => [
  busySpec('contest', { ...patch, seed: 3, inputNormalisation: 'standard' }),
  busySpec('printed-sgd', { ...patch, seed: 3, dynamics: 'proximal', eta: 0 }),
  busySpec('joint-adam-flow', { ...patch, seed: 4, initialisation: 'he' }),
  busySpec('descent-s', { ...patch, seed: 5, optimizer: 'momentum', dynamics: 'bestResponse' }),
  busySpec('descent-theta', { ...patch, seed: 6, initialisation: 'glorot', benefitMemory: 0.9 }),
];

const steps = (count: number): number[] => Array.from({ length: count }, () => 16);

// One page for all tests: the kernels, once compiled, stay with the device.
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await page.goto(HARNESS_PAGE);
  await page.waitForFunction(() => 'wgslHarness' in window);
  const report = await page.evaluate(() => window.wgslHarness.start());
  expect(report, report.reason).toMatchObject({ name: 'webgpu' });
});

test.afterEach(async () => {
  expect(await page.evaluate(() => window.wgslHarness.complaints())).toEqual([]);
});

test.afterAll(() => page.close());

test('agrees within 1e-4 after 5 steps: every reading, dynamics and optimizer', async () => {
  test.setTimeout(300_000);
  const specs = readingNames.flatMap((reading) => combinations(reading));
  const different = new Map(specs.map((spec) => [JSON.stringify(spec), { ...spec, ...small }]));
  for (const spec of different.values()) {
    const { participation } = await expectAgreement({
      widths: WIDTHS,
      spec,
      batches: BATCHES,
    });
    expect(
      participation.some((s) => s !== 1),
      describeSpec(spec),
    ).toBe(true);
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
    await expectAgreement({ widths, spec, batches: BATCHES });
  }
});

test('agrees where the tiles are large', async () => {
  const spec = busySpec('descent-s', { batchSize: 4, costIntoTheta: true, optimizer: 'sgd' });
  await expectAgreement({ widths: [12, 1030, 1030, 4], spec, batches: [4, 3] });
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
  await expectAgreement({ widths: WIDTHS, spec, batches: steps(50), changes });
  await expectAgreement({
    widths: WIDTHS,
    spec,
    batches: steps(10),
    changes: { 2: { dynamics: 'adam' }, 4: { alpha: 2 }, 7: { dynamics: 'proximal' } },
    readsEveryStep: true,
  });
});

test('agrees where the best response is all or nothing, and where players are indifferent', async () => {
  for (const gamma of [0, 0.06]) {
    const spec = busySpec('descent-theta', { ...small, dynamics: 'bestResponse', beta: 0, gamma });
    await expectAgreement({ widths: WIDTHS, spec, batches: steps(20) });
  }
  const nothing = { alpha: 0, beta: 0, gamma: 0, eta: 0 };
  const { participation } = await expectAgreement({
    widths: WIDTHS,
    spec: busySpec('descent-theta', small),
    batches: steps(12),
    changes: { 5: { ...nothing, dynamics: 'bestResponse', lrS: 1 } },
  });
  expect(participation.some((s) => s > 0 && s < 1)).toBe(true);
});

test('keeps s exactly at 1 and exactly at 0, and gives a dead layer no share', async () => {
  const spec = busySpec('contest', { ...small, beta: 0, eta: 0, dynamics: 'proximal' });
  const found = await page.evaluate(
    ([widths, given]) =>
      window.wgslHarness.players(widths, [
        { spec: given, fee: 0, steps: 0 },
        { spec: given, fee: 0, steps: 20 }, // nothing is paid, and saliency is never negative
        { spec: given, fee: 1000, steps: 60 },
        { spec: given, fee: 1000, steps: 20 },
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

test('needs at most 12 dispatches a step however many games, and reads back once', async () => {
  const paper = [784, 512, 256, 10];
  const dispatchesOf = async (
    widths: number[],
    patch: SpecPatch,
    count: number,
    others: readonly RunSpec[] = [],
  ) =>
    page.evaluate(([given, specs, number]) => window.wgslHarness.count(given, specs, number), [
      widths,
      [busySpec('contest', { ...patch }), ...others],
      count,
    ] as const);
  const [free, priced] = [
    await dispatchesOf(paper, { batchSize: 4, eta: 0 }, 2),
    await dispatchesOf(paper, { batchSize: 4, costIntoTheta: true }, 2),
  ];
  expect(free.steps.dispatches / 2).toBe(8);
  expect(priced.steps.dispatches / 2).toBe(9);
  expect(priced.reading).toMatchObject({ dispatches: 2, submissions: 1, mappings: 1 });

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
  const { together, alone } = await page.evaluate((given) => window.wgslHarness.games(given), {
    widths: WIDTHS,
    specs,
    steps: 14,
    changes,
  });
  expect(new Set(together).size).toBe(specs.length);
  together.forEach((numbers, k) => expect(numbers, describeSpec(specs[k])).toBe(alone[k]));
});

test('puts players where it is told, clipped, from the next step on', async () => {
  const random = lcg(9);
  // A third of them stay where they are.
  const jump = () =>
    Array.from({ length: 13 + 9 }, () => (random() < 1 / 3 ? null : 1.4 * random() - 0.2));
  for (const dynamics of ['projected', 'adam'] as const) {
    await expectAgreement({
      widths: WIDTHS,
      spec: busySpec('contest', { ...small, dynamics, costIntoTheta: true }),
      batches: steps(12),
      jumps: { 0: jump(), 5: jump(), 6: jump() },
    });
  }
});

test('submits many steps at once even while players are held in place', async () => {
  const { submissions, participation } = await page.evaluate(
    ([widths, spec]) => window.wgslHarness.held(widths, spec, 24),
    [WIDTHS, busySpec('contest', small)] as const,
  );
  // Nothing is measured before the first submission is done, and until then two steps make one.
  expect(submissions).toBe(12);
  expect(participation[3]).toBe(0.5);
  expect(participation[15]).toBe(0.25);
});

test('gives the inner products of each game’s players', async () => {
  const gaps = await page.evaluate(([widths, specs]) => window.wgslHarness.gram(widths, specs), [
    WIDTHS,
    mixedGames(small).slice(0, 2),
  ] as const);
  expect(gaps.map((layers) => layers.length)).toEqual([2, 2]);
  for (const gap of gaps.flat()) expect(gap).toBeLessThan(1e-5);
});

test('shares the weights with tfjs: the same numbers, no copy, and each frees its own', async () => {
  const { before, after, accuracy, disposed, held } = await page.evaluate(
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
  const most = await page.evaluate(
    ([widths, spec]) => window.wgslHarness.backlog(widths, spec, 40),
    [WIDTHS, busySpec('contest', small)] as const,
  );
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(2);
});

test('repeats a run bit for bit from the same seed', async () => {
  const [first, second] = await page.evaluate(
    ([widths, spec]) => window.wgslHarness.twice(widths, spec, 30),
    [WIDTHS, busySpec('joint-adam-flow', small)] as const,
  );
  expect(first.length).toBeGreaterThan(1000);
  expect(second).toBe(first);
});

test('holds no buffer that it should not', async () => {
  const { early, late, disposed } = await page.evaluate(
    ([widths, spec]) => window.wgslHarness.buffers(widths, spec, 60),
    [WIDTHS, busySpec('joint-adam', small)] as const,
  );
  expect(late).toBe(early);
  expect(disposed).toBe(0);
});

test('counts what the reference counts, soft and pruned, over several blocks', async () => {
  const spec = busySpec('contest', {
    ...small,
    gamma: 2,
    optimizer: 'momentum',
    initialisation: 'he',
    inputNormalisation: 'standard',
  });
  const { found, expected, participation } = await page.evaluate(
    ([widths, given]) => window.wgslHarness.evaluate(widths, given, [1e-4, 0.3, 0.6]),
    [WIDTHS, spec] as const,
  );
  expect(found).toEqual(expected);
  expect(participation.some((s) => s > 0 && s < 0.3)).toBe(true);
  expect(found[2].accuracyPruned).not.toBe(found[2].accuracy);
});

test('counts images that arrive late, and the net of the moment it is asked', async () => {
  const { grown, whole, alone, overtaken } = await page.evaluate(
    ([widths, spec]) => window.wgslHarness.evaluateLate(widths, spec),
    [WIDTHS, busySpec('contest', small)] as const,
  );
  expect(grown).toEqual(whole);
  expect(overtaken).toEqual(alone);
});
