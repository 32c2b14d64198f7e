/** Whatever the WGSL step serves agrees with the Float64 reference, by each rule that it computes. */
import { expect, test } from '@playwright/test';
import { offered } from '../test/combinations.ts';
import { busySpec, weightSpec, readings } from '../test/reference/cases.ts';
import { BATCHES, expectAgreement, small, useWgslPage } from './support/wgsl.ts';

const page = useWgslPage();

test('agrees within 1e-4 after 5 steps: all players, every rule', async () => {
  test.setTimeout(300_000);
  const served = (await offered()).filter(({ route }) => route.name === 'wgsl');
  expect(served.length).toBeGreaterThan(0);
  for (const { players, network, rules } of served) {
    for (const [index, dynamics] of rules.entries()) {
      const reading = readings[index % readings.length];
      const patch = { ...small, dynamics, granularity: players };
      const spec = (players === 'weight' ? weightSpec : busySpec)(reading, patch);
      await expectAgreement(page(), { network: network.text, spec, batches: BATCHES });
    }
  }
});
