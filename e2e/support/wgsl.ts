/** The page of the WGSL training step (e2e/harness/wgsl.ts), opened once for all tests of a file. */
import { expect, test, type Page } from '@playwright/test';
import type { Compared, Comparison, Gaps } from '../../src/engine/wgsl/test/compare.ts';
import type { RunSpec, SpecPatch } from '../../src/spec/spec.ts';
import { busySpec, describeSpec } from '../../test/reference/cases.ts';
import { harnessUrl } from '../../scripts/testPorts.mjs';
import type { WgslHarness } from '../harness/wgsl.ts';

declare global {
  interface Window {
    wgslHarness: WgslHarness;
  }
}

const TOLERANCE = 1e-4;
/** Odd widths: no image and no row begins at a whole word. */
export const WIDTHS = [21, 13, 9, 5];
/** Five steps, the last of which see part of a batch. */
export const BATCHES = [16, 16, 11, 16, 1];

export const small = { batchSize: 16 } as const satisfies SpecPatch;

export const steps = (count: number): number[] => Array.from({ length: count }, () => 16);

/** Games of different readings, dynamics, optimizers, seeds, starts and inputs. */
export const mixedGames = (patch: SpecPatch): RunSpec[] => [
  busySpec('contest', { ...patch, seed: 3, inputNormalisation: 'standard' }),
  busySpec('printed-sgd', { ...patch, seed: 3, dynamics: 'proximal', eta: 0 }),
  busySpec('joint-adam-flow', { ...patch, seed: 4, initialisation: 'he' }),
  busySpec('descent-s', { ...patch, seed: 5, optimizer: 'momentum', dynamics: 'bestResponse' }),
  busySpec('descent-theta', { ...patch, seed: 6, initialisation: 'glorot', benefitMemory: 0.9 }),
];

/**
 * One page for all tests of the file that calls it: the kernels, once compiled, stay with the device.
 *
 * @returns the page, from the first test on
 */
export function useWgslPage(): () => Page {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    const url = `${await harnessUrl()}/e2e/harness/wgsl.html`;
    page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'wgslHarness' in window);
    const report = await page.evaluate(() => window.wgslHarness.start());
    expect(report, report.reason).toMatchObject({ name: 'webgpu' });
  });
  test.afterEach(async () => {
    expect(await page.evaluate(() => window.wgslHarness.complaints())).toEqual([]);
  });
  test.afterAll(() => page.close());
  return () => page;
}

const worst = (gaps: Gaps): number => Math.max(...Object.values(gaps));

export async function expectAgreement(page: Page, one: Comparison): Promise<Compared> {
  const compared = await page.evaluate((given) => window.wgslHarness.compare(given), one);
  const { network } = one;
  const text = typeof network === 'string' ? network : network.join('-');
  const name = `${text}: ${describeSpec(one.spec)} ${JSON.stringify(compared.gaps)}`;
  expect(worst(compared.gaps), name).toBeLessThanOrEqual(TOLERANCE);
  expect(compared.hasSameEnds, `${name}: exact 0 and 1`).toBe(true);
  return compared;
}
