/** The SIMD trainer against the Float64 reference of test/reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  busySpec,
  combinations,
  describeSpec,
  SMALL_NET,
  readings,
} from '../../../test/reference/cases.ts';
import type { RunSpec, SpecPatch } from '../../spec/spec.ts';
import { compiledStep } from './test/compiled.ts';
import { runPair, type Outcome, type Pair } from './test/sideBySide.ts';

const TOLERANCE = 1e-4;
/** No width is a multiple of 4, several panels in the first layer. */
const ODD_NET = [50, 71, 37, 5] as const;

describe.each(['step.wasm', 'step-relaxed.wasm'] as const)(
  '%s, 50 steps, within 1e-4',
  (variant) => {
    let module: WebAssembly.Module;
    beforeAll(async () => {
      module = await compiledStep(variant);
    });

    const pair = (spec: RunSpec, options: Partial<Pair> = {}): Promise<Outcome> =>
      runPair({ module, widths: SMALL_NET, spec, ...options });

    const paired = new Map<string, Promise<Outcome>>();
    /** The pair of a small net, run once, for whichever test asks first. */
    function small(spec: RunSpec): Promise<Outcome> {
      const key = JSON.stringify(spec);
      const found = paired.get(key) ?? pair(spec);
      paired.set(key, found);
      return found;
    }

    it.each(readings)('%s, every dynamics, optimizer and way of the costs', async (reading) => {
      for (const spec of combinations(reading)) {
        expect((await small(spec)).worst, describeSpec(spec)).toBeLessThanOrEqual(TOLERANCE);
      }
    });

    it('meets both ends of [0, 1] and what lies between somewhere in these runs', async () => {
      const ends: number[] = [];
      for (const spec of readings.flatMap(combinations)) {
        ends.push(...(await small(spec)).participation);
      }
      expect(ends).toContain(0);
      expect(ends).toContain(1);
      expect(ends.some((s) => s > 0 && s < 1)).toBe(true);
    });

    it.each(['sgd', 'momentum', 'adam'] as const)(
      'at odd widths and batch sizes, %s',
      async (optimizer) => {
        for (const inputNormalisation of ['unit', 'standard'] as const) {
          for (const costIntoTheta of [false, true]) {
            const spec = busySpec('descent-s', { optimizer, inputNormalisation, costIntoTheta });
            // Full batches of 19 with a remainder of 1 or 6 now and then.
            const batch = (t: number) => (t % 7 === 3 ? 1 : t % 7 === 5 ? 6 : 19);
            const outcome = await pair(spec, { widths: ODD_NET, batch });
            expect(outcome.worst, describeSpec(spec)).toBeLessThanOrEqual(TOLERANCE);
            expect(outcome.classes[0]).toEqual(outcome.classes[1]);
          }
        }
      },
    );

    it.each([[[9, 3]], [[30, 40, 5]], [[17, 6, 7, 8, 9, 3]]])(
      'in a net of widths %j',
      async (widths) => {
        const { worst } = await pair(busySpec('saliency', { optimizer: 'momentum' }), { widths });
        expect(worst).toBeLessThanOrEqual(TOLERANCE);
      },
    );

    it.each(['torch', 'he', 'glorot'] as const)(
      'with 784 inputs, started by %s',
      async (initialisation) => {
        for (const inputNormalisation of ['unit', 'standard'] as const) {
          const spec = busySpec('contest', { initialisation, inputNormalisation });
          const { worst } = await pair(spec, { widths: [784, 33, 20, 10], steps: 20 });
          expect(worst, inputNormalisation).toBeLessThanOrEqual(TOLERANCE);
        }
      },
    );

    it.each(['unit', 'standard'] as const)(
      'of real numbers in two dimensions and more, as %s',
      async (inputNormalisation) => {
        for (const widths of [
          [2, 32, 32, 2],
          [7, 9, 3],
        ]) {
          const spec = busySpec('contest', { inputNormalisation });
          const outcome = await pair(spec, { widths, reals: true });
          expect(outcome.worst, `${widths}`).toBeLessThanOrEqual(TOLERANCE);
          expect(outcome.classes[0]).toEqual(outcome.classes[1]);
        }
      },
    );

    it('when each layer has prices of its own', async () => {
      const own = { alpha: '4,6', beta: '0.03,0', gamma: '0.02,0.1', eta: '0,0.2' } as const;
      for (const costIntoTheta of [false, true]) {
        const { worst } = await pair(busySpec('saliency', { ...own, costIntoTheta }), {});
        expect(worst).toBeLessThanOrEqual(TOLERANCE);
      }
    });

    it('when every live choice is changed on the way', async () => {
      const changes: Record<number, SpecPatch> = {
        8: { dynamics: 'adam', lrS: 0.03 },
        16: { benefitMemory: 0.9, benefitSign: 'saliency' },
        22: { dynamics: 'proximal', lrS: 0.2, gamma: 0.02 },
        28: { benefitScale: 'relative', lrS: 0.02, costIntoTheta: true },
        33: { benefitScale: 'relative-net' },
        36: { dynamics: 'adam', lrTheta: 3e-3, benefitGradient: 's' },
        40: { alpha: '4,5', beta: '0.03,0.01', gamma: '0.03,0.06', eta: '0.02,0.1' },
        44: { dynamics: 'bestResponse', eta: 0, gammaWarmup: 20 },
      };
      const { worst } = await pair(busySpec('printed-adam', {}), { changes });
      expect(worst).toBeLessThanOrEqual(TOLERANCE);
    });
  },
);
