/** Games of single weights on the SIMD step against the Float64 reference of test/reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import { combinations, describeSpec, weightSpec, readings } from '../../../test/reference/cases.ts';
import { parameters } from '../../spec/parameters.ts';
import type { RunSpec, SpecPatch } from '../../spec/spec.ts';
import { compiledStep } from './test/compiled.ts';
import { runPair, type Outcome, type Pair } from './test/sideBySide.ts';

const TOLERANCE = 1e-4;
const scales = parameters.benefitScale.options.map(({ value }) => value);
/** Most widths are no multiple of 4. */
const NETS = [
  [20, 12, 8, 4],
  [9, 7, 3],
  [13, 10, 6, 5],
];
/** Two panels in the first layer, the second of the width 4. */
const WIDE_NET = [37, 35, 6, 5] as const;

describe.each(['step.wasm', 'step-relaxed.wasm'] as const)(
  '%s, weights play, 50 steps, within 1e-4',
  (variant) => {
    let module: WebAssembly.Module;
    beforeAll(async () => {
      module = await compiledStep(variant);
    });

    const pair = (spec: RunSpec, options: Partial<Pair> = {}): Promise<Outcome> =>
      runPair({ module, widths: NETS[0], spec, ...options });

    // Nets in turn, so that each meets every dynamics, optimizer and scale under some interpretation.
    it.each(readings.map((reading, index) => [reading, index] as const))(
      '%s, every dynamics, optimizer, scale and way of the costs',
      async (reading, index) => {
        const moved: number[] = [];
        for (const [i, { dynamics, optimizer, costIntoTheta }] of combinations(reading).entries()) {
          for (const [j, benefitScale] of scales.entries()) {
            const spec = weightSpec(reading, { dynamics, optimizer, costIntoTheta, benefitScale });
            const widths = NETS[(index + i + j) % NETS.length];
            const { worst, participation } = await pair(spec, { widths });
            expect(worst, `${widths.join('-')}: ${describeSpec(spec)}`).toBeLessThanOrEqual(
              TOLERANCE,
            );
            moved.push(...participation);
          }
        }
        expect(moved).toContain(0);
        expect(moved).toContain(1);
        expect(moved.some((s) => s > 0 && s < 1)).toBe(true);
      },
    );

    it.each(['sgd', 'momentum', 'adam'] as const)(
      'in several panels and at odd batch sizes, %s',
      async (optimizer) => {
        for (const inputNormalisation of ['unit', 'standard'] as const) {
          for (const costIntoTheta of [false, true]) {
            const spec = weightSpec('descent-s', {
              ...{ optimizer, inputNormalisation, costIntoTheta },
              eta: 0.05,
            });
            // Full batches of 19 with a remainder of 1 or 6 now and then.
            const batch = (t: number) => (t % 7 === 3 ? 1 : t % 7 === 5 ? 6 : 19);
            const outcome = await pair(spec, { widths: WIDE_NET, batch, steps: 25 });
            expect(outcome.worst, describeSpec(spec)).toBeLessThanOrEqual(TOLERANCE);
            expect(outcome.classes[0]).toEqual(outcome.classes[1]);
          }
        }
      },
    );

    it('when each layer has prices of its own', async () => {
      const own = { alpha: '4,6', beta: '2,0', gamma: '0.003,0.01', eta: '0,0.5' } as const;
      for (const costIntoTheta of [false, true]) {
        for (const benefitScale of scales) {
          const spec = weightSpec('saliency', { ...own, costIntoTheta, benefitScale });
          expect((await pair(spec)).worst, benefitScale).toBeLessThanOrEqual(TOLERANCE);
        }
      }
    });

    it('when every live choice is changed on the way', async () => {
      const changes: Record<number, SpecPatch> = {
        8: { dynamics: 'adam', lrS: 0.03 },
        16: { benefitMemory: 0.9, benefitSign: 'saliency' },
        22: { dynamics: 'proximal', lrS: 0.2, gamma: 0.002 },
        28: { benefitScale: 'relative', lrS: 0.02, costIntoTheta: true },
        33: { benefitScale: 'relative-net' },
        36: { dynamics: 'adam', lrTheta: 3e-3, benefitGradient: 's' },
        40: { alpha: '4,5', beta: '2,1', gamma: '0.03,0.06', eta: '0.2,0.5' },
        44: { dynamics: 'bestResponse', eta: 0, gammaWarmup: 20 },
      };
      const { worst } = await pair(weightSpec('printed-adam', {}), { changes });
      expect(worst).toBeLessThanOrEqual(TOLERANCE);
    });
  },
);
