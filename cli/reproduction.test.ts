/**
 * The short form of docs/reproduction.md: full MNIST, the paper's net, seed 0, stopped early. Bounds are
 * the spread over seeds and machines around what the 20-epoch runs pass through.
 */
import { describe, expect, it, vi } from 'vitest';
import { presetSpec, type PresetName } from '../src/spec/presets.ts';
import type { InterpretationName } from '../src/spec/interpretations.ts';
import type { SpecPatch } from '../src/spec/spec.ts';
import { runExperiment } from './runExperiment.ts';

const run = (preset: PresetName, interpretation: InterpretationName, patch: SpecPatch) =>
  runExperiment(
    { ...presetSpec(preset, interpretation), backend: 'wasm', ...patch },
    { limitSteps: null, say: () => {} },
  );

// Half a minute of work on a quiet machine; how long it takes on a busy one is no matter of this test.
vi.setConfig({ testTimeout: 900_000 });

describe('the paper’s net on full MNIST', () => {
  it('prunes nobody under Very High Beta as printed, and already reads most digits', async () => {
    const { series } = await run('very-high-beta', 'printed-sgd', { epochs: 2 });
    const last = series.evaluations.at(-1)!;
    expect(last.testAccuracy).toBeGreaterThan(0.93);
    expect(last.sparsity).toBe(0);
    // s ≈ exp(−2β η_s Σ‖θ_t‖²) with ‖θ‖² near 1/3, its mean at the start: decay by size alone.
    expect(last.meanParticipation).toBeGreaterThan(0.91);
    expect(last.meanParticipation).toBeLessThan(0.95);
  });

  it('drops nearly everyone under L1 Sparsity Strong by joint Adam, to exact zeros', async () => {
    const { series, last: end } = await run('l1-strong', 'joint-adam', { epochs: 5 });
    const last = series.evaluations.at(-1)!;
    expect(last.sparsity).toBeGreaterThan(0.95);
    expect(last.testAccuracy).toBeGreaterThan(0.85);
    const zeros = end.participation.filter((s) => s === 0).length;
    // Section 9.2 reversed: the L1 term gives exact zeros.
    expect(zeros).toBeGreaterThan(600);
  });

  it('parts the players in two under the contest, at little cost', async () => {
    const { series, last: end } = await run('contest', 'contest', {
      epochs: 7,
      gammaWarmup: 2,
    });
    const last = series.evaluations.at(-1)!;
    expect(last.testAccuracy).toBeGreaterThan(0.96);
    expect(last.sparsity).toBeGreaterThan(0.85);
    expect(last.testAccuracyPruned).toBeCloseTo(last.testAccuracy!, 2);
    const survivors = end.participation.filter((s) => s >= 0.01);
    expect(survivors.filter((s) => s >= 0.9).length / survivors.length).toBeGreaterThan(0.5);
  });
});
