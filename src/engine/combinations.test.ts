/** Whatever can be played here agrees with the Float64 reference, by each rule that its route computes. */
import { describe, expect, it } from 'vitest';
import { offered } from '../../test/combinations.ts';
import { measure } from '../../test/reference/agreement.ts';
import { busySpec, describeSpec, weightSpec, readings } from '../../test/reference/cases.ts';
import { parameters } from '../spec/parameters.ts';
import { chooseBackend } from './backends.ts';
import { compiledStep } from './simd/test/compiled.ts';

const TOLERANCE = 1e-4;
const STEPS = 50;
const optimizers = parameters.optimizer.options.map(({ value }) => value);

const cases = (await offered())
  .filter(({ backend }) => backend !== 'webgpu')
  .map((one, at) => [one.route.name, one.players, one.network.text, one, at] as const);

describe('agrees within 1e-4 after 50 steps, by every rule', () => {
  it.each(cases)(
    '%s: %s in %s',
    async (name, granularity, network, { players, backend, rules }, at) => {
      await chooseBackend({ wanted: backend });
      const compiled = name === 'simd' ? await compiledStep('step.wasm') : undefined;
      const moved: number[] = [];
      for (const [index, dynamics] of rules.entries()) {
        const turn = at * rules.length + index;
        const reading = readings[turn % readings.length];
        const optimizer = optimizers[turn % optimizers.length];
        const patch = { dynamics, granularity, optimizer, costIntoTheta: turn % 2 === 0 };
        const spec = (players === 'weight' ? weightSpec : busySpec)(reading, patch);
        const told = await measure({ network, backend, compiled, steps: STEPS, spec });
        const { theta, s, benefit, normSquared, rivalry, loss, route } = told;
        expect(route).toBe(name);
        const worst = Math.max(theta, s, benefit, normSquared, rivalry, loss);
        expect(worst, describeSpec(spec)).toBeLessThanOrEqual(TOLERANCE);
        moved.push(...told.participation.filter((x) => x !== 1));
      }
      expect(moved.length).toBeGreaterThan(0);
    },
  );
});
