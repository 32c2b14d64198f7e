import fc from 'fast-check';

/** Runs a property on enough random games to mean something, and few enough to stay quick. */
export const check = <Ts extends [unknown, ...unknown[]]>(
  property: fc.IProperty<Ts>,
  numRuns = 200,
): void => fc.assert(property, { numRuns });
