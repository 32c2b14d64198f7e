import type { Evaluated } from '../events.ts';

/** A net of one layer of two neurons, both in, tested at a step of ten in an epoch; no examples are kept aside. */
export const evaluatedAt = (
  step: number,
  testAccuracy: number,
  testAccuracyPruned = testAccuracy,
): Evaluated => ({
  ...{ step, epoch: step / 10, testAccuracy, testAccuracyPruned },
  ...{ validationAccuracy: null, validationAccuracyPruned: null },
  ...{ sparsity: 0, activePerLayer: [2], meanParticipation: 1, loss: 0.5 },
});
