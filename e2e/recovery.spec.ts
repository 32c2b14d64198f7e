/**
 * Runs that are kept and gone on with on the graphics device, and what happens when it is lost. Without a
 * graphics card this is SwiftShader.
 */
import { expect, test, type Page } from '@playwright/test';
import { harnessUrl } from '../scripts/testPorts.mjs';
import { busySpec, weightSpec } from '../test/reference/cases.ts';
import type { Kept, RecoveryHarness } from './harness/recovery.ts';
import { playerId } from '../src/game/players.ts';

declare global {
  interface Window {
    recoveryHarness: RecoveryHarness;
  }
}

/** Odd widths, and one hidden layer: fewer kernels to compile. */
const WIDTHS = [21, 13, 5];
const small = { batchSize: 16 } as const;

const cases: readonly [string, Kept][] = [
  [
    'inside the warm-up of γ, with a benefit that remembers',
    {
      network: WIDTHS,
      spec: { ...busySpec('contest', { gammaWarmup: 3, benefitMemory: 0.9 }), ...small },
      changes: [{ step: 9, patch: { gamma: 0.2 } }],
      acts: {},
      ...{ at: [0, 1, 8, 13], end: 20 },
    },
  ],
  [
    'players held, all by Adam',
    {
      network: WIDTHS,
      spec: { ...busySpec('joint-adam', { costIntoTheta: true }), ...small },
      changes: [{ step: 14, patch: {}, act: { kind: 'release', player: playerId(3) } }],
      acts: { 5: [{ kind: 'pin', player: playerId(3), participation: 0.4 }] },
      ...{ at: [5, 11], end: 20 },
    },
  ],
  [
    'single weights, shares of what the net earns, some of them held',
    {
      network: WIDTHS,
      spec: weightSpec('contest', { ...small, benefitScale: 'relative-net', benefitMemory: 0.9 }),
      changes: [{ step: 14, patch: { benefitScale: 'absolute', dynamics: 'adam' } }],
      acts: { 5: [{ kind: 'pin', player: playerId(300), participation: 0.4 }] },
      ...{ at: [0, 5, 11, 16], end: 20 },
    },
  ],
  [
    'pixels and neurons',
    {
      network: WIDTHS,
      spec: {
        ...busySpec('joint-adam', { costIntoTheta: true, optimizer: 'momentum' }),
        ...{ ...small, granularity: 'pixel-neuron' },
      },
      changes: [{ step: 9, patch: { gamma: '0.1,0.2' } }],
      acts: {},
      ...{ at: [0, 8], end: 20 },
    },
  ],
  [
    'filters and the neurons behind them',
    {
      network: '8x8x1 c4k3 p2 d6 d4',
      spec: { ...busySpec('contest', { costIntoTheta: true }), ...small, granularity: 'filter' },
      changes: [{ step: 6, patch: { gamma: '0.1,0.2' } }],
      acts: { 5: [{ kind: 'pin', player: playerId(2), participation: 0.4 }] },
      ...{ at: [0, 5], end: 10 },
    },
  ],
];

// One page for all tests: the kernels, once compiled, stay with the device.
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await page.goto(`${await harnessUrl()}/e2e/harness/recovery.html`);
  await page.waitForFunction(() => 'recoveryHarness' in window);
  const report = await page.evaluate(() => window.recoveryHarness.choose('webgpu'));
  expect(report, report.reason).toMatchObject({ name: 'webgpu' });
});

test.afterAll(() => page.close());

for (const [name, one] of cases) {
  test(`a run on WebGPU goes on to the same bits: ${name}`, async () => {
    const { shown, ends, never } = await page.evaluate(
      (given) => window.recoveryHarness.goOn(given),
      one,
    );
    for (const [before, after] of shown) expect(after).toBe(before);
    for (const end of ends) expect(end).toBe(never);
    expect(ends).toHaveLength(one.at.length + 1);
  });
}

test('a run goes on within rounding on another route, whoever plays', async () => {
  for (const [name, one] of cases) {
    const gaps = await page.evaluate((given) => window.recoveryHarness.cross(given), {
      ...one,
      at: one.at.slice(-1),
    });
    for (const [way, gap] of Object.entries(gaps)) {
      expect(gap, `${name}, ${way}`).toBeLessThan(1e-4);
    }
  }
});

test('a game among others is kept and put back without touching them', async () => {
  const specs = [
    { ...busySpec('contest', {}), ...small },
    { ...busySpec('joint-adam', { optimizer: 'momentum' }), ...small },
  ];
  const { expected, found, others } = await page.evaluate(
    ([network, given]) => window.recoveryHarness.amongOthers(network, given),
    [WIDTHS, specs] as const,
  );
  expect(found).toBe(expected);
  expect(others[1]).toBe(others[0]);
});

test('after a lost device the run goes on from its checkpoint, on a new device and on WebAssembly', async () => {
  const one = { ...cases[0][1], at: [8] };
  const { backends, failures, announced, texts, gaps } = await page.evaluate(
    (given) => window.recoveryHarness.lose(given),
    one,
  );
  expect(backends.map(({ name }) => name)).toEqual(['webgpu', 'webgpu', 'wasm']);
  expect(backends[2].reason).toContain('the graphics device was lost 2 times');
  expect(announced).toEqual(['The graphics device was shut down.']);
  for (const { isLoss, message } of failures) {
    expect(isLoss, message).toBe(true);
    expect(message).toBe('Error: The graphics device was shut down.');
  }
  expect(texts[1]).toBe(texts[0]);
  for (const [column, gap] of Object.entries(gaps)) expect(gap, column).toBeLessThan(1e-4);
});
