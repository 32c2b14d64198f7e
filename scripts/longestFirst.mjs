/** The order of the unit tests: what takes longest begins first, so that at the end no worker waits for another. */

/** Longest first. */
export const LONG = [
  'src/engine/simd/weightAgreement.test.ts',
  'src/engine/combinations.test.ts',
  'cli/reproduction.test.ts',
  'src/engine/agreement.test.ts',
  'cli/experiment.test.ts',
  'src/engine/simd/agreement.test.ts',
  'src/engine/betweenSteps.test.ts',
  'test/recipes.test.ts',
  'src/engine/tfjs/players.test.ts',
  'test/promises.test.ts',
  'src/game/frozen/equilibriumReference.test.ts',
  'src/panels/shared/hostile.test.ts',
  'test/hostile.test.ts',
  'test/layers.test.ts',
];

/** @param {{ moduleId: string }} file */
function rank({ moduleId }) {
  const place = LONG.findIndex((name) => moduleId.endsWith(`/${name}`));
  return place < 0 ? LONG.length : place;
}

/** A sequencer of Vitest. */
export class LongestFirst {
  /** All others follow in the order in which they come. @template {{ moduleId: string }} File @param {File[]} files */
  sort(files) {
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b)));
  }

  /** @template File @param {File[]} files */
  shard(files) {
    return Promise.resolve(files);
  }
}
