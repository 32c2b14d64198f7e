import type { RunRecord } from '../../../record/record.ts';
import type { CellOutcome } from '../../../spec/map/regions.ts';
import type { RunSpec } from '../../../spec/spec.ts';

/** Of ten players, tested once at the end. */
export const emptyRecord = (spec: RunSpec, { accuracy, inShare }: CellOutcome): RunRecord => ({
  manifest: {
    ...{ spec, log: [], data: null, program: 'test', began: '2026-11-26T00:00:00.000Z' },
    engines: [{ step: 0, backend: 'cpu' }],
  },
  verdict: { ended: 'complete', steps: 10 },
  series: {
    stepsPerEpoch: 10,
    groups: [{ name: 'Layer 1', granularity: 'neuron', count: 10 }],
    evaluations: [
      {
        ...{ step: 10, epoch: 1, testAccuracy: 0, testAccuracyPruned: 0 },
        ...{ validationAccuracy: accuracy, validationAccuracyPruned: accuracy },
        ...{ sparsity: 1 - inShare, activePerLayer: [Math.round(10 * inShare)] },
        ...{ meanParticipation: inShare, loss: 0.1 },
      },
    ],
    columns: {
      ...{ steps: new Float64Array(), losses: new Float32Array(), fees: new Float32Array() },
      ...{ summaries: new Float32Array(), shown: new Uint32Array() },
      participation: new Float32Array(),
    },
  },
  last: { step: 10, participation: new Float32Array() },
});
