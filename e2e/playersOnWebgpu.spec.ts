/**
 * The page plays single weights, pixels, and pixels with neurons on WebGPU as it does on WebAssembly: the same
 * players after the same steps and acts, the same game behind them, and pictures of them. Without a graphics
 * card this is SwiftShader, on which a step takes long.
 */
import { expect, test, type Page } from '@playwright/test';
import { grouped } from '../src/ui/format.ts';
import { openPaused, waitForStep } from './support/lab.ts';

const RUN =
  '#v=1&network=784-12-8-10&seed=3&batchSize=32&lrS=0.02&gamma=3&beta=0.02&eta=0.02&gammaWarmup=0&epochs=50';

interface Played {
  readonly participation: number[][];
  readonly nashGaps: number[];
  readonly held: number;
}

async function played(page: Page, granularity: string, backend: string): Promise<Played> {
  await openPaused(page, `${RUN}&granularity=${granularity}&backend=${backend}`);
  return page.evaluate(async () => {
    const lab = window.pruningGame!;
    await lab.step(6);
    await lab.act({ kind: 'pin', player: 300, participation: 0.4 });
    await lab.step(4);
    const { participation } = await lab.snapshot();
    const { layers } = await lab.analysis();
    return {
      participation,
      nashGaps: layers.map(({ nashGap }) => nashGap),
      held: participation.flat()[300],
    };
  });
}

const EPSILON = 0.01;
const inOf = (s: readonly number[]): number => s.filter((each) => each >= EPSILON).length;

for (const granularity of ['weight', 'pixel', 'pixel-neuron']) {
  test(`${granularity} as players: on WebGPU as on WebAssembly`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const there = await played(page, granularity, 'wasm');
    const here = await played(page, granularity, 'webgpu');
    expect(await page.evaluate(() => window.pruningGame!.spec().backend)).toBe('webgpu');

    expect(here.participation.map(({ length }) => length)).toEqual(
      there.participation.map(({ length }) => length),
    );
    const gaps = here.participation.flatMap((own, g) =>
      own.map((s, i) => Math.abs(s - there.participation[g][i])),
    );
    expect(gaps.reduce((most, gap) => Math.max(most, gap), 0)).toBeLessThan(1e-4);
    expect(here.participation.flat().some((s) => s < 1)).toBe(true);
    expect(here.held).toBeCloseTo(0.4, 6);
    here.nashGaps.forEach((gap, g) => {
      expect(gap).toBeGreaterThan(0);
      expect(Math.abs(gap / there.nashGaps[g] - 1)).toBeLessThan(1e-3);
    });

    const picture = page.locator(granularity === 'weight' ? '.panel-weights' : '.panel-pixels');
    const [first] = here.participation;
    await expect(picture.locator('p.panel-spoken').first()).toContainText(
      granularity === 'weight'
        ? `Layer 1: ${grouped(inOf(first))} of ${grouped(first.length)} in`
        : `${inOf(first)} of 784 pixels are in`,
    );
    await page.evaluate(() => window.pruningGame!.play());
    await waitForStep(page, 14, 60_000);
    await page.evaluate(() => window.pruningGame!.pause());
    await expect(page.locator('.panel-broken')).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}
