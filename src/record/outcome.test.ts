import { describe, expect, it } from 'vitest';
import type { Figures } from '../game/figures.ts';
import { defaultSpec } from '../spec/spec.ts';
import { bestOnTestSeen, bestOnValidation, outcomeOf } from './outcome.ts';

const figures = (
  epoch: number,
  validated: number | null,
  tested: number,
  activePerLayer: number[],
): Figures => ({
  ...{ step: 100 * epoch, epoch, activePerLayer, sparsity: 0, meanParticipation: 1, loss: 0 },
  ...{ testAccuracy: tested, testAccuracyPruned: tested },
  ...{ validationAccuracy: validated, validationAccuracyPruned: validated },
});

/** The whole net is best, then one player comes back for an epoch. */
const evaluations = [
  figures(1, 0.99, 0.99, [512, 256]),
  figures(2, 0.95, 0.96, [40, 20]),
  figures(3, 0.97, 0.94, [39, 20]),
  figures(4, 0.98, 0.98, [41, 20]),
  figures(5, 0.97, 0.95, [40, 18]),
  figures(6, 0.96, 0.96, [40, 20]),
];

describe('what a run came to', () => {
  it('is chosen by validation images among nets that are as small as the last one', () => {
    expect(bestOnValidation(evaluations)?.epoch).toBe(3);
  });

  it('has the best test accuracy seen by a name that says so, and by nothing else', () => {
    expect(bestOnTestSeen(evaluations)?.epoch).toBe(2);
    const { final, ...outcome } = outcomeOf({ ...defaultSpec, network: 'paper' }, evaluations);
    expect(final?.epoch).toBe(6);
    expect(outcome.bestOnValidation?.epoch).toBe(3);
    expect(outcome.size?.widths).toEqual([784, 40, 20, 10]);
  });

  it('has no best net where no examples were kept aside, or nothing was tested', () => {
    expect(
      bestOnValidation(evaluations.map((each) => ({ ...each, validationAccuracyPruned: null }))),
    ).toBeNull();
    expect(outcomeOf(defaultSpec, [])).toEqual({ final: null, bestOnValidation: null, size: null });
  });
});
