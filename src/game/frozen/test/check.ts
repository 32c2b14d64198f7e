/** Runs a property with a fixed seed, so that a failure is the same failure tomorrow; SEED=n tries another. */
import fc from 'fast-check';

export function check<Ts extends [unknown, ...unknown[]]>(
  property: fc.IProperty<Ts>,
  numRuns = 200,
): void {
  fc.assert(property, { seed: Number(process.env.SEED ?? 20251226), numRuns });
}
