/** The engine against the Float64 reference of test/reference, which shares no line with it. */
import { describe, expect, it } from 'vitest';
import type { RunSpec, SpecPatch } from '../spec/spec.ts';
import { measure, type Differences } from '../../test/reference/agreement.ts';
import {
  busySpec,
  combinations,
  describeSpec,
  SMALL_NET,
  readings,
} from '../../test/reference/cases.ts';
import { chooseBackend, type BackendName } from './backends.ts';

const TOLERANCE = 1e-4;
const STEPS = 50;

const worst = ({ theta, s, benefit, normSquared, rivalry, loss }: Differences): number =>
  Math.max(theta, s, benefit, normSquared, rivalry, loss);

describe.each(['wasm', 'cpu'] satisfies BackendName[])('on %s', (backend) => {
  const measured = new Map<string, Promise<Differences>>();

  /**
   * Each run is measured once, for whichever test asks first: readings that differ only in what is varied
   * here anyway are the same run, and a test needs no other before it.
   */
  function small(spec: RunSpec, changes?: Record<number, SpecPatch>): Promise<Differences> {
    const key = JSON.stringify([spec, changes]);
    const found =
      measured.get(key) ??
      chooseBackend({ wanted: backend }).then(() =>
        measure({ network: SMALL_NET, backend, steps: STEPS, spec, changes }),
      );
    measured.set(key, found);
    return found;
  }

  it.each(readings)(
    'agrees within 1e-4 after 50 steps: %s, every dynamics and optimizer',
    async (reading) => {
      for (const spec of combinations(reading)) {
        const differences = await small(spec);
        expect(worst(differences), describeSpec(spec)).toBeLessThanOrEqual(TOLERANCE);
        const moved = differences.participation.filter((s) => s !== 1).length;
        expect(moved, `${describeSpec(spec)}: players that moved`).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  it('meets both ends of [0, 1] somewhere in these runs', async () => {
    const ends: number[] = [];
    for (const spec of readings.flatMap(combinations)) {
      ends.push(...(await small(spec)).participation);
    }
    expect(ends).toContain(0);
    expect(ends).toContain(1);
    expect(ends.some((s) => s > 0 && s < 1)).toBe(true);
  });

  it.each(['unit', 'standard'] as const)(
    'agrees on examples of real numbers, as %s',
    async (inputNormalisation) => {
      await chooseBackend({ wanted: backend });
      const spec = busySpec('contest', { inputNormalisation });
      const network = [2, 8, 5, 2];
      const differences = await measure({ network, backend, steps: STEPS, spec, reals: true });
      expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
    },
  );

  it('agrees without a size cost, where the best response is all or nothing', async () => {
    for (const gamma of [0, 0.06]) {
      const spec = { ...busySpec('descent-theta', { dynamics: 'bestResponse', beta: 0, gamma }) };
      expect(worst(await small(spec)), `γ = ${gamma}`).toBeLessThanOrEqual(TOLERANCE);
    }
  });

  it('agrees where players at 0 come back on the benefit they remember', async () => {
    // At s = 0 nothing is paid, so the plain step lets a player in that the fee then throws out.
    const spec = busySpec('contest', { gamma: 6, gammaWarmup: 0, beta: 0 });
    const differences = await small(spec);
    expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
    expect(differences.participation.some((s) => s > 0 && s < 0.1)).toBe(true);
  });

  it('measures no slope by s at s = 0, under either gradient', async () => {
    const spec = busySpec('descent-s', { gamma: 2, gammaWarmup: 0 });
    const differences = await small(spec);
    expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
    expect(differences.participation).toContain(0);
  });

  it('lets indifferent players stay where they are under the best response', async () => {
    const spec = busySpec('descent-theta', {});
    const nothing = { alpha: 0, beta: 0, gamma: 0, eta: 0 };
    const changes = { 5: { ...nothing, dynamics: 'bestResponse', lrS: 1 } as const };
    const differences = await small(spec, changes);
    expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
    expect(differences.participation.some((s) => s > 0 && s < 1)).toBe(true);
  });

  it('agrees where each layer has prices of its own, from the start or from some step on', async () => {
    const own = {
      alpha: '4,6',
      beta: '0.03,0',
      gamma: '0.02,0.1',
      eta: '0,0.2',
      costIntoTheta: true,
    } as const;
    for (const dynamics of ['projected', 'proximal', 'bestResponse', 'adam'] as const) {
      const spec = busySpec('saliency', { ...own, dynamics });
      const changes = { 20: { gamma: 0.05, beta: '0,0.05' }, 35: { gamma: '0.1,0.02' } } as const;
      const differences = await small(spec, changes);
      expect(worst(differences), dynamics).toBeLessThanOrEqual(TOLERANCE);
      expect(differences.participation.filter((s) => s !== 1).length).toBeGreaterThan(0);
    }
  });

  it('agrees when every live choice is changed on the way', async () => {
    const changes: Record<number, SpecPatch> = {
      8: { dynamics: 'adam', lrS: 0.03 },
      16: { benefitMemory: 0.9, benefitSign: 'saliency' },
      22: { dynamics: 'proximal', lrS: 0.2, gamma: 0.02 },
      28: { benefitScale: 'relative', lrS: 0.02, costIntoTheta: true },
      33: { benefitScale: 'relative-net' },
      36: { dynamics: 'adam', lrTheta: 3e-3, benefitGradient: 's' },
      44: { dynamics: 'bestResponse', eta: 0, gammaWarmup: 20 },
    };
    const spec = busySpec('printed-adam', {});
    expect(worst(await small(spec, changes))).toBeLessThanOrEqual(TOLERANCE);
  });

  it('agrees on a net with 784 inputs, under every initialisation and input scale', async () => {
    await chooseBackend({ wanted: backend });
    const kinds: SpecPatch[] = [
      { initialisation: 'torch', inputNormalisation: 'unit' },
      { initialisation: 'he', inputNormalisation: 'standard' },
      { initialisation: 'glorot', inputNormalisation: 'unit' },
    ];
    for (const kind of kinds) {
      const spec = busySpec('joint-adam-flow', kind);
      const differences = await measure({ network: [784, 16, 12, 10], backend, steps: 10, spec });
      expect(worst(differences), JSON.stringify(kind)).toBeLessThanOrEqual(TOLERANCE);
    }
  }, 30_000);
});
