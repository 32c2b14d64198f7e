/** Convolutions and pooling, and who plays in them, against the Float64 reference of test/reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import { measure, type Differences } from '../../../test/reference/agreement.ts';
import { busySpec, combinations, describeSpec, weightSpec } from '../../../test/reference/cases.ts';
import { interpretationNames } from '../../spec/interpretations.ts';
import { parameters } from '../../spec/parameters.ts';
import { chooseBackend, type BackendName } from '../backends.ts';

const TOLERANCE = 1e-4;
const NETS = [
  '6x5x1 c3k3s p2 c4k2 d5 d3',
  '5x6x1 c3k2 tanh p2 c3k2s leaky d4 tanh d3',
  '5x5x1 p2 c3k1 relu c3k2 d3',
].map((text) => text.replace('c3k2s', 'c3k3s'));
const scales = parameters.benefitScale.options.map(({ value }) => value);

const worst = ({ theta, s, benefit, normSquared, rivalry, loss }: Differences): number =>
  Math.max(theta, s, benefit, normSquared, rivalry, loss);

describe.each(['wasm', 'cpu'] satisfies BackendName[])('on %s', (backend) => {
  beforeAll(() => chooseBackend({ wanted: backend }));

  // Every dynamics × optimizer × costs into θ, under interpretations and scales taken in turn.
  it.each(['filter', 'weight', 'neuron'] as const)(
    '%ss agree with the reference within 1e-4 after 50 steps',
    async (granularity) => {
      const moved: number[] = [];
      for (const [at, { dynamics, optimizer, costIntoTheta }] of combinations(
        'contest',
      ).entries()) {
        const reading = interpretationNames[at % interpretationNames.length];
        const benefitScale = scales[at % scales.length];
        const patch = { dynamics, optimizer, costIntoTheta, granularity, benefitScale };
        const spec = (granularity === 'weight' ? weightSpec : busySpec)(reading, patch);
        const network = NETS[granularity === 'neuron' ? at % 2 : at % NETS.length];
        const told = await measure({ network, backend, steps: 50, spec });
        expect(worst(told), `${network}: ${describeSpec(spec)}`).toBeLessThanOrEqual(TOLERANCE);
        moved.push(...told.participation);
      }
      expect(moved).toContain(0);
      expect(moved).toContain(1);
      expect(moved.some((s) => s > 0 && s < 1)).toBe(true);
    },
    30_000,
  );
});
