/**
 * The engine on WebGPU against the Float64 reference, in a real browser. Without a graphics card this
 * is SwiftShader: right for correctness, far too slow for more than a few steps.
 */
import { expect, test, type Page } from '@playwright/test';
import type { Case, Differences } from '../test/reference/agreement.ts';
import {
  busySpec,
  describeSpec,
  sampledCombinations,
  SMALL_NET,
  weightSpec,
} from '../test/reference/cases.ts';
import { networks } from '../test/combinations.ts';
import type { Harness } from './harness/engine.ts';
import { harnessUrl } from '../scripts/testPorts.mjs';

declare global {
  interface Window {
    engineHarness: Harness;
  }
}

const ENGINE_PAGE = `${await harnessUrl()}/e2e/harness/engine.html`;
const STEPS = 5;
const TOLERANCE = 1e-4;

const measureIn = (page: Page, one: Case): Promise<Differences> =>
  page.evaluate((given) => window.engineHarness.measure(given), one);

const worst = ({ theta, s, benefit, normSquared, rivalry, loss }: Differences): number =>
  Math.max(theta, s, benefit, normSquared, rivalry, loss);

test.describe('engine on WebGPU', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(ENGINE_PAGE);
    await page.waitForFunction(() => 'engineHarness' in window);
    const report = await page.evaluate(() => window.engineHarness.choose('webgpu'));
    expect(report, report.reason).toMatchObject({ name: 'webgpu' });
  });

  test('agrees within 1e-4 after 5 steps, every reading and dynamics', async ({ page }) => {
    for (const spec of sampledCombinations()) {
      const one: Case = { network: SMALL_NET, backend: 'webgpu', steps: STEPS, spec };
      const differences = await measureIn(page, one);
      expect(worst(differences), describeSpec(spec)).toBeLessThanOrEqual(TOLERANCE);
      expect(
        differences.participation.some((s) => s !== 1),
        describeSpec(spec),
      ).toBe(true);
    }
  });

  test('agrees on a net with 784 inputs', async ({ page }) => {
    const spec = busySpec('joint-adam-flow', { inputNormalisation: 'standard' });
    const network = [784, 16, 12, 10];
    const differences = await measureIn(page, { network, backend: 'webgpu', steps: STEPS, spec });
    expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
  });

  test('agrees on networks of every kind of block, which tfjs computes here', async ({ page }) => {
    const spec = busySpec('descent-s', { costIntoTheta: true });
    for (const { text: network } of networks) {
      const one: Case = { network, backend: 'webgpu', steps: STEPS, spec };
      expect(worst(await measureIn(page, one)), network).toBeLessThanOrEqual(TOLERANCE);
    }
  });

  test('agrees where filters and single weights of convolutions play', async ({ page }) => {
    for (const network of ['6x5x1 c3k3s p2 c4k2 d5 d3', '5x5x1 c3k2 tanh p2 c3k1 leaky d3']) {
      for (const [granularity, specOf] of [
        ['filter', busySpec],
        ['weight', weightSpec],
      ] as const) {
        const spec = specOf('contest', { granularity, costIntoTheta: true });
        const one: Case = { network, backend: 'webgpu', steps: STEPS, spec };
        const name = `${network}, ${granularity}`;
        expect(worst(await measureIn(page, one)), name).toBeLessThanOrEqual(TOLERANCE);
      }
    }
  });

  test('holds no tensor that it should not', async ({ page }) => {
    const one: Case = {
      network: SMALL_NET,
      backend: 'webgpu',
      steps: 30,
      spec: busySpec('joint-adam', {}),
    };
    const { early, late, disposed } = await page.evaluate(
      (given) => window.engineHarness.tensors(given),
      one,
    );
    // The evaluated images stay on the device: one chunk. Their labels are compared with what is read back.
    expect(late).toBe(early + 1);
    expect(disposed).toBe(0);
  });
});

test('a software adapter never wins over WebAssembly by itself', async ({ page }) => {
  await page.goto(ENGINE_PAGE);
  await page.waitForFunction(() => 'engineHarness' in window);
  const { name, reason } = await page.evaluate(() => window.engineHarness.choose('auto'));
  expect(name, reason).toBe('wasm');
  expect(reason).toMatch(/software adapter|no graphics adapter/);
});

test('agrees on WebAssembly in the browser too', async ({ page }) => {
  await page.goto(ENGINE_PAGE);
  await page.waitForFunction(() => 'engineHarness' in window);
  await page.evaluate(() => window.engineHarness.choose('wasm'));
  const spec = busySpec('contest', {});
  const one: Case = { network: SMALL_NET, backend: 'wasm', steps: 50, spec };
  expect(worst(await measureIn(page, one))).toBeLessThanOrEqual(TOLERANCE);
});
