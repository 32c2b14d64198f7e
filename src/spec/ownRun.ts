/** How a run goes on few examples: in batches so small, and over epochs so many, that a game can be seen. */
import { dataSetOf } from '../data/rows.ts';
import { stepsPerEpoch } from '../game/batches.ts';
import { parameters } from './parameters.ts';
import type { RunSpec, SpecPatch } from './spec.ts';

/** Who earns nothing is out after 1000 steps by the fee and the rate that the page begins with; a few more for who earns some. */
const LEAST_STEPS = 1200;
/** An epoch should be of so many steps at least, where batches can be that small. */
const LEAST_BATCHES = 8;
const SMALLEST_BATCH = 8;

/** @param spec with the data that are to be learnt from @returns what is to change in it; nothing where there are many examples */
export function forFewExamples(spec: RunSpec): SpecPatch {
  const { train, validation } = dataSetOf(spec).counts;
  const count = spec.split === 'validation' ? train - validation : train;
  let { batchSize } = spec;
  while (batchSize >= 2 * SMALLEST_BATCH && batchSize * LEAST_BATCHES > count)
    batchSize = Math.floor(batchSize / 2);
  const needed = Math.ceil(LEAST_STEPS / stepsPerEpoch(count, batchSize));
  const epochs = Math.min(parameters.epochs.max, Math.max(spec.epochs, needed));
  return {
    ...(batchSize === spec.batchSize ? {} : { batchSize }),
    ...(epochs === spec.epochs ? {} : { epochs }),
  };
}

/** What `forFewExamples` changed, in a sentence; null where it changed nothing. */
export function fewExamplesInWords({ batchSize, epochs }: SpecPatch): string | null {
  const parts = [
    ...(batchSize === undefined ? [] : [`batches of ${batchSize}`]),
    ...(epochs === undefined ? [] : [`${epochs} epochs`]),
  ];
  return parts.length === 0
    ? null
    : `The examples are few, so the run has ${parts.join(' and ')}: in fewer steps hardly anybody would leave.`;
}
